#pragma once

#include <winloop/document/table.hpp>
#include <winloop/model/search.hpp>
#include <winloop/store/find.hpp>

#include <string>
#include <vector>

namespace winloop::app {

/// What `find --count` counts by: candidate, conversation, kind, stage, day, week, month.
std::vector<std::string> count_units();

/// Throws Error(bad_input) with near names for a unit that is none.
void check_count(const std::string& unit);

/// The hits by one of the units: time and stages in their own order, weeks by their Monday;
/// anything else with most hits first.
document::Table counts_table(const std::vector<store::FindCount>& counts, const std::string& unit,
                             const Search& search);

}  // namespace winloop::app
