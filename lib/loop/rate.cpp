#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/rate.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/write.hpp>

#include <fmt/format.h>

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

/// The rater's name as search.yaml has it, from that name or an alias.
std::string rater_named(const Search& search, const std::string& rater) {
  const auto wanted = utf8::fold(rater);
  std::vector<std::string> names;
  for (const auto& person : search.people) {
    names.push_back(person.name);
    if (utf8::fold(person.name) == wanted) return person.name;
    for (const auto& alias : person.aliases) {
      if (utf8::fold(alias) == wanted) return person.name;
    }
  }
  throw_unknown_name("rater", rater, names);
}

}  // namespace

void record_ratings(Workspace& workspace, const Spec& spec, std::span<const Rating> given) {
  std::vector<Rating> ratings(given.begin(), given.end());
  for (auto& rating : ratings) {
    (void)store::candidate_row(workspace.record, rating.candidate);
    check_criterion(spec, rating.criterion);
    rating.rater = rater_named(workspace.search, rating.rater);
  }
  store::Write write(workspace.record);
  write.add_ratings(ratings);
  write.commit();
}

}  // namespace winloop::loop
