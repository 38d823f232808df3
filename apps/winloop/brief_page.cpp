#include "brief_page.hpp"

#include "brief_words.hpp"
#include "insight_text.hpp"
#include "present.hpp"
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <span>

namespace winloop::app {

namespace {

using document::Document;
using document::Heading;
using document::Paragraph;
using document::Show;
using document::Table;
using document::Tone;
using insight::CloseBrief;

/// How many of a kind the page shows, so that it stays one sheet; data holds all, --all shows all.
constexpr std::size_t most_cited = 2;
constexpr std::size_t most_motivations = 3;
constexpr std::size_t most_hesitations = 3;
constexpr std::size_t most_competing = 2;
constexpr std::size_t most_pay = 2;
constexpr std::size_t most_promises = 5;
constexpr std::size_t most_asked = 1;
constexpr std::size_t most_unknowns = 3;
/// Of somebody who has said nothing yet the page is what to ask.
constexpr std::size_t most_unknowns_unheard = 10;

void section(Document& document, const char* title, const char* name, bool captured) {
  document.add(Heading{.level = 2, .text = title, .name = name});
  if (!captured) document.add(Paragraph{.text = "not captured", .tone = Tone::muted}, Show::people);
}

/// The page, section by section: what it shows of each kind, and what it leaves to data and --all.
class BriefPage {
 public:
  BriefPage(const CloseBrief& brief, bool all) : brief_(brief), all_(all) {}

  Document document() &&;

 private:
  /// One block an item; of those that are not chosen people read how many they are.
  template <typename Items, typename Block>
  void add_few(const Items& items, const std::vector<std::string_view>& categories,
               std::size_t most, Block block) {
    add_chosen(items, chosen_few(categories, all_ ? items.size() : most), block);
  }

  template <typename Items, typename Block>
  void add_chosen(const Items& items, const std::vector<bool>& chosen, Block block) {
    for (std::size_t at = 0; at < items.size(); ++at)
      block(items[at], chosen[at] ? Show::everywhere : Show::data);
    leave_out(items.size() - static_cast<std::size_t>(std::ranges::count(chosen, true)), "");
  }

  void leave_out(std::size_t count, std::string_view words) {
    left_out_ |= count > 0;
    add_left_out(document_, count, words);
  }

  void add_head();
  void add_ours();
  void add_motivations();
  void add_hesitations();
  void add_competing();
  void add_pay();
  void add_promises();
  void add_asked();
  void add_unknowns();

  const CloseBrief& brief_;
  bool all_;
  bool left_out_ = false;
  Document document_;
};

void BriefPage::add_motivations() {
  section(document_, "What they want, in their words", "motivations", !brief_.motivations.empty());
  std::vector<std::string_view> categories;
  for (const auto& wanted : brief_.motivations) categories.emplace_back(wanted.signal.category);
  auto chosen = chosen_few(categories, all_ ? categories.size() : most_motivations);
  // No other page tells what was told in confidence: the newest of it stands on this one.
  const auto told = std::ranges::find(brief_.motivations, true, &insight::Wanted::sensitive);
  if (told != brief_.motivations.end())
    chosen[static_cast<std::size_t>(told - brief_.motivations.begin())] = true;
  add_chosen(brief_.motivations, chosen, [this](const auto& wanted, Show show) {
    document_.add(quote(wanted.signal, wanted.sensitive ? "personal, told to you: do not pass on"
                                                        : wanted.signal.category),
                  show);
  });
}

void BriefPage::add_hesitations() {
  section(document_, "What holds them back, and what answered it", "hesitations",
          !brief_.hesitations.empty());
  std::vector<std::string_view> categories;
  for (const auto& one : brief_.hesitations) categories.emplace_back(one.signal.category);
  add_few(brief_.hesitations, categories, most_hesitations, [this](const auto& one, Show show) {
    document_.add(quote(one.signal, fmt::format("{}: {}", one.signal.category, answer_words(one))),
                  show);
  });
}

void BriefPage::add_competing() {
  section(document_, "Who else wants them", "competing", !brief_.competing.empty());
  std::vector<std::string_view> categories;
  for (const auto& one : brief_.competing) categories.emplace_back(one.category);
  add_few(brief_.competing, categories, most_competing,
          [this](const auto& one, Show show) { document_.add(quote(one, one.category), show); });
}

/// What they expect before what they have, and both before what no figure was heard of.
void BriefPage::add_pay() {
  section(document_, "Pay they spoke of", "compensation", !brief_.pay.empty());
  if (brief_.band)
    document_.add(Paragraph{.text = band_words(*brief_.band, all_), .tone = Tone::muted},
                  Show::people);
  std::vector<std::string_view> categories;
  std::vector<const insight::Pay*> ordered;
  for (const bool figured : {true, false}) {
    for (const auto& pay : brief_.pay)
      if (pay.amount.has_value() == figured) ordered.push_back(&pay);
  }
  categories.reserve(ordered.size());
  for (const auto* pay : ordered) categories.emplace_back(pay->signal.category);
  add_few(ordered, categories, most_pay, [this](const auto* pay, Show show) {
    if (show == Show::everywhere)
      document_.add(quote(pay->signal, pay_words(*pay, &money)), Show::people);
  });
  for (const auto& pay : brief_.pay)
    document_.add(quote(pay.signal, pay_words(pay, &plain_money)), Show::data);
}

bool is_settled(const insight::Promise& promise) {
  return promise.commitment.status != CommitmentStatus::open || promise.moot;
}

/// People read what is still owed, the overdue first.
void BriefPage::add_promises() {
  document_.add(Heading{.level = 2, .text = "Promises", .name = "promised"});
  document_.add(promises_table("promises", "", brief_.promises),
                all_ ? Show::everywhere : Show::data);
  if (all_) return;
  std::vector<insight::Promise> owed;
  std::ranges::copy_if(brief_.promises, std::back_inserter(owed), std::not_fn(is_settled));
  const auto open = owed.size();
  owed.resize(std::min(open, most_promises));
  auto table = promises_table("promises", "", owed);
  if (!brief_.promises.empty()) table.when_empty = "none is open";
  document_.add(std::move(table), Show::people);
  leave_out(open - owed.size(), " open");
  const auto settled = brief_.promises.size() - open;
  if (open <= owed.size()) leave_out(settled, " kept, broken or dropped");
}

/// What nothing was noticed of, though it was asked and answered.
void BriefPage::add_asked() {
  if (brief_.asked.empty()) return;
  document_.add(
      Heading{.level = 2, .text = "Asked already: read what they said", .name = "asked_already"});
  std::vector<std::string_view> gaps;
  for (const auto& one : brief_.asked) gaps.push_back(name(one.gap));
  add_few(brief_.asked, gaps, most_asked, [this](const auto& one, Show show) {
    const auto about = fmt::format("{}: “{}”", one.what, one.exchange.question.words);
    document_.add(quote(one.exchange.answer, about), show);
  });
}

Table unknowns_table(std::span<const insight::NotKnown> unknowns) {
  Table table{.name = "not_known",
              .title = "",
              .columns = {text_column("gap", "Gap"), text_column("what", "What"),
                          text_column("ask", "Ask")},
              .when_empty = "nothing that this page asks for is missing"};
  table.columns[0].show = Show::data;
  for (const auto& gap : unknowns) table.add({name(gap.gap), gap.what, gap.ask});
  return table;
}

void BriefPage::add_unknowns() {
  document_.add(Heading{.level = 2, .text = "Not known yet", .name = "unknowns"});
  const std::span<const insight::NotKnown> all(brief_.not_known);
  const bool heard = !brief_.motivations.empty() || !brief_.hesitations.empty();
  const auto most = heard ? most_unknowns : most_unknowns_unheard;
  const auto some = all_ ? all : all.first(std::min(all.size(), most));
  document_.add(unknowns_table(some), Show::people);
  document_.add(unknowns_table(all), Show::data);
  leave_out(all.size() - some.size(), "");
}

/// Who it is and how things stand; the id is in the command that made the page.
void BriefPage::add_head() {
  document_.add(
      document::KeyValues{
          .fields = {{.key = "candidate", .title = "Candidate", .value = brief_.candidate}}},
      Show::data);
  document_.add(document::KeyValues{
      .fields = {{.key = "stage",
                  .title = "Stage",
                  .value = stage_words(brief_.stage, brief_.days_in_stage)},
                 {.key = "contact", .title = "Contact", .value = silence_words(brief_.silence)},
                 {.key = "next_step", .title = "Next step", .value = step_words(brief_.next)}}});
  if (brief_.loss) {
    document_.add(Heading{.level = 2, .text = "Why we lost them", .name = "loss"});
    add_autopsy(document_, *brief_.loss, Show::everywhere);
  }
}

/// What we have to say: the argument, the offer's story, and why anybody joins us.
void BriefPage::add_ours() {
  document_.add(Heading{.level = 2, .text = "Our argument", .name = "our_argument"});
  std::size_t cited = 0;
  add_argument(document_, brief_.argument, brief_.candidate,
               [&](std::string_view) { return all_ || cited++ < most_cited; });
  left_out_ |= cited > most_cited;
  if (!brief_.offer_story.empty()) {
    document_.add(Heading{.level = 2, .text = "The offer's story"})
        .add(Paragraph{.text = utf8::one_line(brief_.offer_story)});
    document_.add(document::KeyValues{.fields = {{.key = "offer_story",
                                                  .title = "Offer story",
                                                  .value = brief_.offer_story}}},
                  Show::data);
  }
  if (brief_.why_us.empty()) return;
  // The same for everybody, and known to whoever closes: on no page but the whole one.
  const auto show = all_ ? Show::everywhere : Show::data;
  document_.add(Heading{.level = 2, .text = "Why people join us", .name = "why_us"}, show);
  for (auto& paragraph : paragraphs_of(brief_.why_us))
    document_.add(Paragraph{.text = std::move(paragraph)}, show);
  left_out_ |= !all_;
}

Document BriefPage::document() && {
  document_ = {.kind = "close-brief",
               .title = "Closing " + brief_.name,
               .subtitle = brief_.role,
               .dense = !all_};
  add_head();
  add_ours();
  add_motivations();
  add_hesitations();
  add_competing();
  add_pay();
  add_promises();
  add_asked();
  add_unknowns();
  if (left_out_) {
    document_.add(
        Paragraph{.text = fmt::format("Shortened; all of it: winloop close-brief {} --all",
                                      brief_.candidate),
                  .tone = Tone::note},
        Show::people);
  }
  return std::move(document_);
}

}  // namespace

Document brief_document(const CloseBrief& brief, bool all) {
  return BriefPage(brief, all).document();
}

}  // namespace winloop::app
