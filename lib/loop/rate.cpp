#include "at_place.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/loop/people.hpp>
#include <winloop/loop/rate.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/ratings.hpp>
#include <winloop/store/write.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace winloop::loop {

namespace {

void check_criterion(const Spec& spec, const std::string& id) {
  std::vector<std::string> rated;
  for (const auto& criterion : spec.criteria) {
    const bool by_rating = std::holds_alternative<RatingEvidence>(criterion.evidence);
    if (criterion.id == id && by_rating) return;
    if (criterion.id == id) {
      throw bad_input(fmt::format(
          "criterion \"{}\" is not rated: its evidence is a fact of the candidate", id));
    }
    if (by_rating) rated.push_back(criterion.id);
  }
  throw_unknown_name("criterion", id, rated);
}

/// As it will be kept. The places may be those of nothing.
Rating checked(const Workspace& workspace, const Spec& spec, Rating rating,
               const store::Scorecard& card, const Place& criterion) {
  at_place(card.candidate, [&] { store::candidate_row(workspace.record, rating.candidate); });
  at_place(criterion, [&] { check_criterion(spec, rating.criterion); });
  at_place(card.by, [&] { rating.rater = our_person(workspace.search, "rater", rating.rater); });
  return rating;
}

}  // namespace

void record_ratings(Workspace& workspace, const Spec& spec, std::span<const Rating> given) {
  store::Write write(workspace.record);
  std::vector<Rating> ratings;
  for (const auto& rating : given) ratings.push_back(checked(workspace, spec, rating, {}, {}));
  write.add_ratings(ratings);
  write.commit();
}

void record_scorecards(Workspace& workspace, const Spec& spec,
                       std::span<const store::Scorecard> cards) {
  store::Write write(workspace.record);
  std::vector<Rating> ratings;
  for (const auto& card : cards) {
    for (std::size_t at = 0; at < card.ratings.size(); ++at)
      ratings.push_back(checked(workspace, spec, card.ratings[at], card, card.criteria.at(at)));
  }
  write.add_ratings(ratings);
  write.commit();
}

std::size_t withdraw_rating(Workspace& workspace, const Rating& rating,
                            const store::Erasing& erasing) {
  store::Write write(workspace.record);
  const auto known = store::raters(workspace.record);
  const bool rated = std::find(known.begin(), known.end(), rating.rater) != known.end();
  const auto rater = rated ? rating.rater : our_person(workspace.search, "rater", rating.rater);
  const auto withdrawn = write.erase_ratings(rating.candidate, rating.criterion, rater, erasing);
  if (withdrawn == 0) {
    throw bad_input(fmt::format(
        "{} has not rated \"{}\" on \"{}\"; `winloop rerank --explain {}` shows who rated what",
        rater, rating.candidate, rating.criterion, rating.candidate));
  }
  write.commit();
  return withdrawn;
}

}  // namespace winloop::loop
