#include "fixture.hpp"
#include <winloop/base/error.hpp>
#include <winloop/store/find.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using namespace winloop::test;

namespace {

struct Searched : RecordFixture {
  Searched() {
    add("ana-ruiz");
    add("jo-okafor");
    keep(capture_of({"I own the on-call rota for the platform team.", "Do you like C++ or Rust?",
                     "C++ mostly, platforms in C++.", "The café was loud."},
                    "ana-ruiz", "2026-03-04"));
    keep(capture_of({"Platform work bores me.", "Why the platform, why now?", "On call is fine."},
                    "jo-okafor", "2026-03-06"));
  }

  store::FindResult look(std::string_view query, store::FindFilter filter = {}) {
    filter.as_of = day("2026-12-31");
    return store::find(record, query, filter);
  }

  std::vector<std::string> texts(std::string_view query, store::FindFilter filter = {}) {
    std::vector<std::string> found;
    for (const auto& hit : look(query, std::move(filter)).hits) found.push_back(hit.text);
    return found;
  }
};

std::vector<std::string> words_at(const store::FindHit& hit) {
  std::vector<std::string> words;
  for (const auto& match : hit.matches) words.push_back(hit.text.substr(match.from, match.size));
  return words;
}

using Texts = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(find)

BOOST_FIXTURE_TEST_CASE(words_phrases_prefixes_alternatives_and_exclusions, Searched) {
  BOOST_TEST(texts("\"platform\"").size() == 3U);
  BOOST_TEST(texts("platf*").size() == 4U);
  BOOST_TEST((texts("\"platform\" -bores -why") ==
              Texts{"I own the on-call rota for the platform team."}));
  BOOST_TEST((texts("\"on call\" fine") == Texts{"On call is fine."}));
  BOOST_TEST(texts("\"call on\"").empty());
  BOOST_TEST(texts("on-call").size() == 2U);
  BOOST_TEST(texts("rust OR cafe").size() == 2U);
  BOOST_TEST((texts("loud rust OR cafe") == Texts{"The café was loud."}));
  BOOST_TEST(texts("“on call”").size() == 2U);
  BOOST_TEST(texts("nothing-like-it").empty());
}

BOOST_FIXTURE_TEST_CASE(matches_are_byte_ranges_of_the_text, Searched) {
  BOOST_TEST((words_at(look("c++").hits.at(0)) == Texts{"C", "C"}));
  BOOST_TEST((words_at(look("CAFE").hits.at(0)) == Texts{"café"}));
  BOOST_TEST((words_at(look("\"on call\" \"call rota\"").hits.at(0)) == Texts{"on-call rota"}));
  BOOST_TEST((words_at(look("platf* c").hits.at(0)) == Texts{"C", "platforms", "C"}));
}

BOOST_FIXTURE_TEST_CASE(hits_carry_all_that_a_citation_needs, Searched) {
  const auto hit = look("bores").hits.at(0);
  BOOST_TEST(hit.candidate == "jo-okafor");
  BOOST_TEST((hit.kind == ConversationKind::screen));
  BOOST_TEST((hit.on == day("2026-03-06")));
  BOOST_TEST(hit.speaker == "Ana Ruiz");
  BOOST_TEST((hit.role == Role::candidate));
  BOOST_TEST((hit.at == Millis{0}));
  BOOST_TEST((hit.context == ByteRange{0, hit.text.size()}));
}

BOOST_FIXTURE_TEST_CASE(filters_narrow_and_the_total_counts_what_is_not_shown, Searched) {
  BOOST_TEST(texts("\"platform\"", {.candidates = {"ana-ruiz"}}).size() == 1U);
  BOOST_TEST(texts("\"platform\"", {.roles = {Role::recruiter}}).size() == 1U);
  BOOST_TEST(texts("\"platform\"", {.roles = {Role::unknown}}).empty());
  BOOST_TEST(texts("\"platform\"", {.kinds = {ConversationKind::offer}}).empty());
  BOOST_TEST(texts("\"platform\"", {.since = day("2026-03-05")}).size() == 2U);
  const auto one = look("\"platform\"", {.limit = 1});
  BOOST_TEST(one.hits.size() == 1U);
  BOOST_TEST(one.total == 3U);
  BOOST_TEST(store::find(record, "\"platform\"", {.as_of = day("2026-03-05")}).total == 1U);
  BOOST_CHECK_THROW(look("platform", {.candidates = {"ana"}}), Error);
}

BOOST_FIXTURE_TEST_CASE(filters_hold_however_many_conversations_have_hits, Searched) {
  // The first few conversations are looked up one by one, the others read at once.
  constexpr int more = 60;
  for (int i = 0; i < more; ++i)
    keep(capture_of({"A zugzwang, number " + std::to_string(i) + "."},
                    i % 3 == 0 ? "jo-okafor" : "ana-ruiz",
                    i % 2 == 0 ? "2026-04-01" : "2026-05-01"));
  BOOST_TEST(look("zugzwang").total == 60U);
  BOOST_TEST(look("zugzwang", {.candidates = {"jo-okafor"}}).total == 20U);
  BOOST_TEST(look("zugzwang", {.since = day("2026-04-02")}).total == 30U);
  BOOST_TEST(look("zugzwang", {.candidates = {"ana-ruiz"}, .until = day("2026-04-30")}).total ==
             20U);
  BOOST_TEST(look("zugzwang", {.stages = {"applied"}}).total == 60U);
  BOOST_TEST(look("zugzwang", {.stages = {"offer"}}).total == 0U);
  BOOST_TEST(look("candidate:jo-okafor since:2026-05-01").total == 10U);
}

BOOST_FIXTURE_TEST_CASE(ranks_by_bm25, Searched) {
  // The shortest utterance with the word first; hits of equal score in the record's order.
  const auto hits = look("\"platform\"").hits;
  BOOST_TEST(hits[0].text == "Platform work bores me.");
  BOOST_TEST(hits[2].text == "I own the on-call rota for the platform team.");
  // BM25 by hand: 7 rows, 38 words, "rust" in one row of 6 words, once; "like" the same.
  const auto both = look("\"rust\" \"like\"").hits.at(0);
  const double idf = std::log((7 - 1 + 0.5) / (1 + 0.5));
  const double expected = 2 * idf * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 6 / (38.0 / 7)));
  BOOST_TEST(*both.score == expected, boost::test_tools::tolerance(1e-9));
}

BOOST_FIXTURE_TEST_CASE(words_are_found_by_their_stem_and_quoted_ones_exactly, Searched) {
  BOOST_TEST(texts("platforms").size() == 4U);
  BOOST_TEST((texts("\"platforms\"") == Texts{"C++ mostly, platforms in C++."}));
  BOOST_TEST((texts("boring") == Texts{"Platform work bores me."}));
  BOOST_TEST(texts("\"boring\"").empty());
  BOOST_TEST((texts("platform -boring -why -owning") == Texts{"C++ mostly, platforms in C++."}));
  BOOST_TEST((words_at(look("platform c").hits.at(0)) == Texts{"C", "platforms", "C"}));
}

BOOST_FIXTURE_TEST_CASE(fields_narrow_and_are_a_query_by_themselves, Searched) {
  BOOST_TEST(texts("platform candidate:ana-ruiz").size() == 2U);
  BOOST_TEST(texts("platform candidate:ana-ruiz candidate:jo-okafor").size() == 4U);
  BOOST_TEST(texts("speaker:RUIZ candidate:ana-ruiz").size() == 2U);
  BOOST_TEST(texts("speaker:\"guest recruiter\"").size() == 3U);
  BOOST_TEST(texts("speaker:ana-maria").empty());
  BOOST_TEST(texts("stage:applied role:candidate").size() == 4U);
  BOOST_TEST(texts("stage:offer").empty());
  BOOST_TEST(texts("until:2026-03-05").size() == 4U);
  const auto newest = look("kind:screen");
  BOOST_TEST(newest.hits.at(0).text == "Platform work bores me.");
  BOOST_TEST(!newest.hits.at(0).score);
  for (const auto& query : Texts{"kind:lunch", "category:fame", "role:boss", "since:yesterday",
                                 "kind:", "-kind:screen", "a OR kind:screen"}) {
    BOOST_CHECK_THROW(look(query), Error);
  }
}

BOOST_FIXTURE_TEST_CASE(signals_narrow_unless_dismissed, Searched) {
  auto capture = capture_of({"I want to decide.", "Noted.", "And to learn."}, "ana-ruiz");
  capture.signals = {noticed(capture, 0, "decide", SignalKind::motivation, "autonomy"),
                     noticed(capture, 2, "learn", SignalKind::motivation, "growth")};
  keep(capture);
  BOOST_TEST((texts("kind:motivation category:autonomy") == Texts{"I want to decide."}));
  BOOST_TEST(texts("kind:motivation").size() == 2U);
  BOOST_TEST(texts("kind:hesitation").empty());
  BOOST_TEST((texts("learning kind:motivation") == Texts{"And to learn."}));
  const auto first = store::signals(record, {.as_of = day("2026-12-31")}).at(0);
  store::Write write(record);
  write.add_verdict(first.conversation, {.utterance = capture.signals[0].utterance,
                                         .words = capture.signals[0].words,
                                         .kind = SignalKind::motivation,
                                         .category = "autonomy",
                                         .word = VerdictWord::dismissed,
                                         .by = "Priya Raman",
                                         .on = day("2026-03-04"),
                                         .why = ""});
  write.commit();
  BOOST_TEST((texts("kind:motivation") == Texts{"And to learn."}));
}

BOOST_FIXTURE_TEST_CASE(without_words_the_beginning_of_a_long_text_is_shown, Searched) {
  std::string text = "Word";
  while (text.size() < 1000) text += " and word";
  keep(capture_of({text, std::string(300, 'x') + " end"}, "ana-ruiz", "2026-03-08"));
  const auto hits = look("since:2026-03-08").hits;
  BOOST_REQUIRE(hits.size() == 2U);
  for (const auto& hit : hits) {
    const auto shown = hit.text.substr(hit.context.from, hit.context.size);
    BOOST_TEST(hit.text.starts_with(shown));
    BOOST_TEST(shown.size() <= 240U);
    BOOST_TEST(shown.size() > 230U);
    BOOST_TEST((shown.ends_with("word") || shown.ends_with("and") || shown.ends_with("x")));
  }
}

BOOST_FIXTURE_TEST_CASE(neighbours_and_counts, Searched) {
  const auto hit = look("rust", {.context = 1}).hits.at(0);
  BOOST_TEST(hit.before.at(0).text == "I own the on-call rota for the platform team.");
  BOOST_TEST(hit.after.at(0).text == "C++ mostly, platforms in C++.");
  BOOST_TEST(look("rota", {.context = 9}).hits.at(0).before.empty());
  BOOST_TEST(look("rota", {.context = 9}).hits.at(0).after.size() == 3U);
  const auto counts = store::count_hits(record, "platform", {.as_of = day("2026-12-31")});
  BOOST_TEST(counts.size() == 2U);
  BOOST_TEST(counts.at(0).candidate == "ana-ruiz");
  BOOST_TEST(counts.at(0).hits == 2U);
  BOOST_TEST(counts.at(1).hits == 2U);
  BOOST_TEST(counts.at(1).stage == "applied");
}

BOOST_FIXTURE_TEST_CASE(a_query_that_is_none_is_explained, Searched) {
  for (const auto& query : Texts{"", "   ", "-platform", "\"open", "OR a", "a OR", "a OR OR b",
                                 "++", "a OR -b", std::string("a\0b", 3), "\xff"}) {
    BOOST_CHECK_EXCEPTION(look(query), Error,
                          [](const Error& error) { return error.kind() == ErrorKind::bad_input; });
  }
}

BOOST_FIXTURE_TEST_CASE(what_would_find_nothing_by_mistake_is_refused, Searched) {
  BOOST_CHECK_THROW(look("speakers:ana platform"), Error);
  BOOST_CHECK_THROW(look("Speaker:ana platform"), Error);
  BOOST_CHECK_THROW(look("categroy:offer"), Error);
  BOOST_TEST(texts("note:platform").empty());
  BOOST_TEST(texts("\"speakers:ana\"").empty());
  BOOST_CHECK_THROW(look("platform since:2026-03-05 until:2026-03-01"), Error);
  BOOST_CHECK_THROW(look("category:personal-circumstances"), Error);
  BOOST_TEST(texts("category:personal-circumstances candidate:ana-ruiz").empty());
}

BOOST_AUTO_TEST_SUITE_END()
