#include "fixture.hpp"
#include <winloop/base/error.hpp>
#include <winloop/store/reviews.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using namespace winloop::test;

BOOST_AUTO_TEST_SUITE(reviews)

BOOST_FIXTURE_TEST_CASE(a_later_record_of_the_same_day_takes_the_place, RecordFixture) {
  add("ana");
  add("jo");
  const auto on = day("2026-03-06");
  store::Write write(record);
  for (const auto* who : {"ana", "jo"}) {
    write.add_decision({who, DecisionKind::advance, "panel", "", {}, on});
    write.add_recall({who, "Rui", on, {"push"}, ""});
  }
  write.add_recall({"ana", "Mo", on, {"mission"}, ""});
  write.remove_decisions("ana", on);
  write.remove_decisions("jo", day("2026-03-07"));
  write.remove_recalls("ana", "Rui", on);
  const auto row = write.add_review({on, {"Rui", "Mo"}, "notes"});
  BOOST_TEST(write.add_review({on, {"Rui"}, ""}) == row);
  BOOST_TEST(write.add_review({day("2026-03-07"), {}, ""}) != row);
  write.commit();
  BOOST_REQUIRE(store::decisions(record, on).size() == 1U);
  BOOST_TEST(store::decisions(record, on)[0].candidate == "jo");
  BOOST_REQUIRE(store::recalls(record, on).size() == 2U);
  BOOST_TEST(store::recalls(record, on)[0].candidate == "jo");
  BOOST_TEST(store::recalls(record, on)[1].by == "Mo");
  const auto held = store::reviews(record, on);
  BOOST_REQUIRE(held.size() == 1U);
  BOOST_TEST(held[0].notes == "notes");
  BOOST_TEST((held[0].with == std::vector<std::string>{"Rui"}));
}

BOOST_FIXTURE_TEST_CASE(what_was_decided_reads_back_as_of_a_day, RecordFixture) {
  add("ana");
  {
    store::Write write(record);
    write.add_decision(
        {"ana", DecisionKind::advance, "panel", "Rui", day("2026-03-12"), day("2026-03-06")});
    write.add_decision({"ana", DecisionKind::hold, "", "", std::nullopt, day("2026-03-13")});
    write.add_recall({"ana", "Jo", day("2026-03-06"), {"autonomy", "team-fit"}, "words"});
    write.add_recall({"ana", "Jo", day("2026-03-07"), {}, ""});
    write.add_review({day("2026-03-06"), {"Jo; Mo", "Rui"}, "notes"});
    Commitment promise;
    promise.candidate = "ana";
    promise.kind = "exec-call";
    promise.owner = "Jo";
    promise.what = "Call";
    promise.made = day("2026-03-06");
    const auto row = write.add_commitment(promise);
    BOOST_TEST(write.settle_commitment(row, CommitmentStatus::broken, day("2026-03-08")));
    BOOST_TEST(!write.settle_commitment(row + 1, CommitmentStatus::kept, day("2026-03-08")));
    BOOST_CHECK_THROW(write.add_recall({"ana", "Jo", day("2026-03-06"), {"money"}, ""}), Error);
    BOOST_CHECK_THROW(write.add_decision({"joe", {}, "", "", {}, {}}), Error);
    write.commit();
  }
  BOOST_TEST(store::decisions(record, day("2026-03-05")).empty());
  const auto decided = store::decisions(record, day("2026-03-13"));
  BOOST_REQUIRE(decided.size() == 2U);
  BOOST_TEST((decided[0].due == day("2026-03-12")));
  BOOST_TEST((decided[1].decision == DecisionKind::hold));
  BOOST_TEST(!decided[1].due.has_value());
  const auto recalled = store::recalls(record, day("2026-03-07"));
  BOOST_REQUIRE(recalled.size() == 2U);
  BOOST_TEST((recalled[0].said == std::vector<std::string>{"autonomy", "team-fit"}));
  BOOST_TEST(recalled[1].said.empty());
  BOOST_TEST((store::reviews(record, day("2026-03-07")).at(0).with ==
              std::vector<std::string>{"Jo; Mo", "Rui"}));
  const auto promised = store::commitments(record, day("2026-03-09"));
  BOOST_TEST(promised.at(0).what == "Call");
  BOOST_TEST((promised.at(0).status == CommitmentStatus::broken));
  BOOST_TEST(promised.at(0).conversation == 0);
}

BOOST_FIXTURE_TEST_CASE(what_became_of_a_promise_is_known_of_every_day, RecordFixture) {
  std::int64_t row = 0;
  {
    store::Write write(record);
    Commitment promise;
    promise.kind = "other";
    promise.owner = "Jo";
    promise.what = "Call";
    promise.made = day("2026-03-02");
    row = write.add_commitment(promise);
    write.commit();
  }
  const auto settle = [&](CommitmentStatus status, std::string_view on) {
    store::Write write(record);
    write.settle_commitment(row, status, day(on));
    write.commit();
  };
  const auto stands = [&](std::string_view on) {
    const auto promise = store::commitments(record, day(on)).at(0);
    return std::string(name(promise.status)) +
           (promise.settled ? " " + promise.settled->to_string() : "");
  };
  settle(CommitmentStatus::kept, "2026-03-10");
  settle(CommitmentStatus::open, "2026-03-20");
  BOOST_TEST(stands("2026-03-09") == "open");
  BOOST_TEST(stands("2026-03-15") == "kept 2026-03-10");
  BOOST_TEST(stands("2026-03-20") == "open");
  // Told last of an earlier day: what was told of later ones was wrong.
  settle(CommitmentStatus::broken, "2026-03-08");
  BOOST_TEST(stands("2026-03-07") == "open");
  BOOST_TEST(stands("2026-03-30") == "broken 2026-03-08");
  // The same of a later day puts the day right.
  settle(CommitmentStatus::broken, "2026-03-12");
  BOOST_TEST(stands("2026-03-11") == "open");
  BOOST_TEST(stands("2026-03-30") == "broken 2026-03-12");
  {
    store::Write write(record);
    auto promise = store::commitments(record, day("2026-03-30")).at(0);
    promise.kind = "feedback-by";
    promise.due = day("2026-03-25");
    BOOST_TEST(write.amend_commitment(promise));
    promise.row += 1;
    BOOST_TEST(!write.amend_commitment(promise));
    write.commit();
  }
  const auto amended = store::commitments(record, day("2026-03-30")).at(0);
  BOOST_TEST(amended.kind == "feedback-by");
  BOOST_TEST((amended.due == day("2026-03-25")));
  BOOST_TEST(stands("2026-03-30") == "broken 2026-03-12");
  BOOST_TEST(record.verify().empty());
}

BOOST_FIXTURE_TEST_CASE(spec_versions_and_rankings_read_back_whole, RecordFixture) {
  std::vector<Standing> standings;
  for (std::uint32_t number = 1; number <= 1000; ++number) {
    standings.push_back({number, number / 2 + 1, 1.0F / static_cast<float>(number), 0.1F, 0.9F,
                         0.5F, static_cast<MustHaves>(number % 4)});
  }
  {
    store::Write write(record);
    BOOST_TEST(write.add_spec_version("a: 1\n", "Jo", day("2026-03-01"), "first") == 1);
    BOOST_TEST(write.add_spec_version("a: 2\n", "Mo", day("2026-03-02"), "second") == 2);
    write.add_ranking({0, 1, day("2026-03-01"), "one", standings});
    write.add_ranking({0, 2, day("2026-03-02"), "two", {standings.begin(), standings.begin() + 3}});
    write.add_ranking({0, 2, day("2026-03-02"), "three", {}});
    write.commit();
  }
  const auto versions = store::spec_versions(record, day("2026-03-02"));
  BOOST_REQUIRE(versions.size() == 2U);
  BOOST_TEST(versions[1].text == "a: 2\n");
  BOOST_TEST(versions[1].by == "Mo");
  BOOST_TEST(store::spec_versions(record, day("2026-03-01")).size() == 1U);
  const auto all = store::rankings(record, day("2026-03-02"));
  BOOST_REQUIRE(all.size() == 3U);
  BOOST_TEST((all[0].standings == standings));
  BOOST_TEST(all[1].standings.size() == 3U);
  BOOST_TEST(store::rankings(record, day("2026-03-02"), 2)[0].standings.empty());
  BOOST_TEST(store::rankings(record, day("2026-03-02"), 2)[1].standings.size() == 3U);
  BOOST_TEST((store::last_ranking(record, day("2026-03-01")).value().standings == standings));
  BOOST_TEST(store::last_ranking(record, day("2026-03-09")).value().why == "three");
  BOOST_TEST(!store::last_ranking(record, day("2026-02-01")).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
