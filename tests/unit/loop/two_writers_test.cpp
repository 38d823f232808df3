// Two processes at one search: a verb that waited for its turn goes by what it then finds.
#include "support.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/loop/adopt.hpp>
#include <winloop/loop/candidates.hpp>
#include <winloop/loop/import.hpp>
#include <winloop/loop/rerank.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/reviews.hpp>
#include <winloop/store/write.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <future>
#include <string>
#include <thread>

using namespace winloop;

namespace {

const Date today = Date::parse("2026-03-10");

Candidate person(std::string id, std::string email = {}) {
  Candidate one;
  one.name = "Name of " + id;
  one.id = std::move(id);
  one.email = std::move(email);
  one.stage = "applied";
  one.added = Date::parse("2026-03-01");
  return one;
}

struct TwoProcesses {
  test::TemporaryFolder folder;
  std::optional<loop::Workspace> ours;
  std::optional<loop::Workspace> theirs;

  TwoProcesses() {
    const auto path = folder.path / "search";
    store::SearchDirectory::create(path, {"role: Lead\n", "criteria: [{id: a, weight: 1}]\n", ""});
    ours.emplace(loop::open_workspace({path, {}, path}, store::Access::write));
    theirs.emplace(loop::open_workspace({path, {}, path}, store::Access::write));
    store::Write write(ours->record);
    write.add_candidate(person("ana"));
    write.commit();
  }

  void bar(int weight) const {
    write_file(ours->directory.spec(),
               "criteria: [{id: a, weight: " + std::to_string(weight) + "}, {id: b, weight: 1}]\n");
  }

  /// `verb` begins while they write, and has time to read too early; what it throws is thrown.
  template <typename Verb, typename Meanwhile>
  void while_they_write(Verb verb, Meanwhile meanwhile) {
    store::Write write(theirs->record);
    auto done = std::async(std::launch::async, verb);
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    meanwhile(write);
    write.commit();
    done.get();
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(two_writers)

BOOST_FIXTURE_TEST_CASE(a_ranking_that_waited_is_measured_and_shown_again, TwoProcesses) {
  std::vector<std::size_t> shown;
  while_they_write(
      [&] {
        loop::keep_ranking(*ours, today, {},
                           [&](const auto& result) { shown.push_back(result->people.size()); });
      },
      [](store::Write& write) { write.add_candidate(person("joe")); });
  BOOST_TEST((shown == std::vector<std::size_t>{1, 2}));
  const auto kept = store::last_ranking(ours->record, today);
  BOOST_REQUIRE(kept.has_value());
  BOOST_TEST(kept->standings.size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_ranking_stands_under_the_version_that_made_it, TwoProcesses) {
  loop::keep_ranking(*ours, today, {});
  bar(2);
  while_they_write([&] { loop::keep_ranking(*ours, today, {.why = "ours", .by = {}}); },
                   [](store::Write& write) {
                     write.add_spec_version("criteria: [{id: a, weight: 9}]\n", "Noor", today,
                                            "theirs");
                   });
  const auto versions = store::spec_versions(ours->record, today);
  BOOST_REQUIRE(versions.size() == 3U);
  BOOST_TEST(versions[2].why == "ours");
  BOOST_TEST(store::last_ranking(ours->record, today)->spec_version == 3);
}

BOOST_FIXTURE_TEST_CASE(a_bar_that_changed_while_a_ranking_waited_is_not_adopted, TwoProcesses) {
  loop::keep_ranking(*ours, today, {});
  bar(2);
  BOOST_TEST(test::says(test::refusal([&] {
                          while_they_write(
                              [&] { loop::keep_ranking(*ours, today, {.why = "two", .by = {}}); },
                              [&](store::Write& write) {
                                bar(5);
                                write.add_candidate(person("joe"));
                              });
                        }),
                        "was changed while"));
  BOOST_TEST(store::spec_versions(ours->record, today).size() == 1U);
  BOOST_TEST(store::rankings(ours->record, today, 0).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_shown_is_not_kept, TwoProcesses) {
  BOOST_CHECK_THROW(
      loop::keep_ranking(*ours, today, {}, [](const auto&) { throw bad_input("no such format"); }),
      Error);
  BOOST_TEST(store::spec_versions(ours->record, today).empty());
  BOOST_TEST(store::rankings(ours->record, today, 0).empty());
}

BOOST_FIXTURE_TEST_CASE(a_bar_is_adopted_once, TwoProcesses) {
  std::optional<int> number = 7;
  while_they_write([&] { number = loop::adopt_spec(*ours, today, "", ""); },
                   [&](store::Write& write) {
                     write.add_spec_version("criteria: [{id: a, weight: 1}]\n", "Noor", today, "");
                   });
  BOOST_TEST(!number.has_value());
  BOOST_TEST(store::spec_versions(ours->record, today).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(an_import_leaves_what_another_one_stored, TwoProcesses) {
  while_they_write(
      [&] { loop::import_candidates(*ours, "id,years\nana,20\n", "years.csv", {}, today); },
      [](store::Write& write) {
        auto ana = person("ana");
        ana.source = "agency";
        write.update_candidate(ana);
      });
  const auto ana = store::candidate(ours->record, "ana", today);
  BOOST_TEST(ana.source == "agency");
  BOOST_TEST(std::get<double>(ana.facts.at("years")) == 20);
}

BOOST_FIXTURE_TEST_CASE(an_address_is_somebody_s_once, TwoProcesses) {
  loop::NewCandidate kim;
  kim.name = "Kim Lee";
  kim.email = "kim@x.example";
  BOOST_TEST(test::says(test::refusal([&] {
                          while_they_write([&] { loop::add_candidate(*ours, kim, today); },
                                           [](store::Write& write) {
                                             write.add_candidate(person("kim-li", "Kim@x.example"));
                                           });
                        }),
                        "kim-li has the e-mail address kim@x.example already"));
}

BOOST_FIXTURE_TEST_CASE(an_import_of_an_earlier_day_knows_who_came_later, TwoProcesses) {
  const auto before = Date::parse("2026-01-05");
  {
    store::Write write(ours->record);
    auto kim = person("kim-lee", "kim@x.example");
    kim.aliases = {"K. Lee"};
    write.add_candidate(kim);
    write.commit();
  }
  const auto plan = loop::import_candidates(*ours, "name,email,years\nK. Lee,kim@x.example,3\n",
                                            "people.csv", {}, before);
  BOOST_TEST((plan.rows.at(0).effect == loop::RowEffect::update));
  BOOST_TEST(plan.rows.at(0).candidate.id == "kim-lee");
  BOOST_TEST(store::candidate_ids(ours->record).size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
