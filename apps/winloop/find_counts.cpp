#include "find_counts.hpp"

#include "present.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>

#include <algorithm>
#include <array>
#include <chrono>

namespace winloop::app {

namespace {

constexpr std::array<std::string_view, 7> units{"candidate", "conversation", "kind", "stage",
                                                "day",       "week",         "month"};

struct Counted {
  std::string key;
  std::size_t hits = 0;
  std::size_t conversations = 0;
};

std::string monday_of(Date day) {
  return (day - static_cast<int>(day.weekday().iso_encoding() - 1)).to_string();
}

std::string count_key(const store::FindCount& count, const std::string& unit) {
  constexpr std::size_t month_size = 7;
  if (unit == "candidate") return count.candidate;
  if (unit == "conversation") return std::to_string(count.conversation);
  if (unit == "kind") return std::string(name(count.kind));
  if (unit == "stage") return count.stage;
  if (unit == "week") return monday_of(count.on);
  if (unit == "month") return count.on.to_string().substr(0, month_size);
  return count.on.to_string();
}

void put_in_order(std::vector<Counted>& all, const std::string& unit, const Search& search) {
  if (unit == "day" || unit == "week" || unit == "month") return;  // counts come by day
  if (unit == "stage") {
    const auto known = stages_and_exits(search);
    const auto place = [&](const Counted& one) {
      return std::find(known.begin(), known.end(), one.key) - known.begin();
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
    return;
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.hits > b.hits; });
}

document::Column key_column(const std::string& unit) {
  auto title = unit;
  title.front() = static_cast<char>(title.front() - 'a' + 'A');
  if (unit == "conversation") return integer_column(unit, title);
  if (unit == "day" || unit == "week") return date_column(unit, unit == "week" ? "Week of" : title);
  auto column = text_column(unit, title);
  if (unit == "candidate" || unit == "stage") column.missing = "(the search)";
  return column;
}

document::Value key_value(const Counted& one, const std::string& unit) {
  if (unit == "conversation") return std::stoll(one.key);
  if (unit == "day" || unit == "week") return Date::parse(one.key);
  return or_missing(one.key);
}

}  // namespace

std::vector<std::string> count_units() {
  return {units.begin(), units.end()};
}

void check_count(const std::string& unit) {
  if (std::find(units.begin(), units.end(), unit) == units.end())
    throw_unknown_name("unit to count by", unit, count_units());
}

document::Table counts_table(const std::vector<store::FindCount>& counts, const std::string& unit,
                             const Search& search) {
  std::vector<Counted> all;
  for (const auto& count : counts) {
    const auto key = count_key(count, unit);
    auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.key == key; });
    if (found == all.end()) found = all.insert(all.end(), Counted{key});
    found->hits += count.hits;
    ++found->conversations;
  }
  put_in_order(all, unit, search);
  document::Table table{.name = "counts",
                        .title = "",
                        .columns = {key_column(unit), integer_column("hits", "Hits"),
                                    integer_column("conversations", "Conversations")},
                        .when_empty = "nothing found"};
  if (unit == "conversation") table.columns[2].show = document::Show::data;
  for (const auto& one : all) table.add({key_value(one, unit), one.hits, one.conversations});
  return table;
}

}  // namespace winloop::app
