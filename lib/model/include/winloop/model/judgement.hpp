#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/names.hpp>

#include <optional>
#include <string>
#include <vector>

namespace winloop {

/// Why a candidate was lost, as diagnosed.
enum class LossCause {
  slow_follow_up,
  interviewer_unprepared,
  templated_treatment,
  motivation_not_elicited,
  motivation_not_relayed,
  hesitation_unaddressed,
  role_unclear,
  bad_interview_moment,
  offer_without_story,
  late_surprise,
  comp_verified,
  counteroffer_accepted,
  better_role_elsewhere,
  location,
  personal,
  unknown,
};

template <>
struct Names<LossCause> {
  static constexpr std::string_view what = "cause of a loss";
  static constexpr std::array<std::pair<LossCause, std::string_view>, 16> all{{
      {LossCause::slow_follow_up, "slow-follow-up"},
      {LossCause::interviewer_unprepared, "interviewer-unprepared"},
      {LossCause::templated_treatment, "templated-treatment"},
      {LossCause::motivation_not_elicited, "motivation-not-elicited"},
      {LossCause::motivation_not_relayed, "motivation-not-relayed"},
      {LossCause::hesitation_unaddressed, "hesitation-unaddressed"},
      {LossCause::role_unclear, "role-unclear"},
      {LossCause::bad_interview_moment, "bad-interview-moment"},
      {LossCause::offer_without_story, "offer-without-story"},
      {LossCause::late_surprise, "late-surprise"},
      {LossCause::comp_verified, "comp-verified"},
      {LossCause::counteroffer_accepted, "counteroffer-accepted"},
      {LossCause::better_role_elsewhere, "better-role-elsewhere"},
      {LossCause::location, "location"},
      {LossCause::personal, "personal"},
      {LossCause::unknown, "unknown"},
  }};
};

/// Whether the cause lies in the conversation, so that we could have done better.
WINLOOP_API bool is_of_the_conversation(LossCause cause);

/// Why this person, why us, why now, what could lose them; written by a person.
struct Argument {
  std::string why_them;
  std::string why_us;
  std::string why_now;
  std::string could_lose_them;
  std::vector<std::string> citing;  ///< exact words from the candidate's conversations
};

/// What a loss taught us.
struct Autopsy {
  std::string stated;  ///< the reason as they stated it
  LossCause cause = LossCause::unknown;
  std::string quote;  ///< the words that show it
  std::string lesson;
};

/// `candidates/ID.yaml`: our judgement of one person.
struct Judgement {
  std::string candidate;
  std::optional<Argument> argument;
  std::string offer_story;
  std::optional<Autopsy> autopsy;
};

enum class DecisionKind { advance, hold, decline };

template <>
struct Names<DecisionKind> {
  static constexpr std::string_view what = "decision";
  static constexpr std::array<std::pair<DecisionKind, std::string_view>, 3> all{{
      {DecisionKind::advance, "advance"},
      {DecisionKind::hold, "hold"},
      {DecisionKind::decline, "decline"},
  }};
};

/// What a search review decided about one candidate.
struct Decision {
  std::string candidate;
  DecisionKind decision = DecisionKind::hold;
  std::string next;  ///< the next step, in words; empty when none was named
  std::string owner;
  std::optional<Date> due;
  Date on;
};

/// Somebody (the hiring manager) said, unprompted, what a candidate wants.
struct Recall {
  std::string candidate;
  std::string by;
  Date on;
  std::vector<std::string> said;  ///< categories of motivation
  std::string words;
};

/// One search review.
struct ReviewNote {
  Date on;
  std::vector<std::string> with;
  std::string notes;
};

}  // namespace winloop
