#include "end_of_time.hpp"
#include <winloop/base/error.hpp>
#include <winloop/loop/adopt.hpp>
#include <winloop/loop/impact.hpp>
#include <winloop/loop/measure.hpp>
#include <winloop/rank/pool.hpp>
#include <winloop/rank/rank.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/reading.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace winloop::loop {

namespace {

/// One family of groups that are compared with one another, and where each member belongs.
class Division {
 public:
  Division(std::string attribute, std::vector<std::string> groups)
      : attribute_(std::move(attribute)), rates_(groups.size()) {
    for (std::size_t at = 0; at < groups.size(); ++at)
      rates_[at].count.group = std::move(groups[at]);
  }

  void count(std::size_t group, const std::optional<bool>& outcome) {
    auto& rate = rates_[group];
    if (!outcome) {
      ++rate.left_out;
      return;
    }
    ++rate.count.members;
    if (*outcome) ++rate.count.selected;
  }

  void finish(std::vector<GroupRate>& all) {
    std::vector<rank::GroupCount> counts;
    for (auto& rate : rates_) {
      rate.attribute = attribute_;
      counts.push_back(rate.count);
    }
    auto impacts = rank::four_fifths(counts);
    for (std::size_t at = 0; at < rates_.size(); ++at) {
      rates_[at].impact = std::move(impacts[at]);
      all.push_back(std::move(rates_[at]));
    }
  }

 private:
  std::string attribute_;
  std::vector<GroupRate> rates_;
};

void add_attribute(const Groups& groups, std::size_t at, const Outcomes& outcomes,
                   std::vector<GroupRate>& all) {
  Division division(groups.attributes[at].name, groups.attributes[at].groups);
  for (const auto& member : groups.members) {
    const auto outcome = outcomes.find(member.candidate);
    const auto group = member.group_of[at];
    if (group && outcome != outcomes.end()) division.count(*group, outcome->second);
  }
  division.finish(all);
}

void add_intersection(const Groups& groups, std::pair<std::size_t, std::size_t> at,
                      const Outcomes& outcomes, std::vector<GroupRate>& all) {
  const auto& first = groups.attributes[at.first];
  const auto& second = groups.attributes[at.second];
  std::vector<std::string> names;
  for (const auto& one : first.groups) {
    for (const auto& other : second.groups) names.push_back(fmt::format("{}, {}", one, other));
  }
  Division division(fmt::format("{} x {}", first.name, second.name), std::move(names));
  for (const auto& member : groups.members) {
    const auto outcome = outcomes.find(member.candidate);
    const auto one = member.group_of[at.first];
    const auto other = member.group_of[at.second];
    if (one && other && outcome != outcomes.end())
      division.count(*one * second.groups.size() + *other, outcome->second);
  }
  division.finish(all);
}

double median_of(std::vector<double> values) {
  const auto middle = values.size() / 2;
  std::sort(values.begin(), values.end());
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

struct Measured {
  std::vector<Standing> standings;
  std::vector<std::string> ids;
};

Measured measured_by(const Workspace& workspace, const Spec& spec, Date as_of) {
  const auto people = store::read_candidate_table(workspace.record, as_of);
  const auto pool = measure(workspace.record, spec, as_of).pool;
  std::map<std::uint32_t, std::string> id_of;
  for (std::size_t at = 0; at < people.size(); ++at) id_of[people.row(at)] = people.id(at);
  const auto id_at = [&](std::uint32_t at) { return people.id(at); };
  auto ranking = rank::rank(spec, pool, as_of, rank::positions_by_id(people.size(), id_at));
  Measured measured;
  measured.standings = std::move(ranking.standings);
  for (const auto& standing : measured.standings)
    measured.ids.push_back(id_of.at(standing.candidate));
  return measured;
}

}  // namespace

std::vector<GroupRate> group_rates(const Groups& groups, const Outcomes& outcomes) {
  std::vector<GroupRate> all;
  for (std::size_t at = 0; at < groups.attributes.size(); ++at)
    add_attribute(groups, at, outcomes, all);
  for (std::size_t one = 0; one < groups.attributes.size(); ++one) {
    for (std::size_t other = one + 1; other < groups.attributes.size(); ++other)
      add_intersection(groups, {one, other}, outcomes, all);
  }
  return all;
}

Outcomes selected_by(const Search& search, std::span<const Candidate> candidates,
                     std::span<const StageMove> moves, std::string_view stage) {
  if (is_exit(stage))
    throw bad_input(fmt::format("\"{}\" is an exit; expected a stage that people reach", stage));
  const auto line = stage_position(search, stage);
  // A stage that the search no longer names is before all.
  const auto reaches = [&](const std::string& to) {
    const auto& stages = search.stages;
    const auto found = std::find(stages.begin(), stages.end(), to);
    return found != stages.end() && static_cast<std::size_t>(found - stages.begin()) >= line;
  };
  std::map<std::string, bool, std::less<>> reached;
  for (const auto& move : moves) reached[move.candidate] |= reaches(move.to);
  Outcomes outcomes;
  for (const auto& candidate : candidates) {
    auto& outcome = outcomes[candidate.id];
    if (reached[candidate.id] || reaches(candidate.stage)) {
      outcome = true;
    } else if (candidate.stage == exit_we_declined) {
      outcome = false;
    }
  }
  return outcomes;
}

Outcomes scored_above_median(std::span<const Standing> standings,
                             std::span<const std::string> ids) {
  std::vector<double> scores;
  for (const auto& standing : standings) {
    if (standing.has_score()) scores.push_back(static_cast<double>(standing.score));
  }
  Outcomes outcomes;
  const double median = scores.empty() ? 0 : median_of(scores);
  for (std::size_t at = 0; at < standings.size(); ++at) {
    auto& outcome = outcomes[ids[at]];
    if (standings[at].has_score()) outcome = static_cast<double>(standings[at].score) > median;
  }
  return outcomes;
}

Outcomes met_must_haves(std::span<const Standing> standings, std::span<const std::string> ids) {
  Outcomes outcomes;
  for (std::size_t at = 0; at < standings.size(); ++at) {
    auto& outcome = outcomes[ids[at]];
    if (standings[at].must_haves == MustHaves::met) outcome = true;
    if (standings[at].must_haves == MustHaves::failed) outcome = false;
  }
  return outcomes;
}

GroupImpacts group_impacts(const Workspace& workspace, Date as_of, const ImpactOptions& options) {
  const auto& record = workspace.record;
  const store::Reading reading(record);
  const auto groups = read_groups(options.groups, store::candidates(record, end_of_time()));
  const auto candidates = store::candidates(record, as_of);
  GroupImpacts result;
  result.selection.now = group_rates(
      groups,
      selected_by(workspace.search, candidates, store::stage_moves(record, as_of), options.stage));
  const auto measure = [&](const Spec& spec, std::vector<GroupRate> Impact::*when) {
    const auto measured = measured_by(workspace, spec, as_of);
    result.scoring.*when =
        group_rates(groups, scored_above_median(measured.standings, measured.ids));
    result.must_haves.*when = group_rates(groups, met_must_haves(measured.standings, measured.ids));
    for (const auto& criterion : spec.criteria) result.has_must_haves |= criterion.must.has_value();
  };
  measure(current_spec(workspace, as_of).spec, &Impact::now);
  if (options.before)
    measure(spec_of(spec_version(workspace, *options.before, as_of)), &Impact::before);
  result.people = candidates.size();
  std::map<std::string_view, bool> named;
  for (const auto& member : groups.members) named[member.candidate] = true;
  result.not_in_file = static_cast<std::size_t>(
      std::count_if(candidates.begin(), candidates.end(),
                    [&](const Candidate& candidate) { return !named.contains(candidate.id); }));
  return result;
}

}  // namespace winloop::loop
