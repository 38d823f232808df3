#pragma once

#include <winloop/loop/workspace.hpp>
#include <winloop/model/spec.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::loop {

/// spec.yaml as it stands (on a day before the newest adoption: as it was adopted by then), and how
/// it compares with what was adopted last.
struct CurrentSpec {
  Spec spec;
  std::string text;                    ///< the file, byte for byte
  std::optional<SpecVersion> adopted;  ///< the newest version as of the day
  bool changed = false;  ///< the bar differs from `adopted` (comments and layout do not count), or
                         ///< none was adopted
};

/// Throws Error(bad_input) with its place when spec.yaml cannot be read.
WINLOOP_API CurrentSpec current_spec(const Workspace& workspace, Date as_of);

/// The bar that a version holds; throws as reading spec.yaml does.
WINLOOP_API Spec spec_of(const SpecVersion& version);

/// The version with that number; throws Error(bad_input) naming those there are.
WINLOOP_API SpecVersion spec_version(const Workspace& workspace, int number, Date as_of);

/// The version that adopting `current` would make, or nothing when the bar has not changed. `why`
/// may be empty for the first version only: Error(bad_input) else; so is it for a bar that
/// selects by a protected ground (refuse_protected), and for a `by` who does not stand in
/// search.yaml, by a name or an alias. `by` empty: the recruiter, else the hiring manager.
WINLOOP_API std::optional<SpecVersion> next_version(const Workspace& workspace,
                                                    const CurrentSpec& current, Date on,
                                                    std::string_view why, std::string_view by);

/// Adopts it; gives its number. Throws as next_version().
WINLOOP_API std::optional<int> adopt_spec(Workspace& workspace, Date on, std::string_view why,
                                          std::string_view by);

}  // namespace winloop::loop
