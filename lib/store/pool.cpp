#include "column_store.hpp"
#include "database.hpp"
#include <winloop/model/rating.hpp>
#include <winloop/store/ratings.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>
#include <unordered_map>

namespace winloop::store {

namespace {

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

/// The rows of everyone who had been added by the day, in order.
std::vector<std::uint32_t> rows_on(Database& database, Date as_of) {
  std::vector<std::uint32_t> rows;
  auto newest = database.query("SELECT max(day) FROM stage_move");
  newest.next();
  if (newest.bytes(0) <= as_of.to_string()) {
    const auto present = read_column(database, ColumnStore::presence);
    for (std::size_t at = 0; at < present.size(); ++at) {
      if (present[at] == 1) rows.push_back(static_cast<std::uint32_t>(at + 1));
    }
    return rows;
  }
  auto added = database.query("SELECT row FROM candidate WHERE added <= ?1 ORDER BY row", as_of);
  while (added.next()) rows.push_back(static_cast<std::uint32_t>(added.integer(0)));
  return rows;
}

/// Takes the values of `rows` out of a column indexed by row - 1.
template <typename T>
std::vector<T> gather(std::vector<T> column, const std::vector<std::uint32_t>& rows, T missing) {
  const bool everyone = !rows.empty() && rows.back() == rows.size();
  if (everyone) {
    column.resize(rows.size(), missing);
    return column;
  }
  std::vector<T> gathered(rows.size(), missing);
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (rows[at] <= column.size()) gathered[at] = column[rows[at] - 1];
  }
  return gathered;
}

/// Columns from the ratings themselves, for criteria whose packed ones hold what came after the
/// day.
class PastRatings {
 public:
  /// `criteria`: the rows of those that are wanted.
  PastRatings(Database& database, const std::vector<std::int64_t>& criteria, Date as_of) {
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

  [[nodiscard]] bool has(std::int64_t criterion) const { return entries_.contains(criterion); }

  /// As read_column().
  std::vector<std::uint8_t> codes(std::int64_t criterion) {
    auto& entries = entries_.at(criterion);
    // Stable: of the same day the later row stays last.
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return std::tie(a.candidate, a.rater, a.day) < std::tie(b.candidate, b.rater, b.day);
    });
    std::vector<std::uint8_t> codes;
    level_code::Levels levels;
    for (std::size_t at = 0; at < entries.size(); ++at) {
      const auto& entry = entries[at];
      const bool last_of_candidate =
          at + 1 == entries.size() || entries[at + 1].candidate != entry.candidate;
      const bool newest = last_of_candidate || entries[at + 1].rater != entry.rater;
      if (newest) levels = {levels.raters + 1, levels.sum + entry.level};
      if (!last_of_candidate) continue;
      codes.resize(entry.candidate, level_code::unknown);
      codes[entry.candidate - 1] = level_code::encode(levels);
      levels = {};
    }
    return codes;
  }

 private:
  struct Entry {
    std::uint32_t candidate;
    std::uint32_t rater;
    std::int32_t day;
    std::int32_t level;
  };
  std::unordered_map<std::int64_t, std::vector<Entry>> entries_;
};

/// The criteria of the spec that have ever been rated.
struct RatedCriteria {
  std::unordered_map<std::string, std::int64_t> row;  ///< by id
  std::vector<std::int64_t> newer;                    ///< those with ratings after the day
};

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

/// The mean level of one candidate whom more have rated than a code can say.
double value_of_many(Database& database, std::int64_t criterion, std::int64_t candidate,
                     Date as_of) {
  std::unordered_map<std::int64_t, int> newest;
  auto rows = database.query(
      "SELECT rater, level FROM rating WHERE candidate = ?1 AND criterion = ?2 AND day <= ?3 "
      "ORDER BY day, row",
      candidate, criterion, as_of.day_number());
  while (rows.next()) newest[rows.integer(0)] = static_cast<int>(rows.integer(1));
  double sum = 0;
  for (const auto& [rater, level] : newest) sum += level;
  return value_of_level(sum / static_cast<double>(newest.size()));
}

PoolColumn rated_column(Database& database, std::int64_t criterion, PastRatings* past,
                        const std::vector<std::uint32_t>& rows, Date as_of) {
  PoolColumn column;
  column.value = level_code::values();
  auto codes = past != nullptr && past->has(criterion) ? past->codes(criterion)
                                                       : read_column(database, criterion);
  column.codes = gather(std::move(codes), rows, level_code::unknown);
  if (std::find(column.codes.begin(), column.codes.end(), level_code::many) == column.codes.end()) {
    return column;
  }
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const auto code = column.codes[at];
    column.exact.push_back(code == level_code::many
                               ? value_of_many(database, criterion, rows[at], as_of)
                               : column.value[code]);
  }
  return column;
}

/// Calls `take(position in rows, fact)` for everyone who has the fact.
template <typename Take>
void each_fact(Database& database, const std::string& field, const std::vector<std::uint32_t>& rows,
               Take&& take) {
  std::size_t at = 0;
  auto facts = database.query(
      "SELECT candidate, value FROM candidate_fact WHERE field = ?1 ORDER BY candidate", field);
  while (facts.next()) {
    const auto row = static_cast<std::uint32_t>(facts.integer(0));
    while (at < rows.size() && rows[at] < row) ++at;
    if (at == rows.size()) return;
    if (rows[at] != row) continue;
    Fact fact = facts.is_text(1) ? Fact(facts.text(1)) : Fact(facts.real(1));
    take(at, std::move(fact));
  }
}

PoolColumn fact_column(Database& database, const FactRule& rule,
                       const std::vector<std::uint32_t>& rows) {
  PoolColumn column;
  column.value.fill(not_known);
  column.value[0] = 0;
  column.value[1] = 1;
  column.codes.assign(rows.size(), level_code::unknown);
  std::map<std::string, Fact> facts;
  auto& slot = facts[rule.field];
  each_fact(database, rule.field, rows, [&](std::size_t at, Fact fact) {
    slot = std::move(fact);
    if (const auto value = value_under(rule, facts)) column.codes[at] = *value > 0 ? 1 : 0;
  });
  return column;
}

PoolColumn number_column(Database& database, const NumberRule& rule,
                         const std::vector<std::uint32_t>& rows) {
  PoolColumn column;
  column.exact.assign(rows.size(), not_known);
  std::map<std::string, Fact> facts;
  auto& slot = facts[rule.field];
  each_fact(database, rule.field, rows, [&](std::size_t at, Fact fact) {
    slot = std::move(fact);
    if (const auto value = value_under(rule, facts)) column.exact[at] = *value;
  });
  return column;
}

}  // namespace

Pool read_pool(const Record& record, const Spec& spec, Date as_of) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  Pool pool;
  pool.rows = rows_on(database, as_of);
  const auto rated = rated_criteria(database, spec, as_of);
  std::optional<PastRatings> past;
  if (!rated.newer.empty()) past.emplace(database, rated.newer, as_of);
  for (const auto& criterion : spec.criteria) {
    if (const auto* fact = std::get_if<FactRule>(&criterion.evidence)) {
      pool.columns.push_back(fact_column(database, *fact, pool.rows));
    } else if (const auto* number = std::get_if<NumberRule>(&criterion.evidence)) {
      pool.columns.push_back(number_column(database, *number, pool.rows));
    } else {
      const auto row = rated.row.find(criterion.id);
      const auto never = std::int64_t{-1};
      pool.columns.push_back(rated_column(database, row == rated.row.end() ? never : row->second,
                                          past ? &*past : nullptr, pool.rows, as_of));
    }
  }
  return pool;
}

}  // namespace winloop::store
