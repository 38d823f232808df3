#include "insight_text.hpp"

#include "present.hpp"

#include <fmt/format.h>

namespace winloop::app {

namespace {

using document::Document;
using document::Paragraph;
using document::Show;
using document::Table;
using document::Tone;
using document::Value;
using insight::Answer;

std::string where(const Conversation& conversation) {
  return fmt::format("{} {} #{}", conversation.on.to_string(), name(conversation.kind),
                     conversation.row);
}

std::string state_words(const insight::Promise& promise) {
  std::string words(name(promise.state));
  if (promise.state == insight::PromiseState::overdue)
    words =
        fmt::format("overdue {}", counted(static_cast<std::size_t>(promise.days_overdue), "day"));
  if (promise.state == insight::PromiseState::due_this_week) words = "within 7 days";
  if (promise.late) words += ", late";
  if (promise.met) {
    words += fmt::format(", met by {} #{}?", name(promise.met->kind), promise.met->row);
  } else if (promise.moot) {
    words += ", moot";
  }
  return words;
}

/// "2026-11-13 offer #7, 00:02:10, Rui Caldeira: “...”", as far as it is known.
std::string again_words(const insight::Citation& again) {
  auto words = fmt::format("{} {} #{}", again.on.to_string(), name(again.kind), again.conversation);
  if (again.at) words += ", " + clock(*again.at);
  if (!again.person.empty()) words += ", " + again.person;
  return again.words.empty() ? words : fmt::format("{}: “{}”", words, again.words);
}

std::string kept_words(const insight::Hesitation& hesitation) {
  std::string words;
  for (const auto& kept : hesitation.kept)
    words += fmt::format("{}\"{}\" ({})", words.empty() ? "" : "; ", kept.what, kept.owner);
  return words;
}

/// What was promised right after it and kept, though it answers something else as far as words
/// show.
std::string kept_beside(const insight::Hesitation& hesitation) {
  if (hesitation.kept.empty()) return {};
  return "; a promise made then was kept: " + kept_words(hesitation);
}

/// The promise, after what it refers to where its own words do not say it.
std::string promised_words(const insight::Promise& promise) {
  const auto what = document::flowing(promise.commitment.what);
  return promise.before.empty() ? what : fmt::format("[{}] {}", promise.before, what);
}

/// Words that somebody wrote down as said, and where they were.
struct Checked {
  const char* verb;
  const char* about;
  const std::string& words;
  const std::optional<insight::Citation>& found;
};

void add_checked(Document& document, const Checked& checked, Show show) {
  if (!checked.found) {
    document.add(Paragraph{.text = fmt::format(
                               "{} \"{}\", which was not captured: nobody said it in these words.",
                               checked.verb, checked.words),
                           .tone = Tone::warning},
                 show);
    return;
  }
  auto cited = quote(*checked.found, checked.about);
  cited.words = checked.words;
  document.add(std::move(cited), show);
}

}  // namespace

void add_left_out(Document& document, std::size_t count, std::string_view what) {
  if (count == 0) return;
  document.add(Paragraph{.text = fmt::format("and {} more{}", count, what), .tone = Tone::muted},
               Show::people);
}

std::string silence_words(const insight::Silence& silence) {
  const auto days = counted(static_cast<std::size_t>(silence.days), "day");
  if (silence.never_spoken || !silence.last) {
    return "never spoken with, in the search " +
           (silence.days == 0 ? "since today" : fmt::format("for {}", days));
  }
  if (silence.days == 0) return fmt::format("spoken with today ({})", where(*silence.last));
  return fmt::format("{} {}{} ({})", silence.quiet ? "quiet for" : "spoken with", days,
                     silence.quiet ? "" : " ago", where(*silence.last));
}

std::string answer_words(const insight::Hesitation& hesitation) {
  switch (hesitation.answer) {
    case Answer::unanswered:
      return "not taken up again in words that show it" + kept_beside(hesitation);
    case Answer::said_again:
      return "said again: " + again_words(*hesitation.again);
    case Answer::taken_up:
      return "came up again: " + again_words(*hesitation.again);
    case Answer::promise_kept:
      break;
  }
  return "kept: " + kept_words(hesitation);
}

std::string question_words(const insight::OpenQuestion& open) {
  std::string words = "no answer seen";
  if (open.since) words += "; came up again on " + again_words(*open.since);
  return words;
}

std::string step_words(const insight::NextStep& step) {
  auto words = step.what;
  if (!step.owner.empty()) words += fmt::format(", {}", step.owner);
  if (step.due)
    words += fmt::format(", {} {}", step.overdue ? "was due" : "due", step.due->to_string());
  if (!step.why.empty()) words += fmt::format(" ({})", step.why);
  return words;
}

Table promises_table(std::string name, std::string title,
                     std::span<const insight::Promise> promises) {
  Table table{.name = std::move(name),
              .title = std::move(title),
              .columns = {text_column("state", "State"), text_column("owner", "Who"),
                          text_column("promised", "Promised"), text_column("what", "What"),
                          text_column("said_before", "Said before"),
                          text_column("due_words", "When"), date_column("due", "Due"),
                          date_column("made", "Made"), text_column("kind", "Kind"),
                          text_column("side", "Side"), text_column("candidate", "Candidate"),
                          integer_column("conversation", "Conversation")},
              .when_empty = "none captured"};
  table.columns[0].max_width = 16;
  table.columns[1].max_width = 18;
  // For people the sentence before stands with it; in data each is what was said, byte for byte.
  table.columns[2].show = Show::people;
  for (std::size_t at = 3; at < table.columns.size(); ++at) table.columns[at].show = Show::data;
  table.columns[6].show = Show::everywhere;
  for (const auto& promise : promises) {
    const auto& one = promise.commitment;
    table.add({state_words(promise), or_missing(one.owner), promised_words(promise), one.what,
               or_missing(promise.before), or_missing(one.due_words), one.due, one.made, one.kind,
               winloop::name(promise.side), or_missing(one.candidate),
               one.conversation == 0 ? Value() : Value(one.conversation)});
  }
  return table;
}

void add_argument(Document& document, const insight::OurArgument& argument,
                  const std::string& candidate, const Shown& shown) {
  if (!argument.argument) {
    document.add(Paragraph{
        .text = fmt::format("No argument written yet: winloop candidate edit {}", candidate),
        .tone = Tone::warning});
    return;
  }
  const auto& parts = *argument.argument;
  document.add(document::KeyValues{.fields = {{.key = "why_them",
                                               .title = "Why them",
                                               .value = or_missing(parts.why_them),
                                               .missing = "not written"},
                                              {.key = "why_us",
                                               .title = "Why us",
                                               .value = or_missing(parts.why_us),
                                               .missing = "not written"},
                                              {.key = "why_now",
                                               .title = "Why now",
                                               .value = or_missing(parts.why_now),
                                               .missing = "not written"},
                                              {.key = "could_lose_them",
                                               .title = "Could lose them",
                                               .value = or_missing(parts.could_lose_them),
                                               .missing = "not written"}},
                                   .name = "argument"});
  std::size_t left_out = 0;
  for (const auto& cited : argument.cited) {
    const bool seen = !cited.found || shown(cited.words);
    if (!seen) ++left_out;
    add_checked(document, {"Cites", "cited", cited.words, cited.found},
                seen ? Show::everywhere : Show::data);
  }
  add_left_out(document, left_out, " cited");
}

void add_autopsy(Document& document, const insight::Loss& loss, Show show) {
  if (!loss.autopsy) {
    document.add(Paragraph{.text = fmt::format("No autopsy written: winloop candidate edit {}",
                                               loss.candidate),
                           .tone = Tone::warning},
                 show);
    return;
  }
  const auto& autopsy = *loss.autopsy;
  document.add(
      document::KeyValues{
          .fields = {{.key = "stated",
                      .title = "As they said",
                      .value = or_missing(autopsy.stated)},
                     {.key = "cause",
                      .title = "As it was",
                      .value = std::string(name(autopsy.cause)) +
                               (loss.unproven ? ", without a quote that shows it" : "")},
                     {.key = "lesson",
                      .title = "Lesson",
                      .value = or_missing(autopsy.lesson),
                      .missing = "not written"}}},
      show);
  if (loss.withheld)
    document.add(
        Paragraph{.text = "The words that show it tell of personal circumstances: withheld.",
                  .tone = Tone::muted},
        show);
  if (!autopsy.quote.empty())
    add_checked(document, {"Rests on", "the words that show it", autopsy.quote, loss.shown}, show);
}

void add_quotes(Document& document, const std::vector<Signal>& signals) {
  for (const auto& signal : signals) document.add(quote(signal, signal.category));
}

Table signals_table(std::string name, const std::vector<Signal>& signals) {
  Table table{
      .name = std::move(name),
      .title = "",
      .columns = {text_column("candidate", "Candidate"), text_column("category", "Category"),
                  text_column("quote", "Quote"), text_column("speaker", "Speaker"),
                  integer_column("conversation", "Conversation"), text_column("kind", "Kind"),
                  date_column("date", "Date"), text_column("at", "At"),
                  text_column("status", "Status")},
      .when_empty = "none captured"};
  for (const auto& signal : signals) {
    table.add({or_missing(signal.candidate), signal.category, signal.quote,
               signal.person.empty() ? signal.speaker : signal.person, signal.conversation,
               winloop::name(signal.conversation_kind), signal.on,
               signal.at ? Value(clock(*signal.at)) : Value(), winloop::name(signal.status)});
  }
  return table;
}

}  // namespace winloop::app
