#include "report_heard.hpp"

#include "present.hpp"

#include <fmt/format.h>

namespace winloop::app {

namespace {

using document::Bars;
using document::Column;
using document::Document;
using document::Paragraph;
using document::Show;
using document::Table;
using document::Tone;
using document::Value;

constexpr std::size_t quotes_a_category = 2;

void say_heard(Document& document, int heard) {
  document.add(Paragraph{.text = fmt::format("Of {} we have spoken with or heard of.",
                                             counted(static_cast<std::size_t>(heard), "candidate")),
                         .tone = Tone::muted},
               Show::people);
}

void add_bars(Document& document, const std::vector<const insight::CategoryShare*>& categories) {
  Bars bars{.name = "shares", .title = ""};
  for (const auto* one : categories)
    bars.bars.push_back({.label = one->category,
                         .value = one->share,
                         .text = fmt::format("{} ({:.0f}%)", one->candidates, one->share * 100)});
  if (!bars.bars.empty()) document.add(std::move(bars), Show::people);
}

void add_some_quotes(Document& document, const insight::CategoryShare& category) {
  for (std::size_t at = 0; at < category.quotes.size() && at < quotes_a_category; ++at) {
    const auto& said = category.quotes[at];
    const auto about = fmt::format("{}, {}", category.category, said.candidate);
    // Whose words they are people read beside it, where that is known: the candidate's own.
    document.add(quote(said, said.person.empty() ? about : category.category), Show::people);
    document.add(quote(said, about), Show::data);
  }
}

std::vector<Column> category_columns() {
  return {text_column("category", "Category"), integer_column("candidates", "Candidates"),
          share_column("share", "Share")};
}

}  // namespace

void add_motivations(Document& document, const insight::Report& report) {
  Table table{.name = "motivations",
              .title = "",
              .columns = category_columns(),
              .when_empty = "not captured"};
  std::vector<const insight::CategoryShare*> categories;
  for (const auto& one : report.motivations.categories) {
    table.add({one.category, one.candidates, one.share});
    categories.push_back(&one);
  }
  say_heard(document, report.motivations.heard);
  add_bars(document, categories);
  document.add(std::move(table), categories.empty() ? Show::everywhere : Show::data);
  for (const auto* one : categories) add_some_quotes(document, *one);
}

void add_hesitations(Document& document, const insight::Report& report) {
  Table table{.name = "hesitations",
              .title = "",
              .columns = category_columns(),
              .when_empty = "not captured"};
  table.columns.push_back(integer_column("unanswered", "Unanswered"));
  say_heard(document, report.hesitations.heard);
  for (const auto& one : report.hesitations.categories)
    table.add({one.category.category, one.category.candidates, one.category.share, one.unanswered});
  document.add(std::move(table));
  for (const auto& one : report.hesitations.categories) add_some_quotes(document, one.category);
}

namespace {

/// As data holds it: plain numbers.
std::string amount_words(const insight::Amount& amount) {
  const auto figure = amount.low == amount.high
                          ? fmt::format("{:.0f}", amount.low)
                          : fmt::format("{:.0f}-{:.0f}", amount.low, amount.high);
  return amount.currency.empty() ? figure : figure + " " + amount.currency;
}

/// In one narrow column, that the words have room.
std::string where_words(const Signal& signal) {
  return fmt::format("{} #{}{}", signal.on.to_string(), signal.conversation,
                     signal.at ? " " + clock(*signal.at) : "");
}

Table pay_table(const char* name, const char* title, const std::vector<insight::PayLine>& lines) {
  Table table{.name = name,
              .title = title,
              .columns = {text_column("candidate", "Candidate"),
                          {.key = "figure", .title = "Figure", .show = Show::people},
                          {.key = "amount", .title = "Amount", .show = Show::data},
                          {.key = "low",
                           .title = "Low",
                           .kind = document::ColumnKind::number,
                           .show = Show::data},
                          {.key = "high",
                           .title = "High",
                           .kind = document::ColumnKind::number,
                           .show = Show::data},
                          text_column("band", "Band"),
                          text_column("quote", "In their words"),
                          integer_column("conversation", "#"),
                          text_column("at", "At")},
              .when_empty = "not captured"};
  table.columns[1].missing = "in words";
  table.columns[5].missing = "";
  for (const auto& line : lines) {
    const auto& amount = line.amount;
    table.add({line.candidate,
               amount ? Value(money_words(amount->low, amount->high, amount->currency)) : Value(),
               line.amount ? Value(amount_words(*line.amount)) : Value(),
               line.amount ? Value(line.amount->low) : Value(),
               line.amount ? Value(line.amount->high) : Value(),
               line.place ? Value(winloop::name(*line.place)) : Value(), line.signal.quote,
               line.signal.conversation, line.signal.at ? Value(clock(*line.signal.at)) : Value()});
  }
  return table;
}

/// How many stand where against the band, which is written as its readers read amounts.
document::KeyValues against_band(const insight::PayReport& pay, Value band) {
  return {.fields = {{.key = "band",
                      .title = "Our band",
                      .value = std::move(band),
                      .missing = "not in search.yaml"},
                     {.key = "below",
                      .title = "Expect less",
                      .value = pay.below,
                      .kind = document::ColumnKind::integer},
                     {.key = "within",
                      .title = "Within it",
                      .value = pay.within,
                      .kind = document::ColumnKind::integer},
                     {.key = "across",
                      .title = "Over an edge",
                      .value = pay.across,
                      .kind = document::ColumnKind::integer},
                     {.key = "above",
                      .title = "Expect more",
                      .value = pay.above,
                      .kind = document::ColumnKind::integer},
                     {.key = "not_compared",
                      .title = "Not compared",
                      .value = pay.not_compared,
                      .kind = document::ColumnKind::integer}}};
}

}  // namespace

void add_compensation(Document& document, const insight::Report& report) {
  const auto& pay = report.compensation;
  const auto& band = pay.band;
  document.add(
      against_band(pay, band ? Value(money_words(band->low, band->high, band->currency)) : Value()),
      Show::people);
  document.add(against_band(pay, band ? Value(fmt::format("{:.0f} to {:.0f} {}", band->low,
                                                          band->high, band->currency))
                                      : Value()),
               Show::data);
  document.add(pay_table("expectations", "What they expect", pay.expectations));
  document.add(pay_table("current", "What they have", pay.current));
  document.add(pay_table("other_pay", "Equity, bonuses, notice, others' offers", pay.others));
}

void add_competing(Document& document, const insight::Report& report) {
  const auto& competing = report.competing;
  document.add(document::KeyValues{.fields = {{.key = "heard",
                                               .title = "Heard",
                                               .value = competing.heard,
                                               .kind = document::ColumnKind::integer},
                                              {.key = "processes",
                                               .title = "In another process",
                                               .value = competing.processes,
                                               .kind = document::ColumnKind::integer},
                                              {.key = "offers",
                                               .title = "Holding an offer",
                                               .value = competing.offers,
                                               .kind = document::ColumnKind::integer},
                                              {.key = "counteroffers",
                                               .title = "Counter-offer",
                                               .value = competing.counteroffers,
                                               .kind = document::ColumnKind::integer}}});
  Table table{.name = "competing_offers",
              .title = "",
              .columns = {text_column("candidate", "Candidate"),
                          text_column("stage", "Stage"),
                          text_column("category", "What"),
                          text_column("quote", "In their words"),
                          date_column("date", "Date"),
                          integer_column("conversation", "#"),
                          text_column("at", "At"),
                          {.key = "where", .title = "Where", .show = Show::people}},
              .when_empty = "none captured"};
  for (const std::size_t apart : {4U, 5U, 6U}) table.columns[apart].show = Show::data;
  for (const auto* lines : {&competing.in_play, &competing.left}) {
    for (const auto& line : *lines) {
      for (const auto& signal : line.signals)
        table.add({line.candidate, line.stage, signal.category, signal.quote, signal.on,
                   signal.conversation, signal.at ? Value(clock(*signal.at)) : Value(),
                   where_words(signal)});
    }
  }
  document.add(std::move(table));
}

}  // namespace winloop::app
