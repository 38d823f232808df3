#include "rating_entries.hpp"

#include <winloop/model/rating.hpp>
#include <winloop/store/ratings.hpp>

#include <algorithm>
#include <tuple>

namespace winloop::store {

RatedCriteria rated_criteria(Database& database, const Spec& spec, Date as_of) {
  RatedCriteria rated;
  for (const auto& criterion : spec.criteria) {
    if (!std::holds_alternative<RatingEvidence>(criterion.evidence)) continue;
    auto known = database.query("SELECT row, newest FROM criterion WHERE id = ?1", criterion.id);
    if (!known.next()) continue;
    rated.row[criterion.id] = known.integer(0);
    if (known.integer(1) > as_of.day_number()) rated.newer.push_back(known.integer(0));
  }
  return rated;
}

RatingEntries::RatingEntries(Database& database, const std::vector<std::int64_t>& criteria,
                             Date as_of) {
  for (const auto criterion : criteria) entries_[criterion];
  // One pass in the order of the table, sorted afterwards: the table has no order by day.
  auto rows = database.query(
      "SELECT criterion, candidate, rater, day, level FROM rating WHERE day <= ?1 ORDER BY row",
      as_of.day_number());
  while (rows.next()) {
    const auto found = entries_.find(rows.integer(0));
    if (found == entries_.end()) continue;
    found->second.push_back(
        {static_cast<std::uint32_t>(rows.integer(1)), static_cast<std::uint32_t>(rows.integer(2)),
         static_cast<std::int32_t>(rows.integer(3)), static_cast<std::int32_t>(rows.integer(4))});
  }
}

const std::vector<RatingEntries::Entry>& RatingEntries::newest(std::int64_t criterion) {
  auto& entries = entries_.at(criterion);
  const auto earlier = [](const Entry& a, const Entry& b) {
    return std::tie(a.candidate, a.rater, a.day) < std::tie(b.candidate, b.rater, b.day);
  };
  // Stable: of the same day the later row stays last.
  if (!std::is_sorted(entries.begin(), entries.end(), earlier))
    std::stable_sort(entries.begin(), entries.end(), earlier);
  std::size_t kept = 0;
  for (std::size_t at = 0; at < entries.size(); ++at) {
    const bool replaced = at + 1 < entries.size() &&
                          entries[at + 1].candidate == entries[at].candidate &&
                          entries[at + 1].rater == entries[at].rater;
    if (!replaced) entries[kept++] = entries[at];
  }
  entries.resize(kept);
  return entries;
}

std::vector<std::uint8_t> RatingEntries::codes(std::int64_t criterion) {
  const auto& entries = newest(criterion);
  std::vector<std::uint8_t> codes;
  level_code::Levels levels;
  for (std::size_t at = 0; at < entries.size(); ++at) {
    const auto& entry = entries[at];
    levels = {levels.raters + 1, levels.sum + entry.level};
    const bool last = at + 1 == entries.size() || entries[at + 1].candidate != entry.candidate;
    if (!last) continue;
    codes.resize(entry.candidate, level_code::unknown);
    codes[entry.candidate - 1] = level_code::encode(levels);
    levels = {};
  }
  return codes;
}

NumberedRatings numbered_ratings(const Record& record, const Spec& spec, Date as_of) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  NumberedRatings result;
  std::unordered_map<std::uint32_t, std::uint32_t> number_of;
  auto names = database.query("SELECT row, name FROM rater ORDER BY name");
  while (names.next()) {
    number_of[static_cast<std::uint32_t>(names.integer(0))] =
        static_cast<std::uint32_t>(result.raters.size());
    result.raters.push_back(names.text(1));
  }
  const auto rated = rated_criteria(database, spec, as_of);
  std::vector<std::int64_t> rows;
  for (const auto& [id, row] : rated.row) rows.push_back(row);
  RatingEntries entries(database, rows, as_of);
  for (std::size_t at = 0; at < spec.criteria.size(); ++at) {
    const auto row = rated.row.find(spec.criteria[at].id);
    if (row == rated.row.end()) continue;
    for (const auto& entry : entries.newest(row->second)) {
      result.ratings.push_back({entry.candidate, number_of.at(entry.rater),
                                static_cast<std::uint16_t>(at),
                                static_cast<std::uint8_t>(entry.level)});
    }
  }
  return result;
}

}  // namespace winloop::store
