#include "write_state.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/store/candidates.hpp>

#include <fmt/format.h>

#include <unordered_map>

namespace winloop::store {

namespace {

/// Rows of names, asked for once each.
class Rowed {
 public:
  template <typename Lookup>
  std::int64_t of(const std::string& name, Lookup&& lookup) {
    const auto [found, is_new] = rows_.try_emplace(name, 0);
    if (is_new) found->second = lookup(name);
    return found->second;
  }

 private:
  std::unordered_map<std::string, std::int64_t> rows_;
};

std::int64_t criterion_row(Database& database, const std::string& id, Date on) {
  {
    auto rows = database.query("SELECT row FROM criterion WHERE id = ?1", id);
    if (rows.next()) return rows.integer(0);
  }
  database.run("INSERT INTO criterion (id, newest) VALUES (?1, ?2)", id, on.day_number());
  return database.last_row();
}

std::int64_t rater_row(Database& database, const std::string& name) {
  {
    auto rows = database.query("SELECT row FROM rater WHERE name = ?1", name);
    if (rows.next()) return rows.integer(0);
  }
  database.run("INSERT INTO rater (name) VALUES (?1)", name);
  return database.last_row();
}

void expect_writable(const Rating& rating) {
  const auto fail = [&](std::string_view what) {
    throw bad_input(fmt::format("rating of \"{}\" on \"{}\" by \"{}\": {}", rating.candidate,
                                rating.criterion, rating.rater, what));
  };
  if (rating.level < 1 || rating.level > 4) {
    fail(fmt::format("level {}; expected 1 to 4", rating.level));
  }
  if (rating.criterion.empty()) fail("no criterion");
  if (utf8::trim(rating.rater).empty()) fail("no rater");
}

}  // namespace

std::size_t Write::add_ratings(std::span<const Rating> ratings) {
  auto& database = state_->database;
  Rowed candidates;
  for (const auto& rating : ratings) {
    expect_writable(rating);
    candidates.of(rating.candidate,
                  [&](const std::string& id) { return candidate_row(state_->record, id); });
  }
  Rowed criteria;
  Rowed raters;
  std::unordered_map<std::int64_t, int> newest;
  for (const auto& rating : ratings) {
    const auto candidate = candidates.of(rating.candidate, [](const auto&) { return 0; });
    const auto criterion = criteria.of(rating.criterion, [&](const std::string& id) {
      return criterion_row(database, id, rating.on);
    });
    const auto rater =
        raters.of(rating.rater, [&](const std::string& name) { return rater_row(database, name); });
    database.run(
        "INSERT INTO rating (candidate, criterion, rater, level, day, note) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        candidate, criterion, rater, rating.level, rating.on.day_number(), rating.note);
    // The first rating needs no look at others, which is what a large import consists of.
    const bool first = state_->columns.get(criterion, candidate) == level_code::unknown;
    state_->columns.set(criterion, candidate,
                        first ? level_code::encode({1, rating.level})
                              : code_from_ratings(database, candidate, criterion));
    auto& day = newest.try_emplace(criterion, rating.on.day_number()).first->second;
    day = std::max(day, rating.on.day_number());
  }
  for (const auto& [criterion, day] : newest) {
    database.run("UPDATE criterion SET newest = max(newest, ?2) WHERE row = ?1", criterion, day);
  }
  return ratings.size();
}

}  // namespace winloop::store
