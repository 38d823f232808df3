#include "already_asked.hpp"
#include "pay.hpp"
#include <winloop/insight/bar.hpp>
#include <winloop/insight/close_brief.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <set>

namespace winloop::insight {

namespace {

using namespace std::string_view_literals;

std::vector<const Signal*> best(const Dossier& dossier, SignalKind kind) {
  auto signals = heard(dossier, kind, Audience::closer);
  best_first(signals);
  return signals;
}

Pay pay_of(const View& view, const Signal& signal) {
  const auto figured = figure_out(view.search(), signal);
  return {signal, figured.amount, figured.place, is_another_offer(signal)};
}

/// Facts of the candidate under which a recruiter writes down when somebody could start.
constexpr auto start_facts =
    std::array{"start"sv,         "start-date"sv,    "start_date"sv,   "notice"sv,
               "notice-period"sv, "notice_period"sv, "availability"sv, "available"sv};

class Gaps {
 public:
  Gaps(const View& view, const Dossier& dossier, CloseBrief& brief)
      : view_(view), dossier_(dossier), brief_(brief) {}

  void find() {
    if (brief_.silence.never_spoken) {
      add(Gap::never_spoken, "anything in their own words", "Speak with them first.");
    }
    motivations();
    terms();
    questions();
    criteria();
    written();
  }

 private:
  void add(Gap gap, std::string what, std::string ask) {
    brief_.not_known.push_back({gap, std::move(what), std::move(ask)});
  }

  /// Unless we have asked for it, and they answered.
  void add_unasked(Gap gap, std::string what, std::string ask) {
    if (auto exchange = already_asked(exchanges(), gap)) {
      brief_.asked.push_back({gap, std::move(what), *std::move(exchange)});
    } else {
      add(gap, std::move(what), std::move(ask));
    }
  }

  const std::vector<AskedIn>& exchanges() {
    constexpr auto all = std::numeric_limits<std::size_t>::max();
    if (!exchanges_) {
      exchanges_ = insight::asked(view_, dossier_, view_.talks(dossier_),
                                  {Audience::closer, true, all, true});
    }
    return *exchanges_;
  }

  void motivations() {
    std::set<std::string_view> categories;
    for (const auto& wanted : brief_.motivations) categories.insert(wanted.signal.category);
    if (categories.empty()) {
      add(Gap::motivation, "what they want",
          "What would you want from the next work that you don't have now?");
    } else if (categories.size() == 1) {
      add(Gap::second_motivation, fmt::format("what they want besides {}", *categories.begin()),
          "If that were settled, what would decide it?");
    }
  }

  void terms() {
    const auto says = [&](std::string_view category) {
      return std::any_of(brief_.pay.begin(), brief_.pay.end(), [&](const Pay& pay) {
        return pay.signal.category == category && !pay.another_offer;
      });
    };
    if (!says("expectation")) {
      add_unasked(Gap::pay_expectation, "what pay they expect",
                  "What would the number have to be?");
    }
    if (brief_.competing.empty()) {
      add_unasked(Gap::competing, "whether they talk to others, or their employer would counter",
                  "Who else are you talking to, and what will your employer say?");
    }
    const auto& facts = dossier_.candidate->facts;
    const bool start = std::any_of(start_facts.begin(), start_facts.end(),
                                   [&](auto key) { return facts.contains(std::string(key)); });
    if (!start && !hesitates("start-slip")) {
      add_unasked(Gap::start_date, "when they could start",
                  "What is your notice, and what comes before?");
    }
    if (!hesitates("influencer-uncommitted")) {
      add_unasked(Gap::who_decides, "who else decides with them",
                  "Who will you talk it over with, and what do they think?");
    }
  }

  [[nodiscard]] bool hesitates(std::string_view category) const {
    return std::any_of(brief_.hesitations.begin(), brief_.hesitations.end(),
                       [&](const Hesitation& it) { return it.signal.category == category; });
  }

  void questions() {
    for (const auto& [question, since] : questions_left(view_, dossier_, Audience::closer)) {
      const auto asked = fmt::format("They asked on {}; no answer seen", question.on.to_string());
      add(Gap::open_question, question.quote,
          since ? fmt::format("{}. It came up again on {} (#{}): “{}”", asked,
                              since->on.to_string(), since->conversation, since->words)
                : asked + ": answer it.");
    }
  }

  void criteria() {
    for (const auto& criterion : without_evidence(view_, dossier_)) {
      const bool rated = std::holds_alternative<RatingEvidence>(criterion.evidence);
      add(Gap::criterion, criterion.name.empty() ? criterion.id : criterion.name,
          rated ? "Nobody has rated it: give it to an interviewer."
                : "The fact is missing: ask for it and write it down.");
    }
  }

  void written() {
    if (!brief_.argument.missing.empty()) {
      add(Gap::argument, fmt::format("{}", fmt::join(brief_.argument.missing, ", ")),
          "Write it down in the candidate's file.");
    }
    if (brief_.offer_story.empty()) {
      add(Gap::offer_story, "the offer's story", "Write down why this offer is for them.");
    }
  }

  const View& view_;
  const Dossier& dossier_;
  CloseBrief& brief_;
  std::optional<std::vector<AskedIn>> exchanges_;  ///< read where something is missing
};

}  // namespace

CloseBrief close_brief(const RecordAsOf& record, std::string_view candidate, const FindWords& find,
                       const ReadTalks& talks) {
  const View view(record, talks);
  const auto& dossier = view.dossier(candidate);
  CloseBrief brief;
  brief.as_of = record.as_of;
  brief.candidate = dossier.candidate->id;
  brief.name = dossier.candidate->name;
  brief.role = record.search.role;
  brief.stage = dossier.candidate->stage;
  brief.days_in_stage = record.as_of - dossier.candidate->stage_since;
  brief.silence = silence(view, dossier);
  for (const auto* signal : best(dossier, SignalKind::motivation)) {
    brief.motivations.push_back({*signal, is_sensitive(*signal)});
  }
  brief.hesitations = hesitations(view, dossier, Audience::closer);
  for (const auto* signal : best(dossier, SignalKind::competing_offer)) {
    brief.competing.push_back(*signal);
  }
  for (const auto* signal : best(dossier, SignalKind::compensation)) {
    brief.pay.push_back(pay_of(view, *signal));
  }
  brief.band = record.search.pay;
  brief.why_us = record.search.story;
  brief.promises = promises(view, dossier, Audience::closer);
  brief.argument = our_argument(dossier, Audience::closer, find);
  if (dossier.judgement != nullptr) brief.offer_story = dossier.judgement->offer_story;
  brief.loss = loss_of(dossier, Audience::closer, find);
  brief.next = next_step(view, dossier);
  Gaps(view, dossier, brief).find();
  return brief;
}

}  // namespace winloop::insight
