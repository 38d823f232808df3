#pragma once

#include <winloop/base/export.hpp>

#include <map>
#include <string>
#include <string_view>

namespace winloop::store {

/// A text as a YAML scalar that reads back as the same text: plain where that is safe, else in
/// double quotes; empty for an empty one.
WINLOOP_API std::string yaml_scalar(std::string_view text);

/// The commented file that a search starts with: `search`, `spec`, `candidate`, `scorecard` or
/// `review`, its {{placeholders}} (search: role, manager; scorecard: candidate, rater) replaced by
/// yaml_scalar() of the values, by nothing where there is none.
WINLOOP_API std::string filled_template(std::string_view name,
                                        const std::map<std::string, std::string>& values = {});

}  // namespace winloop::store
