#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/names.hpp>
#include <winloop/model/conversation.hpp>

#include <optional>
#include <string>
#include <vector>

namespace winloop {

/// Somebody on our side.
struct Person {
  std::string name;
  std::vector<std::string> aliases;
  std::string email;
  Role role = Role::interviewer;
};

/// How often the partnership is meant to meet; in days.
struct Cadence {
  int review = 7;      ///< a search review with the hiring manager
  int calibrate = 14;  ///< the spec looked at again
  int recall =
      7;          ///< the hiring manager asked what a candidate wants, after the first conversation
  int quiet = 7;  ///< nobody has spoken with a candidate in play
};

/// The band of base pay a year, in whole units of the currency.
struct PayBand {
  std::string currency;  ///< ISO 4217, `EUR`
  double low = 0;
  double high = 0;
  std::string equity;
  std::string notes;
};

/// What the search says of recording people.
enum class Consent {
  not_said,
  recorded_on_call,  ///< people agree at the start of each call, on the recording
  per_conversation,  ///< each capture says that they agreed
};

template <>
struct Names<Consent> {
  static constexpr std::string_view what = "basis of consent";
  static constexpr std::array<std::pair<Consent, std::string_view>, 2> all{{
      {Consent::recorded_on_call, "recorded-on-call"},
      {Consent::per_conversation, "per-conversation"},
  }};
};

/// What the people in one conversation said to its words being kept.
enum class ConsentAnswer {
  not_asked,  ///< the search's own basis holds
  given,
  declined,  ///< only the fact that it took place is kept
};

template <>
struct Names<ConsentAnswer> {
  static constexpr std::string_view what = "answer to consent";
  static constexpr std::array<std::pair<ConsentAnswer, std::string_view>, 2> all{{
      {ConsentAnswer::given, "given"},
      {ConsentAnswer::declined, "declined"},
  }};
};

/// `search.yaml`: one open role and everything we decided about it.
struct Search {
  std::string role;
  std::string team;
  std::string company;
  std::optional<Date> opened;
  std::vector<Person> people;       ///< hiring manager, recruiter, panel
  std::vector<std::string> stages;  ///< in order, exits not among them
  Cadence cadence;
  std::optional<PayBand> pay;
  std::string story;  ///< why people join us
  Consent consent = Consent::not_said;
};

/// The stages of a search that names none.
WINLOOP_API const std::vector<std::string>& default_stages();

/// The position of a stage in the search's own order, exits after all; throws Error(bad_input) for
/// an unknown one.
WINLOOP_API std::size_t stage_position(const Search& search, std::string_view stage);

/// The search's stages and the four exits.
WINLOOP_API std::vector<std::string> stages_and_exits(const Search& search);

/// The first person with the role, or null. The pointer lives as long as the search.
WINLOOP_API const Person* person_with(const Search& search, Role role);

}  // namespace winloop
