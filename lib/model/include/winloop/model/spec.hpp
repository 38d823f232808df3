#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/names.hpp>
#include <winloop/model/candidate.hpp>

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace winloop {

/// What stands in for a value that is not known, in the point score only (never in the interval).
enum class UnknownPolicy {
  pool_mean,  ///< the criterion's mean over this search's candidates
  worst,      ///< 0
  omit,       ///< the criterion's weight is left out for this candidate
};

template <>
struct Names<UnknownPolicy> {
  static constexpr std::string_view what = "policy for unknown values";
  static constexpr std::array<std::pair<UnknownPolicy, std::string_view>, 3> all{{
      {UnknownPolicy::pool_mean, "pool-mean"},
      {UnknownPolicy::worst, "worst"},
      {UnknownPolicy::omit, "omit"},
  }};
};

/// What the levels of several raters come to.
enum class RaterPolicy {
  averaged,  ///< their mean
  adjusted,  ///< their mean, each less how lenient its rater is (winloop/rank/raters.hpp)
};

template <>
struct Names<RaterPolicy> {
  static constexpr std::string_view what = "policy for raters";
  static constexpr std::array<std::pair<RaterPolicy, std::string_view>, 2> all{{
      {RaterPolicy::averaged, "averaged"},
      {RaterPolicy::adjusted, "adjusted"},
  }};
};

enum class FactOperator { at_least, at_most, above, below, is, is_not, in };

template <>
struct Names<FactOperator> {
  static constexpr std::string_view what = "operator";
  static constexpr std::array<std::pair<FactOperator, std::string_view>, 7> all{{
      {FactOperator::at_least, ">="},
      {FactOperator::at_most, "<="},
      {FactOperator::above, ">"},
      {FactOperator::below, "<"},
      {FactOperator::is, "=="},
      {FactOperator::is_not, "!="},
      {FactOperator::in, "in"},
  }};
};

/// Evidence from scorecards: levels 1..4.
struct RatingEvidence {
  friend bool operator==(const RatingEvidence&, const RatingEvidence&) = default;
};

/// Evidence from a candidate's facts: `years >= 5`, `location in [Lisbon, Porto]`. Met gives 1,
/// failed 0.
struct FactRule {
  std::string field;
  FactOperator op = FactOperator::is;
  std::vector<Fact> values;  ///< one, but for `in`
  friend bool operator==(const FactRule&, const FactRule&) = default;
};

/// Evidence from a numeric fact: `from` gives 0, `to` gives 1, linear between, cut outside. `from`
/// may exceed `to`.
struct NumberRule {
  std::string field;
  double from = 0;
  double to = 1;
  friend bool operator==(const NumberRule&, const NumberRule&) = default;
};

using Evidence = std::variant<RatingEvidence, FactRule, NumberRule>;

/// The fact that it rests on; empty where ratings are the evidence.
WINLOOP_API std::string fact_behind(const Evidence& evidence);

/// One thing that the bar asks for.
struct Criterion {
  std::string id;
  std::string name;
  double weight = 1;  ///< finite, >= 0; not normalised
  Evidence evidence;
  std::optional<double> must;          ///< the least value (0..1) that a must-have asks for
  std::array<std::string, 4> anchors;  ///< what levels 1..4 look like; empty where not written
  friend bool operator==(const Criterion&, const Criterion&) = default;
};

/// The bar.
struct Spec {
  UnknownPolicy unknown = UnknownPolicy::pool_mean;
  std::vector<Criterion> criteria;
  RaterPolicy raters = RaterPolicy::averaged;
  friend bool operator==(const Spec&, const Spec&) = default;
};

/// Levels 1..4 map to 0, 1/3, 2/3, 1.
constexpr double value_of_level(double level) {
  return (level - 1) / 3;
}
constexpr double level_of_value(double value) {
  return value * 3 + 1;
}

/// The rule as it is written in `spec.yaml`: `years >= 5`, `location in [Lisbon, Porto]`.
WINLOOP_API std::string to_string(const FactRule& rule);

/// The inverse of to_string; throws Error(bad_input) naming what was found and the forms expected.
WINLOOP_API FactRule parse_fact_rule(std::string_view text);

/// The fact's value under the rule: 0 or 1, or nothing when the candidate has no such fact, or one
/// of another kind.
WINLOOP_API std::optional<double> value_under(const FactRule& rule,
                                              const std::map<std::string, Fact>& facts);

/// As above for a numeric rule: 0..1.
WINLOOP_API std::optional<double> value_under(const NumberRule& rule,
                                              const std::map<std::string, Fact>& facts);

/// The bar as adopted, immutable.
struct SpecVersion {
  int number = 0;    ///< from 1
  std::string text;  ///< spec.yaml, byte for byte
  std::string by;
  Date on;
  std::string why;
};

}  // namespace winloop
