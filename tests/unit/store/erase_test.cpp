#include "fixture.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/erasures.hpp>
#include <winloop/store/find.hpp>
#include <winloop/store/ratings.hpp>
#include <winloop/store/reviews.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

using namespace winloop;
using namespace winloop::test;

namespace {

constexpr std::size_t most = std::size_t{64} << 20;
const store::Erasing asked{day("2026-03-09"), "they asked"};

/// Three conversations: ana's, which says a word that nobody else does; another of hers with the
/// same bytes; bo's.
struct ToErase : RecordFixture {
  ToErase() {
    add("ana");
    add("bo");
    auto hers = capture_of({"The marzipan matters.", "Does it?"}, "ana");
    hers.signals = {noticed(hers, 0, "marzipan matters", SignalKind::motivation, "enjoyment"),
                    noticed(hers, 1, "Does it", SignalKind::commitment, "other")};
    keep(hers);
    hers.kind = ConversationKind::interview;
    keep(hers);
    keep(capture_of({"I like trains.", "Which?"}, "bo"));
    store::Write write(record);
    write.add_ratings(std::vector<Rating>{rating("ana", 4), rating("bo", 2)});
    write.add_verdict(1, {.utterance = 0,
                          .words = {4, 16},
                          .kind = SignalKind::motivation,
                          .category = "enjoyment",
                          .word = VerdictWord::confirmed,
                          .by = "Maya",
                          .on = day("2026-03-05"),
                          .why = "so she said"});
    write.add_spec_version("criteria: []", "Maya", day("2026-03-02"), "first");
    Ranking ranking;
    ranking.spec_version = 1;
    ranking.on = day("2026-03-05");
    add_standing(ranking, 3, 1);
    add_standing(ranking, 1, 2);
    add_standing(ranking, 2, 2);
    add_standing(ranking, 4, 4);
    write.add_ranking(ranking);
    Decision decision;
    decision.candidate = "ana";
    decision.next = "call her";
    decision.on = day("2026-03-05");
    write.add_decision(decision);
    Recall recall;
    recall.candidate = "ana";
    recall.by = "Maya";
    recall.on = day("2026-03-05");
    write.add_recall(recall);
    Commitment commitment;
    commitment.candidate = "ana";
    commitment.kind = "other";
    commitment.owner = "Maya";
    commitment.what = "send papers";
    commitment.made = day("2026-03-05");
    write.add_commitment(commitment);
    write.commit();
  }

  static void add_standing(Ranking& ranking, std::uint32_t candidate, std::uint32_t rank) {
    ranking.standings.emplace_back();
    ranking.standings.back().candidate = candidate;
    ranking.standings.back().rank = rank;
  }

  static Rating rating(const std::string& candidate, int level) {
    return {candidate, "systems", "Maya", level, "", day("2026-03-04")};
  }

  /// Whether the words stand anywhere in the file, in a row, a free page or the index.
  bool holds(std::string_view words) const {
    return read_file(folder.path / "record.db", most).find(words) != std::string::npos;
  }

  std::int64_t count(const std::string& sql) const {
    const SQLite::Database plain((folder.path / "record.db").string());
    SQLite::Statement asked_for(plain, sql);
    asked_for.executeStep();
    return asked_for.getColumn(0).getInt64();
  }

  template <typename Action>
  void erase(Action&& action) {
    store::Write write(record);
    action(write);
    write.commit();
    BOOST_TEST(record.verify().empty());
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(erase)

BOOST_FIXTURE_TEST_CASE(a_conversation_leaves_nothing_in_the_file, ToErase) {
  BOOST_TEST(holds("marzipan"));
  erase([](store::Write& write) { write.erase_conversation(1, asked); });
  BOOST_TEST(holds("marzipan"));  // the interview has it too
  BOOST_TEST(store::read_original(record, 2) == "The marzipan matters.\nDoes it?\n");
  erase([](store::Write& write) { write.erase_conversation(2, asked); });
  BOOST_TEST(!holds("marzipan"));
  BOOST_TEST(!holds("so she said"));
  BOOST_TEST(store::find(record, "marzipan", {.as_of = day("2026-12-31")}).total == 0U);
  BOOST_TEST(store::find(record, "trains", {.as_of = day("2026-12-31")}).total == 1U);
  BOOST_TEST(count("SELECT count(*) FROM signal") == 0);
  BOOST_TEST(count("SELECT count(*) FROM commitment") == 1);  // the one written by hand
  BOOST_TEST(count("SELECT count(*) FROM original") == 1);
  BOOST_CHECK_THROW(store::conversation(record, 1), Error);
}

BOOST_FIXTURE_TEST_CASE(its_number_is_never_given_again, ToErase) {
  erase([](store::Write& write) { write.erase_conversation(3, asked); });
  BOOST_TEST(keep(capture_of({"I like ships."}, "bo")).conversation == 4);
  const auto told = store::erasures(record);
  BOOST_REQUIRE(told.size() == 1U);
  BOOST_TEST((told[0].what == ErasedThing::conversation));
  BOOST_TEST(told[0].conversation == 3);
  BOOST_TEST(told[0].why == "they asked");
}

BOOST_FIXTURE_TEST_CASE(words_go_and_the_fact_stays, ToErase) {
  erase([](store::Write& write) {
    write.erase_words(1, asked);
    write.erase_words(2, asked);
  });
  BOOST_TEST(!holds("marzipan"));
  const auto kept = store::conversation(record, 1);
  BOOST_TEST(kept.candidate == "ana");
  BOOST_TEST((kept.consent == ConsentAnswer::declined));
  BOOST_TEST(kept.utterances == 0);
  BOOST_CHECK_THROW(store::read_original(record, 1), Error);
}

BOOST_FIXTURE_TEST_CASE(a_candidate_goes_with_all_that_is_about_them, ToErase) {
  erase([](store::Write& write) { write.erase_candidate("ana", asked); });
  BOOST_TEST(!holds("marzipan"));
  BOOST_TEST(!holds("Name of ana"));
  BOOST_TEST(!holds("call her"));
  BOOST_TEST(!holds("send papers"));
  // Whatever table names candidates: none names this one.
  const SQLite::Database plain((folder.path / "record.db").string());
  SQLite::Statement tables(plain,
                           "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c "
                           "WHERE m.type = 'table' AND c.name = 'candidate'");
  int seen = 0;
  while (tables.executeStep()) {
    const auto table = tables.getColumn(0).getString();
    BOOST_TEST(count(fmt::format("SELECT count(*) FROM {} WHERE candidate = 1", table)) == 0,
               table);
    ++seen;
  }
  BOOST_TEST(seen >= 8);
  const auto rankings = store::rankings(record, day("2026-12-31"));
  BOOST_REQUIRE(rankings.size() == 1U);
  BOOST_REQUIRE(rankings[0].standings.size() == 3U);
  BOOST_TEST(rankings[0].standings[0].rank == 1U);
  BOOST_TEST(rankings[0].standings[1].candidate == 2U);
  BOOST_TEST(rankings[0].standings[1].rank == 2U);
  BOOST_TEST(rankings[0].standings[2].rank == 3U);
  // The number of the last candidate may be given again: nothing old clings to it.
  add("cy");
  BOOST_TEST(store::ratings(record, day("2026-12-31"), "cy").empty());
  BOOST_TEST(record.verify().empty());
  BOOST_CHECK_THROW(erase([](store::Write& write) { write.erase_candidate("ana", asked); }), Error);
}

BOOST_FIXTURE_TEST_CASE(ratings_of_one_person_are_taken_back, ToErase) {
  erase([](store::Write& write) {
    BOOST_TEST(write.erase_ratings("ana", "systems", "Rui", asked) == 0U);
    BOOST_TEST(write.erase_ratings("ana", "taste", "Maya", asked) == 0U);
    BOOST_TEST(write.erase_ratings("ana", "systems", "Maya", asked) == 1U);
  });
  BOOST_TEST(store::ratings(record, day("2026-12-31"), "ana").empty());
  BOOST_TEST(store::ratings(record, day("2026-12-31"), "bo").size() == 1U);
  BOOST_TEST(store::erasures(record).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(without_commit_nothing_is_erased, ToErase) {
  {
    store::Write write(record);
    write.erase_candidate("ana", asked);
  }
  BOOST_TEST(record.verify().empty());
  BOOST_TEST(store::find(record, "marzipan", {.as_of = day("2026-12-31")}).total == 2U);
  BOOST_TEST(store::ratings(record, day("2026-12-31"), "ana").size() == 1U);
  BOOST_TEST(store::erasures(record).empty());
}

BOOST_FIXTURE_TEST_CASE(what_people_wrote_freely_is_all_found, ToErase) {
  std::string all;
  for (const auto& free : store::free_texts(record)) all += free.where + ": " + free.text + "\n";
  BOOST_TEST(all ==
             "spec version 1: criteria: []\nfirst\n"
             "the next step of ana of 2026-03-05: call her\n"
             "commitment 3: send papers\n"
             "a word on a signal, 2026-03-05: so she said\n");
}

BOOST_AUTO_TEST_SUITE_END()
