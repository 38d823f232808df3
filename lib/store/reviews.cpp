#include "database.hpp"
#include "standings.hpp"
#include <winloop/base/names.hpp>
#include <winloop/store/reviews.hpp>

#include <sstream>

namespace winloop::store {

std::vector<Decision> decisions(const Record& record, Date as_of) {
  std::vector<Decision> found;
  auto rows = record.database().query(
      "SELECT c.id, d.decision, d.next, d.owner, d.due, d.day FROM decision d "
      "JOIN candidate c ON c.row = d.candidate WHERE d.day <= ?1 ORDER BY d.day, d.row",
      as_of);
  while (rows.next()) {
    found.push_back({rows.text(0), rows.name<DecisionKind>(1), rows.text(2), rows.text(3),
                     rows.optional_day(4), rows.day(5)});
  }
  return found;
}

std::vector<Recall> recalls(const Record& record, Date as_of) {
  std::vector<Recall> found;
  auto rows = record.database().query(
      "SELECT c.id, r.by, r.day, r.said, r.words FROM recall r "
      "JOIN candidate c ON c.row = r.candidate WHERE r.day <= ?1 ORDER BY r.day, r.row",
      as_of);
  while (rows.next()) {
    Recall recall{rows.text(0), rows.text(1), rows.day(2), {}, rows.text(4)};
    std::istringstream said(rows.text(3));
    for (std::string category; said >> category;) recall.said.push_back(category);
    found.push_back(std::move(recall));
  }
  return found;
}

std::vector<ReviewNote> reviews(const Record& record, Date as_of) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  std::vector<ReviewNote> found;
  auto rows =
      database.query("SELECT row, day, notes FROM review WHERE day <= ?1 ORDER BY day, row", as_of);
  while (rows.next()) {
    found.push_back({rows.day(1), {}, rows.text(2)});
    auto people = database.query("SELECT name FROM review_person WHERE review = ?1 ORDER BY number",
                                 rows.integer(0));
    while (people.next()) found.back().with.push_back(people.text(0));
  }
  return found;
}

std::vector<SpecVersion> spec_versions(const Record& record, Date as_of) {
  std::vector<SpecVersion> found;
  auto rows = record.database().query(
      "SELECT number, text, by, day, why FROM spec_version WHERE day <= ?1 ORDER BY number", as_of);
  while (rows.next()) {
    found.push_back(
        {static_cast<int>(rows.integer(0)), rows.text(1), rows.text(2), rows.day(3), rows.text(4)});
  }
  return found;
}

std::vector<Ranking> rankings(const Record& record, Date as_of, std::size_t with_standings) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  std::vector<Ranking> found;
  auto rows = database.query(
      "SELECT row, spec_version, day, why FROM ranking WHERE day <= ?1 ORDER BY day, row", as_of);
  while (rows.next()) {
    found.push_back(
        {rows.integer(0), static_cast<int>(rows.integer(1)), rows.day(2), rows.text(3), {}});
  }
  const auto first = found.size() - std::min(found.size(), with_standings);
  for (auto at = first; at < found.size(); ++at) found[at] = whole_ranking(record, found[at]);
  return found;
}

Ranking whole_ranking(const Record& record, Ranking found) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  auto counted = database.query("SELECT candidates FROM ranking WHERE row = ?1", found.row);
  counted.next();
  found.standings = unpack(database.blob("ranking", "standings", found.row),
                           static_cast<std::size_t>(counted.integer(0)));
  return found;
}

std::optional<Ranking> last_ranking(const Record& record, Date as_of) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  auto rows = database.query(
      "SELECT row, spec_version, day, why FROM ranking WHERE day <= ?1 "
      "ORDER BY day DESC, row DESC LIMIT 1",
      as_of);
  if (!rows.next()) return std::nullopt;
  return whole_ranking(
      record, {rows.integer(0), static_cast<int>(rows.integer(1)), rows.day(2), rows.text(3), {}});
}

}  // namespace winloop::store
