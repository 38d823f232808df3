#include "fixture.hpp"
#include <winloop/base/error.hpp>
#include <winloop/store/conversations.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/test/unit_test.hpp>

using namespace winloop;
using namespace winloop::test;

namespace {

const std::vector<std::string> lines{"I want to own the platform.", "What would make you move?",
                                     "Naïve question — who decides?", "I will send you the terms."};

struct Captured : RecordFixture {
  Captured() { add("ana-ruiz"); }

  static store::Capture with_signals() {
    auto capture = capture_of(lines, "ana-ruiz");
    auto promise =
        noticed(capture, 3, "I will send you the terms", SignalKind::commitment, "confirm-terms");
    promise.due_words = "by Friday";
    promise.due = day("2026-03-06");
    auto question = noticed(capture, 2, "who decides?", SignalKind::question, "open");
    question.answered = true;
    capture.signals = {promise, question,
                       noticed(capture, 0, "own the platform", SignalKind::motivation, "autonomy")};
    return capture;
  }
};

Verdict verdict_on_terms(VerdictWord word) {
  return {3,
          {0, std::string("I will send you the terms").size()},
          SignalKind::commitment,
          "confirm-terms",
          word,
          "Noor",
          day("2026-03-04"),
          ""};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(capture)

BOOST_FIXTURE_TEST_CASE(what_was_captured_reads_back_as_it_was, Captured) {
  const auto capture = with_signals();
  const auto kept = keep(capture);
  BOOST_TEST(!kept.already);
  BOOST_TEST(kept.utterances == 4U);
  BOOST_TEST(kept.signals == 3U);
  BOOST_TEST(kept.commitments == 1U);

  const auto back = store::read_transcript(record, kept.conversation);
  BOOST_TEST(back.conversation.candidate == "ana-ruiz");
  BOOST_TEST(back.conversation.utterances == 4);
  BOOST_TEST(
      (back.conversation.present == std::vector<std::string>{"Ana Ruiz", "Recruiter (Guest)"}));
  BOOST_TEST((back.transcript.utterances == capture.transcript.utterances));
  BOOST_TEST((back.transcript.speakers == capture.transcript.speakers));
  BOOST_TEST((back.speakers.at(1).role == Role::recruiter));
  BOOST_TEST(store::read_original(record, kept.conversation) ==
             lines[0] + "\n" + lines[1] + "\n" + lines[2] + "\n" + lines[3] + "\n");
}

BOOST_FIXTURE_TEST_CASE(signals_come_with_their_quotes_in_the_order_of_the_conversation, Captured) {
  const auto kept = keep(with_signals());
  const auto found = store::signals(record, {.as_of = day("2026-03-04")});
  BOOST_REQUIRE(found.size() == 3U);
  BOOST_TEST(found[0].quote == "own the platform");
  BOOST_TEST(found[0].person == "Ana Ruiz");
  BOOST_TEST((found[0].role == Role::candidate));
  BOOST_TEST(found[1].quote == "who decides?");
  BOOST_TEST(found[1].answered);
  BOOST_TEST(found[1].at.value().count() == 2000);
  BOOST_TEST(found[2].quote == "I will send you the terms");
  BOOST_TEST(found[2].speaker == "Recruiter (Guest)");
  BOOST_TEST(found[2].conversation == kept.conversation);
  BOOST_TEST(found[2].candidate == "ana-ruiz");
  BOOST_TEST(store::signals(record, {.as_of = day("2026-03-03")}).empty());
  BOOST_TEST(store::signals(record, {.as_of = day("2026-03-04"), .candidate = "jo"}).empty());
}

BOOST_FIXTURE_TEST_CASE(a_dismissed_signal_is_left_out_and_so_is_its_commitment, Captured) {
  keep(with_signals());
  const auto found = store::signals(record, {.as_of = day("2026-03-04")});
  {
    store::Write write(record);
    write.add_verdict(found[2].conversation, verdict_on_terms(VerdictWord::dismissed));
    write.commit();
  }
  BOOST_TEST(store::signals(record, {.as_of = day("2026-03-04")}).size() == 2U);
  BOOST_TEST(store::signals(record, {.as_of = day("2026-03-04"), .dismissed = true}).size() == 3U);
  BOOST_TEST(store::commitments(record, day("2026-03-04")).empty());
}

BOOST_FIXTURE_TEST_CASE(a_commitment_in_words_becomes_an_open_one, Captured) {
  const auto kept = keep(with_signals());
  const auto open = store::commitments(record, day("2026-03-10"), "ana-ruiz");
  BOOST_REQUIRE(open.size() == 1U);
  BOOST_TEST(open[0].what == "I will send you the terms");
  BOOST_TEST(open[0].owner == "Recruiter (Guest)");
  BOOST_TEST((open[0].owner_role == Role::recruiter));
  BOOST_TEST((open[0].due == day("2026-03-06")));
  BOOST_TEST(open[0].due_words == "by Friday");
  BOOST_TEST(open[0].conversation == kept.conversation);
  BOOST_TEST((open[0].at == Millis{3000}));
  BOOST_TEST(is_overdue(open[0], day("2026-03-07")));

  store::Write write(record);
  BOOST_TEST(write.settle_commitment(open[0].row, CommitmentStatus::kept, day("2026-03-08")));
  write.commit();
  BOOST_TEST((store::commitments(record, day("2026-03-08"))[0].status == CommitmentStatus::kept));
  BOOST_TEST((store::commitments(record, day("2026-03-07"))[0].status == CommitmentStatus::open));
  BOOST_TEST(store::commitments(record, day("2026-03-03")).empty());
}

BOOST_FIXTURE_TEST_CASE(the_same_bytes_for_the_same_conversation_change_nothing, Captured) {
  const auto first = keep(with_signals());
  const auto again = keep(with_signals());
  BOOST_TEST(again.already);
  BOOST_TEST(again.conversation == first.conversation);
  BOOST_TEST(again.utterances == 0U);
  BOOST_TEST(store::conversations(record, day("2026-03-04")).size() == 1U);

  auto other_day = with_signals();
  other_day.on = day("2026-03-05");
  BOOST_TEST(!keep(other_day).already);
  auto about_the_search = with_signals();
  about_the_search.candidate.clear();
  BOOST_TEST(!keep(about_the_search).already);
  BOOST_TEST(keep(about_the_search).already);
  BOOST_TEST(store::conversations(record, day("2026-03-05")).size() == 3U);
  BOOST_TEST(store::conversations(record, day("2026-03-05"), "ana-ruiz").size() == 2U);
  BOOST_TEST(record.verify().empty());
}

BOOST_FIXTURE_TEST_CASE(a_write_without_commit_leaves_nothing, Captured) {
  {
    store::Write write(record);
    write.add_conversation(with_signals());
  }
  BOOST_TEST(store::conversations(record, day("2026-03-04")).empty());
  BOOST_TEST(record.verify().empty());
}

BOOST_FIXTURE_TEST_CASE(what_does_not_fit_is_refused_before_anything_is_written, Captured) {
  auto bad_quote = with_signals();
  bad_quote.signals[0].words.size = 100;
  auto no_candidate = with_signals();
  no_candidate.candidate = "ana-ruis";
  auto lost_speaker = with_signals();
  lost_speaker.speakers.pop_back();
  auto wild_speaker = with_signals();
  wild_speaker.transcript.utterances[1].speaker = 2;

  store::Write write(record);
  for (const auto& wrong : {bad_quote, no_candidate, lost_speaker, wild_speaker}) {
    BOOST_CHECK_EXCEPTION(write.add_conversation(wrong), Error,
                          [](const Error& error) { return error.kind() == ErrorKind::bad_input; });
  }
  write.add_conversation(with_signals());
  write.commit();
  BOOST_TEST(store::conversations(record, day("2026-03-04")).size() == 1U);
  BOOST_TEST(record.verify().empty());
}

// The words are split by this library where they are plain ASCII; any program that knows FTS5 alone
// has to come to the same.
BOOST_FIXTURE_TEST_CASE(other_programs_find_the_same_words, RecordFixture) {
  keep(capture_of({"", "C++ and web2 on 10,000 EUR, don't_you? a-b @c [x]", "NAÏVE café AND Plain",
                   "tab\tand\nline", std::string(40000, 'a'), std::string("nul\0inside", 10),
                   "~{|}^`@[]/:;<=>?!\"#$%&'()*+,-.", "ZzAa09"}));
  BOOST_TEST(record.verify().empty());
  SQLite::Database plain(record.path().string(), SQLite::OPEN_READWRITE);
  plain.exec("INSERT INTO utterance_words (utterance_words, rank) VALUES ('integrity-check', 1)");
  SQLite::Statement found(
      plain, "SELECT count(*) FROM utterance_words WHERE utterance_words MATCH 'web2'");
  BOOST_TEST(found.executeStep());
  BOOST_TEST(found.getColumn(0).getInt() == 1);
}

BOOST_FIXTURE_TEST_CASE(another_copy_of_a_mail_changes_nothing, Captured) {
  auto mail = with_signals();
  mail.message = "id abc@mail.example";
  const auto first = keep(mail);
  auto copy = mail;
  copy.original = store::prepare_original("the same with other line ends");
  BOOST_TEST(keep(copy).already);
  BOOST_TEST(keep(copy).conversation == first.conversation);
  copy.message = "id def@mail.example";
  BOOST_TEST(!keep(copy).already);
}

BOOST_AUTO_TEST_SUITE_END()
