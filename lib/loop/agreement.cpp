#include <winloop/loop/agreement.hpp>
#include <winloop/rank/agreement.hpp>
#include <winloop/rank/raters.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace winloop::loop {

namespace {

/// Ratings by numbers: units one criterion after another in the bar's order, raters by name.
struct NumberedRatings {
  std::vector<const Rating*> ratings;  ///< one a `units` entry
  std::vector<rank::UnitRating> units;
  std::vector<std::vector<std::vector<int>>> levels;  ///< a criterion, a candidate, their levels
  std::vector<std::string> raters;
};

NumberedRatings numbered(const std::vector<const Criterion*>& criteria,
                         std::span<const Rating> ratings) {
  std::map<std::string_view, std::size_t> criterion_at;
  for (std::size_t at = 0; at < criteria.size(); ++at) criterion_at[criteria[at]->id] = at;
  std::map<std::string_view, std::uint32_t> rater_at;
  std::map<std::pair<std::size_t, std::string_view>, std::vector<const Rating*>> by_unit;
  for (const auto& rating : ratings) {
    const auto criterion = criterion_at.find(rating.criterion);
    if (criterion == criterion_at.end()) continue;
    rater_at[rating.rater] = 0;
    by_unit[{criterion->second, rating.candidate}].push_back(&rating);
  }
  NumberedRatings result;
  for (auto& [rater, number] : rater_at) {
    number = static_cast<std::uint32_t>(result.raters.size());
    result.raters.emplace_back(rater);
  }
  result.levels.resize(criteria.size());
  std::uint32_t unit = 0;
  for (const auto& [key, of_unit] : by_unit) {
    auto& levels = result.levels[key.first].emplace_back();
    for (const auto* rating : of_unit) {
      levels.push_back(rating->level);
      result.ratings.push_back(rating);
      result.units.push_back({unit, rater_at[rating->rater], rating->level});
    }
    ++unit;
  }
  return result;
}

AlphaReading reading_of(double alpha) {
  constexpr double reliable = 0.800;
  constexpr double tentative = 0.667;
  if (alpha >= reliable) return AlphaReading::reliable;
  return alpha >= tentative ? AlphaReading::tentative : AlphaReading::unreliable;
}

Agreement agreement_of(std::string criterion, std::span<const std::vector<int>> units) {
  Agreement agreement;
  agreement.criterion = std::move(criterion);
  for (const auto& levels : units) {
    if (levels.size() < 2) continue;
    ++agreement.units;
    agreement.ratings += levels.size();
    agreement.pairs += levels.size() * (levels.size() - 1) / 2;
  }
  if (agreement.pairs < alpha_pairs_needed || agreement.units < alpha_units_needed)
    return agreement;
  const auto alpha = rank::krippendorff_alpha(units, rank::Scale::ordinal);
  agreement.reading = alpha ? reading_of(alpha->value) : AlphaReading::alike;
  if (alpha) agreement.alpha = alpha->value;
  return agreement;
}

/// Where two raters are furthest apart, in the bar's order among equals.
std::vector<Apart> widest_apart(const NumberedRatings& numbered, const rank::RaterPair& pair) {
  constexpr std::size_t most = 3;
  std::vector<Apart> all;
  const Rating* first = nullptr;
  const Rating* second = nullptr;
  for (std::size_t at = 0; at < numbered.units.size(); ++at) {
    const auto& unit = numbered.units[at];
    if (at == 0 || numbered.units[at - 1].unit != unit.unit) first = second = nullptr;
    if (unit.rater == pair.first) first = numbered.ratings[at];
    if (unit.rater == pair.second) second = numbered.ratings[at];
    if (first == nullptr || second == nullptr) continue;
    if (first->level != second->level) all.push_back({*first, *second});
    first = second = nullptr;
  }
  std::stable_sort(all.begin(), all.end(), [](const Apart& a, const Apart& b) {
    return std::abs(a.first.level - a.second.level) > std::abs(b.first.level - b.second.level);
  });
  if (all.size() > most) all.resize(most);
  return all;
}

void add_pairs(const NumberedRatings& numbered, RaterAgreement& result) {
  for (const auto& pair : rank::rater_pairs(numbered.units)) {
    if (pair.shared < shared_ratings_needed) {
      ++result.pairs_too_few;
      continue;
    }
    result.pairs.push_back({numbered.raters[pair.first], numbered.raters[pair.second], pair.shared,
                            pair.difference, pair.offset, widest_apart(numbered, pair)});
  }
}

}  // namespace

RaterAgreement rater_agreement(const Spec& spec, std::span<const Rating> ratings) {
  std::vector<const Criterion*> criteria;
  for (const auto& criterion : spec.criteria) {
    if (std::holds_alternative<RatingEvidence>(criterion.evidence)) criteria.push_back(&criterion);
  }
  const auto by_number = numbered(criteria, ratings);
  RaterAgreement result;
  std::vector<std::vector<int>> all;
  for (std::size_t at = 0; at < criteria.size(); ++at) {
    const auto& units = by_number.levels[at];
    result.criteria.push_back(agreement_of(criteria[at]->id, units));
    all.insert(all.end(), units.begin(), units.end());
  }
  result.overall = agreement_of("", all);
  result.raters = rater_leniencies(by_number.units, by_number.raters);
  add_pairs(by_number, result);
  return result;
}

}  // namespace winloop::loop
