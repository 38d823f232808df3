#include "database.hpp"
#include <winloop/store/ratings.hpp>

namespace winloop::store {

std::vector<Rating> ratings(const Record& record, Date as_of, std::string_view candidate) {
  auto& database = record.database();
  std::vector<Rating> found;
  // Of the same candidate, criterion and rater the row with the greatest (day, row) stands; it
  // comes last among its likes and replaces them.
  auto rows = database.query(
      "SELECT c.id, k.id, t.name, r.level, r.note, r.day FROM rating r "
      "JOIN candidate c ON c.row = r.candidate JOIN criterion k ON k.row = r.criterion "
      "JOIN rater t ON t.row = r.rater WHERE r.day <= ?1 AND (?2 = '' OR c.id = ?2) "
      "ORDER BY c.id, k.id, t.name, r.day, r.row",
      as_of.day_number(), candidate);
  while (rows.next()) {
    Rating rating{rows.text(0), rows.text(1),
                  rows.text(2), static_cast<int>(rows.integer(3)),
                  rows.text(4), Date::from_day_number(static_cast<int>(rows.integer(5)))};
    const bool replaces = !found.empty() && found.back().candidate == rating.candidate &&
                          found.back().criterion == rating.criterion &&
                          found.back().rater == rating.rater;
    if (replaces) {
      found.back() = std::move(rating);
    } else {
      found.push_back(std::move(rating));
    }
  }
  return found;
}

std::vector<std::string> raters(const Record& record) {
  std::vector<std::string> names;
  auto rows = record.database().query("SELECT name FROM rater ORDER BY name");
  while (rows.next()) names.push_back(rows.text(0));
  return names;
}

}  // namespace winloop::store
