#include "column_store.hpp"
#include "database.hpp"
#include "rating_entries.hpp"
#include <winloop/model/rating.hpp>
#include <winloop/store/ratings.hpp>

#include <algorithm>
#include <limits>
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

PoolColumn rated_column(Database& database, std::int64_t criterion, RatingEntries* past,
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

/// Reads the columns that the record has to be asked for.
class ColumnReader {
 public:
  ColumnReader(Database& database, const Spec& spec, Date as_of,
               const std::vector<std::uint32_t>& rows)
      : database_(database),
        as_of_(as_of),
        rows_(rows),
        rated_(rated_criteria(database, spec, as_of)) {
    if (!rated_.newer.empty()) past_.emplace(database, rated_.newer, as_of);
  }

  PoolColumn read(const Criterion& criterion) {
    if (const auto* fact = std::get_if<FactRule>(&criterion.evidence))
      return fact_column(database_, *fact, rows_);
    if (const auto* number = std::get_if<NumberRule>(&criterion.evidence))
      return number_column(database_, *number, rows_);
    const auto row = rated_.row.find(criterion.id);
    const auto never = std::int64_t{-1};
    return rated_column(database_, row == rated_.row.end() ? never : row->second,
                        past_ ? &*past_ : nullptr, rows_, as_of_);
  }

 private:
  Database& database_;
  Date as_of_;
  const std::vector<std::uint32_t>& rows_;
  RatedCriteria rated_;
  std::optional<RatingEntries> past_;
};

/// Nothing where the known bar does not measure that.
const PoolColumn* known_column(const KnownPool& known, const Criterion& wanted) {
  const auto& criteria = known.spec.criteria;
  const auto found = std::find_if(criteria.begin(), criteria.end(), [&](const Criterion& one) {
    return one.id == wanted.id && one.evidence == wanted.evidence;
  });
  if (found == criteria.end()) return nullptr;
  return &known.pool.columns[static_cast<std::size_t>(found - criteria.begin())];
}

}  // namespace

Pool read_pool(const Record& record, const Spec& spec, Date as_of) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  Pool pool;
  pool.rows = rows_on(database, as_of);
  ColumnReader reader(database, spec, as_of, pool.rows);
  for (const auto& criterion : spec.criteria) pool.columns.push_back(reader.read(criterion));
  return pool;
}

Pool read_pool(const Record& record, const Spec& spec, Date as_of, const KnownPool& known) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  Spec unknown;
  for (const auto& criterion : spec.criteria) {
    if (known_column(known, criterion) == nullptr) unknown.criteria.push_back(criterion);
  }
  Pool pool;
  pool.rows = known.pool.rows;
  ColumnReader reader(database, unknown, as_of, pool.rows);
  for (const auto& criterion : spec.criteria) {
    const auto* column = known_column(known, criterion);
    pool.columns.push_back(column != nullptr ? *column : reader.read(criterion));
  }
  return pool;
}

bool same_evidence(const Record& record, Date day, Date later) {
  if (day == later) return true;
  auto& database = record.database();
  const Snapshot snapshot(database);
  auto moved = database.query(
      "SELECT EXISTS (SELECT 1 FROM stage_move WHERE day > ?1 AND day <= ?2)", day, later);
  moved.next();
  auto rated =
      database.query("SELECT EXISTS (SELECT 1 FROM criterion WHERE newest > ?1)", day.day_number());
  rated.next();
  return day < later && moved.integer(0) == 0 && rated.integer(0) == 0;
}

}  // namespace winloop::store
