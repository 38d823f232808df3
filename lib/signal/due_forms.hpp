#pragma once

#include <winloop/base/date.hpp>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace winloop::signal {

/// One way of naming a time, as RE2 over lower-case text, and how it is counted.
struct DueForm {
  /// The pattern's groups: the words before, the unit, the rest; by the pattern.
  using Found = std::array<std::string, 3>;

  std::string pattern;
  std::optional<Date> (*resolve)(const Found& found, Date on);  ///< nothing: names no day
  bool same_day = false;  ///< "today": a later deadline in the same sentence counts instead
};

/// All forms; of several that match at one place the first counts.
std::vector<DueForm> due_forms();

}  // namespace winloop::signal
