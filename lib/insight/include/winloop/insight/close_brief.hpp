#pragma once

#include <winloop/base/names.hpp>
#include <winloop/insight/amounts.hpp>
#include <winloop/insight/answered.hpp>
#include <winloop/insight/argument.hpp>
#include <winloop/insight/asked.hpp>
#include <winloop/insight/commitments.hpp>
#include <winloop/insight/contact.hpp>
#include <winloop/insight/hesitations.hpp>
#include <winloop/insight/losses.hpp>
#include <winloop/insight/next_step.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::insight {

/// Something they want.
struct Wanted {
  Signal signal;
  bool sensitive = false;  ///< personal circumstances: for the one who closes, and nobody else
};

/// What they said about pay.
struct Pay {
  Signal signal;
  std::optional<Amount> amount;    ///< of expectations and current pay only
  std::optional<BandPlace> place;  ///< where the search has a band
  bool another_offer = false;      ///< its figures are another firm's offer, not theirs
};

/// What one has to know to close somebody.
enum class Gap {
  never_spoken,
  motivation,         ///< none heard
  second_motivation,  ///< only one: too thin to argue with
  pay_expectation,
  competing,  ///< nothing heard: not the same as nobody else
  start_date,
  who_decides,
  open_question,
  criterion,
  argument,
  offer_story,
};

/// Something not known yet, and how one would come to know it.
struct NotKnown {
  Gap gap = Gap::motivation;
  std::string what;  ///< in words: the question left open, the criterion's name, the missing part
  std::string ask;   ///< what to ask, and of whom
};

/// What would be a gap, had we not asked and been answered: nothing was noticed in the answer, and
/// somebody has to read it.
struct AskedAlready {
  Gap gap = Gap::motivation;
  std::string what;  ///< as in NotKnown
  Asked exchange;
};

/// One page to close one person with.
struct CloseBrief {
  Date as_of;
  std::string candidate;
  std::string name;
  std::string role;
  std::string stage;
  int days_in_stage = 0;
  Silence silence;
  std::vector<Wanted> motivations;      ///< best first (heard.hpp)
  std::vector<Hesitation> hesitations;  ///< best first
  std::vector<Signal> competing;        ///< best first
  std::vector<Pay> pay;                 ///< best first
  std::optional<PayBand> band;
  std::string why_us;             ///< why people join us, as search.yaml tells it; may be empty
  std::vector<Promise> promises;  ///< all of theirs and ours (commitments.hpp)
  OurArgument argument;
  std::string offer_story;   ///< empty when not written
  std::optional<Loss> loss;  ///< of somebody who left by their own will
  NextStep next;
  std::vector<NotKnown> not_known;
  std::vector<AskedAlready> asked;  ///< of pay, other talks, the start, who decides
};

/// Throws Error(bad_input) with near names when there is no such candidate. `find` looks the
/// argument's quotes up in the candidate's conversations; without it only signals are looked at.
/// `talks` fetches the words in which hesitations and promises may come up again.
WINLOOP_API CloseBrief close_brief(const RecordAsOf& record, std::string_view candidate,
                                   const FindWords& find = {}, const ReadTalks& talks = {});

}  // namespace winloop::insight

namespace winloop {

template <>
struct Names<insight::Gap> {
  static constexpr std::string_view what = "gap";
  static constexpr std::array<std::pair<insight::Gap, std::string_view>, 11> all{{
      {insight::Gap::never_spoken, "never-spoken"},
      {insight::Gap::motivation, "motivation"},
      {insight::Gap::second_motivation, "second-motivation"},
      {insight::Gap::pay_expectation, "pay-expectation"},
      {insight::Gap::competing, "competing"},
      {insight::Gap::start_date, "start-date"},
      {insight::Gap::who_decides, "who-decides"},
      {insight::Gap::open_question, "open-question"},
      {insight::Gap::criterion, "criterion"},
      {insight::Gap::argument, "argument"},
      {insight::Gap::offer_story, "offer-story"},
  }};
};

}  // namespace winloop
