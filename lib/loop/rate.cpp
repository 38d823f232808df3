#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/loop/rate.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/write.hpp>

#include <fmt/format.h>

#include <algorithm>

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

void check_rater(const Search& search, const std::string& rater) {
  std::vector<std::string> names;
  for (const auto& person : search.people) names.push_back(person.name);
  if (std::find(names.begin(), names.end(), rater) == names.end())
    throw_unknown_name("rater", rater, names);
}

}  // namespace

void record_ratings(Workspace& workspace, const Spec& spec, std::span<const Rating> ratings) {
  for (const auto& rating : ratings) {
    (void)store::candidate_row(workspace.record, rating.candidate);
    check_criterion(spec, rating.criterion);
    check_rater(workspace.search, rating.rater);
  }
  store::Write write(workspace.record);
  write.add_ratings(ratings);
  write.commit();
}

}  // namespace winloop::loop
