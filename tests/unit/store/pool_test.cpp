#include "fixture.hpp"
#include <winloop/base/error.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/ratings.hpp>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

using namespace winloop;
using namespace winloop::test;

namespace {

const Spec spec = store::read_spec(R"(
criteria:
  - {id: craft}
  - {id: own}
  - {id: years, fact: years >= 5}
  - {id: notice, number: {field: weeks, from: 12, to: 2}}
  - {id: never}
)",
                                   "spec.yaml");

/// What a column says of a candidate.
double value_of(const PoolColumn& column, std::size_t at) {
  return column.exact.empty() ? column.value[column.codes[at]] : column.exact[at];
}

/// The mean of the newest ratings, the slow and obvious way.
double expected(const std::vector<Rating>& newest, const std::string& candidate,
                const std::string& criterion) {
  double sum = 0;
  int count = 0;
  for (const auto& rating : newest) {
    if (rating.candidate != candidate || rating.criterion != criterion) continue;
    sum += rating.level;
    ++count;
  }
  return count == 0 ? std::nan("") : value_of_level(sum / count);
}

/// The same ratings by numbers.
void check_numbered(const store::Record& record, Date on) {
  const auto numbered = store::numbered_ratings(record, spec, on);
  std::vector<std::string> got;
  std::map<std::int64_t, std::string> id_of;
  for (const auto& candidate : store::candidates(record, on)) id_of[candidate.row] = candidate.id;
  for (const auto& rating : numbered.ratings)
    got.push_back(fmt::format("{} {} {} {}", id_of[rating.candidate],
                              spec.criteria[rating.criterion].id, numbered.raters[rating.rater],
                              rating.level));
  std::vector<std::string> wanted;
  for (const auto& rating : store::ratings(record, on)) {
    if (rating.criterion != "other")
      wanted.push_back(fmt::format("{} {} {} {}", rating.candidate, rating.criterion, rating.rater,
                                   rating.level));
  }
  std::sort(got.begin(), got.end());
  std::sort(wanted.begin(), wanted.end());
  BOOST_TEST(got == wanted, boost::test_tools::per_element());
}

void check_pool(const store::Record& record, Date on) {
  check_numbered(record, on);
  const auto pool = store::read_pool(record, spec, on);
  const auto all = store::candidates(record, on);
  const auto newest = store::ratings(record, on);
  BOOST_REQUIRE(pool.rows.size() == all.size());
  for (std::size_t at = 0; at < all.size(); ++at) {
    BOOST_REQUIRE(pool.rows[at] == all[at].row);
    for (std::size_t column = 0; column < spec.criteria.size(); ++column) {
      const auto& evidence = spec.criteria[column].evidence;
      double wanted = expected(newest, all[at].id, spec.criteria[column].id);
      if (const auto* fact = std::get_if<FactRule>(&evidence)) {
        wanted = value_under(*fact, all[at].facts).value_or(std::nan(""));
      } else if (const auto* number = std::get_if<NumberRule>(&evidence)) {
        wanted = value_under(*number, all[at].facts).value_or(std::nan(""));
      }
      const auto got = value_of(pool.columns[column], at);
      if (std::isnan(wanted)) {
        BOOST_TEST(std::isnan(got));
      } else {
        BOOST_TEST(got == wanted, boost::test_tools::tolerance(1e-12));
      }
    }
  }
}

struct Rated : RecordFixture {
  void rate(const std::vector<Rating>& ratings) {
    store::Write write(record);
    BOOST_TEST(write.add_ratings(ratings) == ratings.size());
    write.commit();
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(pool)

BOOST_FIXTURE_TEST_CASE(the_newest_of_each_rater_counts, Rated) {
  add("ana");
  rate({{"ana", "craft", "Rui", 2, "", day("2026-03-02")},
        {"ana", "craft", "Ngo", 4, "", day("2026-03-02")}});
  rate({{"ana", "craft", "Rui", 3, "again", day("2026-03-04")}});
  rate({{"ana", "craft", "Ngo", 1, "dated back", day("2026-03-01")}});
  const auto now = store::ratings(record, day("2026-03-04"), "ana");
  BOOST_REQUIRE(now.size() == 2U);
  BOOST_TEST(now[0].rater == "Ngo");
  BOOST_TEST(now[0].level == 4);
  BOOST_TEST(now[1].level == 3);
  BOOST_TEST(now[1].note == "again");
  BOOST_TEST(store::ratings(record, day("2026-03-03"), "ana").at(1).level == 2);
  BOOST_TEST(store::ratings(record, day("2026-03-01"), "ana").at(0).level == 1);
  for (const auto* on : {"2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"})
    check_pool(record, day(on));
  BOOST_TEST((store::raters(record) == std::vector<std::string>{"Ngo", "Rui"}));
}

BOOST_FIXTURE_TEST_CASE(columns_agree_with_the_ratings_on_any_day, Rated) {
  std::mt19937 random(7);
  const auto pick = [&](int count) {
    return static_cast<int>(random() % static_cast<unsigned>(count));
  };
  const std::vector<std::string> criteria{"craft", "own", "other"};
  std::vector<Rating> ratings;
  {
    store::Write write(record);
    for (int number = 0; number < 300; ++number) {
      Candidate candidate;
      candidate.id = fmt::format("c{}", number);
      candidate.name = "N";
      candidate.stage = "applied";
      candidate.added = day("2026-03-01") + number / 60;
      if (pick(2) == 0) candidate.facts["years"] = static_cast<double>(pick(10));
      if (pick(9) == 0) candidate.facts["years"] = std::string("some");
      if (pick(2) == 0) candidate.facts["weeks"] = static_cast<double>(pick(14));
      write.add_candidate(candidate);
      for (int rating = pick(8); rating > 0; --rating) {
        ratings.push_back({candidate.id, criteria[static_cast<std::size_t>(pick(3))],
                           fmt::format("r{}", pick(3)), 1 + pick(4), "",
                           day("2026-03-05") + pick(5)});
      }
    }
    write.commit();
  }
  std::shuffle(ratings.begin(), ratings.end(), random);
  const auto half = ratings.begin() + static_cast<std::ptrdiff_t>(ratings.size() / 2);
  rate({ratings.begin(), half});
  rate({half, ratings.end()});
  for (int offset = 0; offset < 12; ++offset) check_pool(record, day("2026-02-28") + offset);
  BOOST_TEST(record.verify().empty());
}

BOOST_FIXTURE_TEST_CASE(what_is_known_is_not_read_again, Rated) {
  add("ana");
  add("jo");
  rate({{"ana", "craft", "Rui", 2, "", day("2026-03-02")},
        {"jo", "own", "Rui", 4, "", day("2026-03-02")}});
  const auto on = day("2026-03-03");
  auto known = store::read_pool(record, spec, on);
  // Marked, so that it shows what is taken and what is read.
  for (auto& column : known.columns) column.value[9] = 0.25;
  auto tried = spec;
  tried.criteria[1].weight = 7;
  tried.criteria[1].must = 1;
  tried.criteria[2].evidence = FactRule{"years", FactOperator::at_least, {Fact(3.0)}};
  std::swap(tried.criteria[0], tried.criteria[4]);
  const auto pool = store::read_pool(record, tried, on, {spec, known});
  const auto anew = store::read_pool(record, tried, on);
  BOOST_TEST(pool.rows == anew.rows, boost::test_tools::per_element());
  BOOST_REQUIRE(pool.columns.size() == tried.criteria.size());
  for (std::size_t at = 0; at < pool.columns.size(); ++at) {
    BOOST_TEST(pool.columns[at].codes == anew.columns[at].codes, boost::test_tools::per_element());
    BOOST_TEST((pool.columns[at].value[9] == 0.25) == (at != 2));
  }
}

BOOST_FIXTURE_TEST_CASE(evidence_is_the_same_while_nothing_happens, Rated) {
  add("ana", "2026-03-01");
  rate({{"ana", "craft", "Rui", 2, "", day("2026-03-04")}});
  add("jo", "2026-03-08");
  const auto same = [&](std::string_view from, std::string_view to) {
    return store::same_evidence(record, day(from), day(to));
  };
  BOOST_TEST(same("2026-03-02", "2026-03-02"));
  BOOST_TEST(!same("2026-03-02", "2026-03-05"));
  BOOST_TEST(same("2026-03-04", "2026-03-07"));
  BOOST_TEST(!same("2026-03-04", "2026-03-08"));
  BOOST_TEST(same("2026-03-08", "2026-03-20"));
  BOOST_TEST(!same("2026-03-20", "2026-03-08"));
}

BOOST_FIXTURE_TEST_CASE(more_raters_than_a_code_can_say, Rated) {
  add("ana");
  add("jo");
  std::vector<Rating> ratings;
  for (int rater = 0; rater < 20; ++rater) {
    ratings.push_back(
        {"ana", "craft", fmt::format("r{}", rater), 1 + rater % 4, "", day("2026-03-02")});
  }
  ratings.push_back({"jo", "craft", "r1", 4, "", day("2026-03-02")});
  rate(ratings);
  check_pool(record, day("2026-03-02"));
  check_pool(record, day("2026-03-01"));
}

BOOST_FIXTURE_TEST_CASE(wrong_ratings_are_refused_all_together, Rated) {
  add("ana");
  store::Write write(record);
  const Rating good{"ana", "craft", "Rui", 3, "", day("2026-03-02")};
  for (auto spoil : std::initializer_list<void (*)(Rating&)>{
           [](Rating& rating) { rating.level = 0; }, [](Rating& rating) { rating.level = 5; },
           [](Rating& rating) { rating.candidate = "nobody"; },
           [](Rating& rating) { rating.criterion.clear(); },
           [](Rating& rating) { rating.rater = " "; }}) {
    std::vector<Rating> ratings{good, good};
    spoil(ratings[1]);
    BOOST_CHECK_THROW(write.add_ratings(ratings), Error);
  }
  write.commit();
  BOOST_TEST(store::ratings(record, day("2026-03-02")).empty());
}

BOOST_FIXTURE_TEST_CASE(derived_columns_and_lengths_can_be_made_anew, Rated) {
  add("ana");
  rate({{"ana", "craft", "Rui", 2, "", day("2026-03-02")}});
  keep(capture_of({"One two three.", "Four."}, "ana"));
  BOOST_TEST(record.verify().empty());
  store::Write write(record);
  write.rebuild_derived();
  write.commit();
  BOOST_TEST(record.verify().empty());
  check_pool(record, day("2026-03-05"));
}

BOOST_AUTO_TEST_SUITE_END()
