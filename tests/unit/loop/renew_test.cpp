#include "support.hpp"
#include <winloop/base/file.hpp>
#include <winloop/loop/capture.hpp>
#include <winloop/loop/judge.hpp>
#include <winloop/loop/renew.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/write.hpp>

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

using namespace winloop;

namespace {

const Date talked = Date::parse("2026-03-04");
const Date later = Date::parse("2026-03-10");

/// Cues that nothing shipped gets in the way of: nobody speaks like that.
constexpr std::string_view first_lexicon = R"(cues:
  motivation/growth: {zig: zigzag, zog: zogzog}
  commitment/other: {promise: {any: vowvow, by: anyone}}
)";

/// A search with one conversation, noticed by `first_lexicon`.
struct Noticing {
  test::TemporaryFolder folder;
  std::optional<loop::Workspace> workspace;

  Noticing() {
    const auto path = folder.path / "search";
    store::SearchDirectory::create(path,
                                   {"role: Lead\nrecruiter: Noor\n", "criteria: [{id: a}]\n", ""});
    workspace.emplace(loop::open_workspace({path, {}, path}, store::Access::write));
    lexicon(first_lexicon);
    Candidate ana;
    ana.id = "ana";
    ana.name = "Ana Ruiz";
    ana.stage = "applied";
    ana.added = Date::parse("2026-03-01");
    store::Write write(workspace->record);
    write.add_candidate(ana);
    write.commit();
    const loop::CaptureSource source{
        "2026-03-04 ana screen.txt",
        {},
        "Ana Ruiz: zigzag it is.\nTom: Go on.\nAna Ruiz: zogzog it is, vowvow by Friday.\n"};
    loop::capture(*workspace, {source}, {});
  }

  void lexicon(std::string_view text) const { write_file(workspace->directory.lexicon(), text); }

  std::vector<Signal> signals(Date as_of = later, bool dismissed = false) const {
    return store::signals(workspace->record, {.as_of = as_of, .dismissed = dismissed});
  }

  loop::RenewResult renew(bool dry_run = false) {
    return loop::renew_signals(*workspace, {{}, later, dry_run});
  }

  void judge(const store::SignalPlace& place, VerdictWord word, Date on = later) {
    const std::vector<store::SignalPlace> places{place};
    loop::judge_signals(*workspace, places, word, {"Noor", on, "heard it"});
  }
};

std::string told_fates(const loop::RenewResult& result) {
  std::string all;
  for (const auto& one : result.renewed)
    all += std::string(name(one.fate)) + " " + one.noticed.cue + "; ";
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(renew)

BOOST_FIXTURE_TEST_CASE(the_same_lexicon_changes_nothing, Noticing) {
  BOOST_TEST(signals().size() == 3U);
  const auto result = renew();
  BOOST_TEST(!loop::has_changes(result));
  BOOST_TEST(result.signals == 3U);
  BOOST_TEST(result.conversations == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_new_lexicon_adds_and_takes_away_with_commitments, Noticing) {
  BOOST_TEST(store::commitments(workspace->record, later).size() == 1U);
  lexicon("cues: {motivation/impact: {go: zogzog}}\n");
  BOOST_TEST(told_fates(renew(true)) == "gone zig; added go; gone zog; gone promise; ");
  BOOST_TEST(signals().size() == 3U);
  BOOST_TEST(loop::has_changes(renew()));
  BOOST_REQUIRE(signals().size() == 1U);
  BOOST_TEST(signals()[0].cue == "go");
  BOOST_TEST(store::commitments(workspace->record, later).empty());
  BOOST_TEST(workspace->record.verify().empty());
  BOOST_TEST(!loop::has_changes(renew()));
}

BOOST_FIXTURE_TEST_CASE(what_people_said_survives, Noticing) {
  judge({1, 1, 1}, VerdictWord::confirmed);
  judge({1, 3, 1}, VerdictWord::dismissed);
  loop::add_signal(*workspace, {1, {}, 1, SignalKind::motivation, "impact", "it is"},
                   {"", later, ""});
  lexicon("");
  renew();
  const auto left = signals(later, true);
  BOOST_REQUIRE(left.size() == 3U);
  BOOST_TEST(left[0].cue == "zig");
  BOOST_TEST((left[0].status == SignalStatus::confirmed));
  BOOST_TEST(left[1].quote == "it is");
  BOOST_TEST(left[1].cue.empty());
  BOOST_TEST((left[2].status == SignalStatus::dismissed));
  lexicon(first_lexicon);
  const auto back = renew();
  BOOST_TEST((signals(later, true)[2].status == SignalStatus::dismissed));
  BOOST_TEST(told_fates(back) == "kept ; added promise; kept zog; ");
  BOOST_TEST(workspace->record.verify().empty());
}

BOOST_FIXTURE_TEST_CASE(another_category_in_confirmed_words_is_not_added, Noticing) {
  judge({1, 1, 1}, VerdictWord::confirmed);
  lexicon("cues: {motivation/impact: {go: zigzag}}\n");
  renew();
  BOOST_REQUIRE(signals().size() == 1U);
  BOOST_TEST(signals()[0].category == "growth");
}

BOOST_FIXTURE_TEST_CASE(a_settled_commitment_stays, Noticing) {
  const auto promised = store::commitments(workspace->record, later);
  BOOST_REQUIRE(promised.size() == 1U);
  {
    store::Write write(workspace->record);
    BOOST_TEST(write.settle_commitment(promised[0].row, CommitmentStatus::kept, later));
    write.commit();
  }
  lexicon("");
  renew();
  const auto kept = store::commitments(workspace->record, later);
  BOOST_REQUIRE(kept.size() == 1U);
  BOOST_TEST((kept[0].status == CommitmentStatus::kept));
  BOOST_TEST(kept[0].what == promised[0].what);
}

BOOST_FIXTURE_TEST_CASE(an_earlier_day_does_not_know_what_was_said_later, Noticing) {
  judge({1, 1, 1}, VerdictWord::dismissed);
  loop::add_signal(*workspace, {1, {}, 1, SignalKind::motivation, "impact", "it is"},
                   {"", later, ""});
  BOOST_TEST(signals().size() == 3U);
  const auto then = signals(talked);
  BOOST_REQUIRE(then.size() == 3U);
  BOOST_TEST(then[0].cue == "zig");
  BOOST_TEST((then[0].status == SignalStatus::noticed));
}

BOOST_FIXTURE_TEST_CASE(words_that_were_not_said_are_refused_with_the_nearest, Noticing) {
  const auto message = test::refusal([&] {
    loop::add_signal(*workspace, {1, {}, 2, SignalKind::motivation, "impact", "Zogzog it was"},
                     {"", later, ""});
  });
  BOOST_TEST(test::says(message, "utterance 2"));
  BOOST_TEST(test::says(message, "nearest, in utterance 3: \"zogzog it is,\""));
}

BOOST_FIXTURE_TEST_CASE(speakers_are_corrected_and_owners_follow, Noticing) {
  const auto respoken =
      loop::correct_speakers(*workspace, 1, {{"Ana Ruiz", "other"}, {"Tom", "ana"}}, false);
  BOOST_TEST(told_fates(respoken.signals) == "gone zig; gone zog; ");
  const auto captured = store::read_transcript(workspace->record, 1);
  BOOST_TEST(captured.speakers[1].person == "Ana Ruiz");
  BOOST_TEST((captured.speakers[0].role == Role::other));
  const auto promised = store::commitments(workspace->record, later);
  BOOST_REQUIRE(promised.size() == 1U);
  BOOST_TEST((promised[0].owner_role == Role::other));
}

BOOST_AUTO_TEST_SUITE_END()
