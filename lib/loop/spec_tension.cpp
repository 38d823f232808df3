#include <winloop/insight/choices.hpp>
#include <winloop/loop/measure.hpp>
#include <winloop/loop/spec_diff.hpp>
#include <winloop/loop/spec_tension.hpp>
#include <winloop/rank/pool.hpp>
#include <winloop/rank/preference.hpp>
#include <winloop/rank/rank.hpp>
#include <winloop/store/as_of.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/reading.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace winloop::loop {

namespace {

constexpr std::size_t most_choices = 20'000;

RankedPerson ranked_person(const insight::Dossier& dossier) {
  return {dossier.candidate->id, dossier.candidate->name,
          dossier.standing == nullptr ? 0 : dossier.standing->rank};
}

std::vector<DeclinedAbove> contradictions_in(const std::vector<insight::Choice>& choices) {
  std::map<const insight::Dossier*, DeclinedAbove> by_declined;
  for (const auto& choice : choices) {
    if (!insight::contradicts_ranking(choice)) continue;
    auto& above = by_declined[choice.declined];
    above.declined = ranked_person(*choice.declined);
    above.stage = choice.move->from;
    above.on = choice.move->on;
    above.why = choice.move->why;
    above.below.push_back(ranked_person(*choice.taken));
  }
  std::vector<DeclinedAbove> result;
  for (auto& [dossier, above] : by_declined) {
    std::stable_sort(above.below.begin(), above.below.end(),
                     [](const auto& a, const auto& b) { return a.rank < b.rank; });
    result.push_back(std::move(above));
  }
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
    return a.below.size() != b.below.size() ? a.below.size() > b.below.size()
                                            : a.declined.rank < b.declined.rank;
  });
  return result;
}

/// Everybody's values by the record's number, unknown ones as the score has them: the pool's mean,
/// 0 under `worst` (and, under `omit`, the mean, since there the score is no sum).
class FilledValues {
 public:
  FilledValues(const Spec& spec, const Pool& pool) : pool_(pool) {
    for (std::size_t at = 0; at < pool.rows.size(); ++at) place_[pool.rows[at]] = at;
    for (const auto& mean : rank::pool_means(spec, pool))
      stand_in_.push_back(spec.unknown == UnknownPolicy::worst ? 0 : mean.value_or(0));
  }

  [[nodiscard]] std::vector<double> difference(std::uint32_t taken, std::uint32_t declined) const {
    std::vector<double> result;
    for (std::size_t at = 0; at < stand_in_.size(); ++at)
      result.push_back(value(at, place_.at(taken)) - value(at, place_.at(declined)));
    return result;
  }

 private:
  [[nodiscard]] double value(std::size_t criterion, std::size_t place) const {
    const double known = rank::value_at(pool_.columns[criterion], place);
    return std::isnan(known) ? stand_in_[criterion] : known;
  }

  const Pool& pool_;
  std::map<std::uint32_t, std::size_t> place_;
  std::vector<double> stand_in_;
};

bool fails_must_have(const insight::Dossier& dossier) {
  return dossier.standing->must_haves == MustHaves::failed;
}

using People = std::set<const insight::Dossier*>;

/// Somebody may be taken past one stage and declined at a later one.
std::size_t decided_on(People taken, const People& declined) {
  taken.insert(declined.begin(), declined.end());
  return taken.size();
}

/// Before anything is fitted; `fitted` means that it is worth trying.
Argued argued_by(const WeightArgument& argument, std::size_t decided) {
  if (decided < tension_decisions_needed ||
      std::min(argument.taken, argument.declined) < tension_each_needed)
    return Argued::too_few;
  return argument.agreeing == argument.choices ? Argued::bar_agrees : Argued::fitted;
}

WeightArgument argument_from(const insight::Choices& made, const Spec& spec, const Pool& pool) {
  WeightArgument argument;
  argument.all_choices = made.all;
  const FilledValues values(spec, pool);
  People taken;
  People declined;
  std::vector<std::vector<double>> differences;
  for (const auto& choice : made.choices) {
    if (choice.taken->standing == nullptr || choice.declined->standing == nullptr) continue;
    if (fails_must_have(*choice.taken) || fails_must_have(*choice.declined)) {
      ++argument.by_must_have;
      continue;
    }
    taken.insert(choice.taken);
    declined.insert(choice.declined);
    differences.push_back(
        values.difference(choice.taken->standing->candidate, choice.declined->standing->candidate));
  }
  argument.taken = taken.size();
  argument.declined = declined.size();
  argument.choices = differences.size();
  std::vector<double> shares;
  double total = 0;
  for (const auto& criterion : spec.criteria) total += criterion.weight;
  for (const auto& criterion : spec.criteria) shares.push_back(criterion.weight / total);
  argument.agreeing = rank::choices_agreeing(shares, differences);
  argument.argued = argued_by(argument, decided_on(taken, declined));
  if (argument.argued != Argued::fitted) return argument;
  argument.weights = rank::preferred_shares(shares, differences, decided_on(taken, declined));
  argument.agreeing_fitted = rank::choices_agreeing(argument.weights, differences);
  if (argument.agreeing_fitted <= argument.agreeing) {
    argument.argued = Argued::nothing_nearer;
    argument.weights.clear();
  }
  for (auto& weight : argument.weights) weight *= total;
  return argument;
}

}  // namespace

BarAndPool bar_and_pool(const Workspace& workspace, Date as_of) {
  const store::Reading reading(workspace.record);
  auto record = store::read_as_of(workspace.directory, workspace.record, as_of);
  const auto people = store::read_candidate_table(workspace.record, as_of);
  const auto pool = measure(workspace.record, record.spec, as_of).pool;
  const auto id_at = [&](std::uint32_t at) { return people.id(at); };
  // Findings rest on the newest ranking: here the one by the bar as it stands.
  record.rankings.push_back(
      rank::rank(record.spec, pool, as_of, rank::positions_by_id(people.size(), id_at)));
  const insight::View view(record);
  const auto made = insight::choices(view, most_choices);
  BarAndPool result;
  result.criteria = insight::criterion_tensions(view);
  for (std::size_t at = 0; at < result.criteria.size(); ++at) {
    auto asked = record.spec.criteria[at];
    asked.must = result.criteria[at].line;
    result.lines.push_back(must_words(asked));
  }
  result.contradictions = contradictions_in(made.choices);
  result.argument = argument_from(made, record.spec, pool);
  return result;
}

}  // namespace winloop::loop
