#pragma once

#include <winloop/base/export.hpp>
#include <winloop/base/names.hpp>
#include <winloop/loop/measure.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/model/spec.hpp>
#include <winloop/rank/raters.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace winloop::loop {

/// With fewer pairs of ratings alpha is not given: one more scorecard would turn it over.
inline constexpr std::size_t alpha_pairs_needed = 10;
/// Nor of fewer candidates (over all criteria: candidates on a criterion): ten pairs may be one
/// panel about one person, and say nothing of the next.
inline constexpr std::size_t alpha_units_needed = 5;
using rank::shared_ratings_needed;

/// What alpha says, by the lines that its author draws (K. Krippendorff, Content Analysis, 2nd ed.,
/// 2004, p. 241): from .800 conclusions may rest on the ratings, from .667 tentative ones.
enum class AlphaReading { too_few, alike, reliable, tentative, unreliable };

}  // namespace winloop::loop

namespace winloop {

template <>
struct Names<loop::AlphaReading> {
  static constexpr std::string_view what = "reading of agreement";
  static constexpr std::array<std::pair<loop::AlphaReading, std::string_view>, 5> all{{
      {loop::AlphaReading::too_few, "too-few"},
      {loop::AlphaReading::alike, "alike"},
      {loop::AlphaReading::reliable, "reliable"},
      {loop::AlphaReading::tentative, "tentative"},
      {loop::AlphaReading::unreliable, "unreliable"},
  }};
};

}  // namespace winloop

namespace winloop::loop {

/// How far several raters of the same people agree, on one criterion or on all.
struct Agreement {
  std::string criterion;        ///< id; empty: all
  std::size_t ratings = 0;      ///< of those that somebody else rated too
  std::size_t units = 0;        ///< candidates (on one criterion) rated by two or more
  std::size_t pairs = 0;        ///< pairs of ratings of the same candidate and criterion
  std::optional<double> alpha;  ///< Krippendorff's, ordinal; nothing where too few or all alike
  AlphaReading reading = AlphaReading::too_few;
};

/// Two levels of one candidate on one criterion.
struct Apart {
  Rating first;
  Rating second;
};

/// Two raters who share enough ratings; ordered as rank::rater_pairs().
struct RatersApart {
  std::string first;
  std::string second;
  std::size_t shared = 0;
  double difference = 0;      ///< the mean of |first - second|
  double offset = 0;          ///< the mean of first - second
  std::vector<Apart> widest;  ///< at most three, furthest apart first; none where they agree
};

struct RaterAgreement {
  Agreement overall;
  std::vector<Agreement> criteria;    ///< those of the bar that are rated, in its order
  std::vector<RaterLeniency> raters;  ///< as rater_leniencies()
  std::vector<RatersApart> pairs;     ///< who differ most first: the first is whom to calibrate
  std::size_t pairs_too_few = 0;      ///< pairs of raters who share some, but too few
};

/// Over the newest rating of each rater, candidate and criterion (store::ratings), of the criteria
/// that the bar rates; others are left out.
WINLOOP_API RaterAgreement rater_agreement(const Spec& spec, std::span<const Rating> ratings);

}  // namespace winloop::loop
