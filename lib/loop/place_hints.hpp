#pragma once

#include "place_source.hpp"
#include <winloop/loop/capture.hpp>

#include <optional>
#include <string>
#include <vector>

namespace winloop::loop {

/// What is known of a source, from one place or another.
struct Hints {
  std::string candidate;
  bool about_search = false;
  std::optional<ConversationKind> kind;
  std::optional<Date> on;
  std::string odd_day = {};              ///< what the name has in place of a day
  std::vector<std::string> others = {};  ///< what else it says, where that is several words
  bool by_name_only = false;             ///< nothing but the file's name says whom it is about

  [[nodiscard]] bool complete() const { return kind && on && (!candidate.empty() || about_search); }
};

/// What the options say, then the row of the manifest, then the file's name: the first that says
/// something outranks the others.
Hints hints_of(const CaptureSource& source, const CaptureOptions& options);

/// Where a source belongs. Throws Error(bad_input) that names what is missing, `nobody` behind the
/// candidate, and for a day after `today`.
Subject subject_of(const Hints& hints, const std::string& nobody, const std::optional<Date>& today);

}  // namespace winloop::loop
