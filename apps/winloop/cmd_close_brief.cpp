#include "cmd_close_brief.hpp"

#include "find_words.hpp"
#include "insight_text.hpp"
#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/insight/close_brief.hpp>
#include <winloop/store/as_of.hpp>

#include <fmt/format.h>

#include <memory>

namespace winloop::app {

namespace {

using document::Document;
using document::Heading;
using document::Paragraph;
using document::Show;
using document::Table;
using document::Tone;
using insight::CloseBrief;

void section(Document& document, const char* title, const char* name, bool captured) {
  document.add(Heading{.level = 2, .text = title, .name = name});
  if (!captured) document.add(Paragraph{.text = "not captured", .tone = Tone::muted}, Show::people);
}

void brief_motivations(Document& document, const CloseBrief& brief) {
  section(document, "What they want, in their words", "motivations", !brief.motivations.empty());
  for (const auto& wanted : brief.motivations) {
    document.add(quote(wanted.signal, wanted.sensitive ? "personal, told to you: do not pass on"
                                                       : wanted.signal.category));
  }
}

void brief_hesitations(Document& document, const CloseBrief& brief) {
  section(document, "What holds them back, and what answered it", "hesitations",
          !brief.hesitations.empty());
  for (const auto& hesitation : brief.hesitations) {
    const auto answer = answer_words(hesitation);
    document.add(quote(hesitation.signal, hesitation.signal.category), Show::people);
    document.add(Paragraph{.text = answer, .tone = Tone::muted}, Show::people);
    document.add(
        quote(hesitation.signal, fmt::format("{}: {}", hesitation.signal.category, answer)),
        Show::data);
  }
}

std::string pay_words(const insight::Pay& pay) {
  std::string words = pay.another_offer ? "another firm's offer" : pay.signal.category;
  if (pay.amount) {
    words += pay.amount->low == pay.amount->high
                 ? fmt::format(", {:.0f}", pay.amount->low)
                 : fmt::format(", {:.0f} to {:.0f}", pay.amount->low, pay.amount->high);
    if (!pay.amount->currency.empty()) words += " " + pay.amount->currency;
  }
  if (pay.place)
    words += fmt::format(": {} the band",
                         *pay.place == insight::BandPlace::across ? "reaches over an edge of"
                         : *pay.place == insight::BandPlace::other_currency ? "not comparable with"
                                                                            : name(*pay.place));
  return words;
}

std::string band_words(const PayBand& band) {
  auto words = fmt::format("Our band: {:.0f} to {:.0f} {}", band.low, band.high, band.currency);
  if (!band.equity.empty()) words += "; equity: " + utf8::one_line(band.equity);
  if (!band.notes.empty()) words += "; " + utf8::one_line(band.notes);
  return words;
}

void add_pay(Document& document, const CloseBrief& brief) {
  section(document, "Pay they spoke of", "compensation", !brief.pay.empty());
  if (brief.band)
    document.add(Paragraph{.text = band_words(*brief.band), .tone = Tone::muted}, Show::people);
  for (const auto& pay : brief.pay) document.add(quote(pay.signal, pay_words(pay)));
}

/// What nothing was noticed of, though it was asked and answered.
void add_asked(Document& document, const CloseBrief& brief) {
  if (brief.asked.empty()) return;
  document.add(
      Heading{.level = 2, .text = "Asked already: read what they said", .name = "asked_already"});
  for (const auto& [gap, what, exchange] : brief.asked) {
    document.add(quote(exchange.answer, fmt::format("{}: “{}”", what, exchange.question.words)));
  }
}

void add_unknowns(Document& document, const CloseBrief& brief) {
  document.add(Heading{.level = 2, .text = "Not known yet", .name = "unknowns"});
  Table table{.name = "not_known",
              .title = "",
              .columns = {text_column("gap", "Gap"), text_column("what", "What"),
                          text_column("ask", "Ask")},
              .when_empty = "nothing that this page asks for is missing"};
  table.columns[0].show = Show::data;
  for (const auto& gap : brief.not_known) table.add({name(gap.gap), gap.what, gap.ask});
  document.add(std::move(table));
}

/// The paragraphs of a text in YAML, whose lines end where its writer's editor ended them.
std::vector<std::string> paragraphs_of(std::string_view text) {
  std::vector<std::string> paragraphs;
  while (!text.empty()) {
    const auto end = std::min(text.find("\n\n"), text.size());
    auto paragraph = utf8::one_line(text.substr(0, end));
    if (!paragraph.empty()) paragraphs.push_back(std::move(paragraph));
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return paragraphs;
}

Document brief_document(const CloseBrief& brief) {
  Document document{
      .kind = "close-brief", .title = "Closing " + brief.name, .subtitle = brief.role};
  document.add(document::KeyValues{
      .fields = {
          {.key = "candidate", .title = "Candidate", .value = brief.candidate},
          {.key = "stage",
           .title = "Stage",
           .value = fmt::format("{} for {}", brief.stage,
                                counted(static_cast<std::size_t>(brief.days_in_stage), "day"))},
          {.key = "contact", .title = "Contact", .value = silence_words(brief.silence)},
          {.key = "next_step", .title = "Next step", .value = step_words(brief.next)}}});
  if (brief.loss) {
    document.add(Heading{.level = 2, .text = "Why we lost them", .name = "loss"});
    add_autopsy(document, *brief.loss, Show::everywhere);
  }
  document.add(Heading{.level = 2, .text = "Our argument", .name = "our_argument"});
  add_argument(document, brief.argument, brief.candidate);
  if (!brief.offer_story.empty()) {
    document.add(Heading{.level = 2, .text = "The offer's story"})
        .add(Paragraph{.text = brief.offer_story});
    document.add(
        document::KeyValues{
            .fields = {{.key = "offer_story", .title = "Offer story", .value = brief.offer_story}}},
        Show::data);
  }
  if (!brief.why_us.empty()) {
    document.add(Heading{.level = 2, .text = "Why people join us", .name = "why_us"});
    for (auto& paragraph : paragraphs_of(brief.why_us))
      document.add(Paragraph{.text = std::move(paragraph)});
  }
  brief_motivations(document, brief);
  brief_hesitations(document, brief);
  section(document, "Who else wants them", "competing", !brief.competing.empty());
  add_quotes(document, brief.competing);
  add_pay(document, brief);
  document.add(Heading{.level = 2, .text = "Promises", .name = "promised"});
  document.add(promises_table("promises", "", brief.promises));
  add_asked(document, brief);
  add_unknowns(document, brief);
  return document;
}

}  // namespace

void setup_close_brief(CLI::App& command, Session& session) {
  const auto candidate = std::make_shared<std::string>();
  command.add_option("CANDIDATE", *candidate, "Whom to close")->required()->type_name("CANDIDATE");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, candidate] {
    session.run = [&session, candidate] {
      const auto today = session.today();
      auto document = from_one_reading(session, [&](const loop::Workspace& workspace) {
        const auto record = store::read_as_of(workspace.directory, workspace.record, today);
        return brief_document(insight::close_brief(record, *candidate,
                                                   words_finder(workspace.record, today),
                                                   talks_reader(workspace.record, today)));
      });
      print(std::move(document), session);
    };
  });
}

}  // namespace winloop::app
