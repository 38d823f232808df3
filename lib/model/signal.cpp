#include <winloop/model/signal.hpp>

namespace winloop {

namespace {

using namespace std::string_view_literals;

constexpr std::array motivations{
    "mission"sv,  "impact"sv,    "challenge"sv,   "growth"sv,        "manager"sv,
    "team-fit"sv, "autonomy"sv,  "recognition"sv, "compensation"sv,  "flexibility"sv,
    "location"sv, "enjoyment"sv, "push"sv,        sensitive_category};
constexpr std::array hesitations{
    "slow-reply"sv,        "reschedules"sv,           "wants-time"sv,
    "open-question"sv,     "competing-process"sv,     "counteroffer-risk"sv,
    "no-unless"sv,         "low-readiness"sv,         "start-slip"sv,
    "practical-blocker"sv, "influencer-uncommitted"sv};
constexpr std::array commitments{"answer-question"sv,    "introduce-person"sv,
                                 "schedule-next"sv,      "feedback-by"sv,
                                 "decision-by"sv,        "confirm-terms"sv,
                                 "exec-call"sv,          "offer-story"sv,
                                 "tailored-follow-up"sv, "other"sv};
constexpr std::array competing{"process"sv, "offer"sv, "counteroffer"sv};
constexpr std::array compensations{"expectation"sv, "current"sv, "equity"sv, "notice-bonus"sv};
constexpr std::array questions{"open"sv, "answered"sv};

}  // namespace

std::span<const std::string_view> categories(SignalKind kind) {
  switch (kind) {
    case SignalKind::motivation:
      return motivations;
    case SignalKind::hesitation:
      return hesitations;
    case SignalKind::commitment:
      return commitments;
    case SignalKind::competing_offer:
      return competing;
    case SignalKind::compensation:
      return compensations;
    case SignalKind::question:
      return questions;
  }
  return {};
}

}  // namespace winloop
