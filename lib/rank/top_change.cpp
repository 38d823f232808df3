#include "weighing.hpp"
#include <winloop/rank/movement.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>

namespace winloop::rank {

namespace {

/// Contributions to the point score, a column at a time: for a million candidates a table of 256
/// codes is looked up where explaining each would allocate.
class Contributions {
 public:
  explicit Contributions(const Measured& measured) : pool_(measured.pool) {
    check_fit(measured.spec, pool_);
    std::vector<std::optional<double>> means(measured.spec.criteria.size());
    if (measured.spec.unknown == UnknownPolicy::pool_mean) means = means_of(pool_);
    const auto weights = shares(measured.spec);
    for (const auto share : weights) whole_ += share;
    filled_ = stand_ins(measured.spec, weights, means);
    by_code_.resize(filled_.size());
    for (std::size_t column = 0; column < filled_.size(); ++column) {
      for (std::size_t code = 0; code < 256; ++code) {
        by_code_[column][code] = part_of_value(filled_[column], pool_.columns[column].value[code]);
      }
    }
    counted_.assign(pool_.rows.size(), 1);
    for (std::size_t column = 0; column < filled_.size(); ++column) {
      if (!filled_[column].value) leave_out(column);
    }
  }

  /// What `column` weighs in the score of the candidate at `index`; these sum to 1, or are all 0.
  [[nodiscard]] double share(std::size_t column, std::size_t index) const {
    const double counted = counted_[index];
    if (counted < least_counted) return 0;
    return part_at(column, index).share / counted;
  }

  /// The part that `column` adds to that score.
  [[nodiscard]] double part(std::size_t column, std::size_t index) const {
    const double counted = counted_[index];
    if (counted < least_counted) return 0;
    return part_at(column, index).part / counted;
  }

  /// Something counts in that score.
  [[nodiscard]] bool weighs(std::size_t index) const {
    return whole_ > 0 && counted_[index] >= least_counted;
  }

  [[nodiscard]] double score(std::size_t index) const {
    double sum = 0;
    for (std::size_t column = 0; column < filled_.size(); ++column) sum += part(column, index);
    return sum;
  }

 private:
  /// Less than this is what subtracting shares leaves of nothing.
  static constexpr double least_counted = 1e-12;

  struct Part {
    double share = 0;
    double part = 0;
  };
  using PartsByCode = std::array<Part, 256>;

  static double fraction_of(Fixed part) {
    return static_cast<double>(part) / static_cast<double>(fixed_one);
  }

  static Part part_of_value(const StandIn& stand_in, double value) {
    if (!std::isnan(value))
      return {fraction_of(stand_in.share), fraction_of(part_of(stand_in.share, value))};
    return {stand_in.value ? fraction_of(stand_in.share) : 0, fraction_of(stand_in.fill())};
  }

  [[nodiscard]] Part part_at(std::size_t column, std::size_t index) const {
    const auto& values = pool_.columns[column];
    if (values.exact.empty()) return by_code_[column][values.codes[index]];
    return part_of_value(filled_[column], values.exact[index]);
  }

  void leave_out(std::size_t column) {
    const double share = fraction_of(filled_[column].share);
    for (std::size_t index = 0; index < counted_.size(); ++index) {
      if (std::isnan(value_at(pool_.columns[column], index))) counted_[index] -= share;
    }
  }

  const Pool& pool_;
  Fixed whole_ = 0;
  std::vector<StandIn> filled_;
  std::vector<PartsByCode> by_code_;
  std::vector<double> counted_;  ///< of each candidate: the share of the weight that counts
};

constexpr std::uint32_t not_there = 0xffffffff;

/// For each candidate of `after` where it stands in `before`.
std::vector<std::uint32_t> places_in(const Pool& before, const Pool& after) {
  if (before.rows == after.rows) {
    std::vector<std::uint32_t> same(after.rows.size());
    std::iota(same.begin(), same.end(), 0U);
    return same;
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> known;
  known.reserve(before.rows.size());
  for (std::uint32_t at = 0; at < before.rows.size(); ++at) known.emplace_back(before.rows[at], at);
  std::sort(known.begin(), known.end());
  std::vector<std::uint32_t> places;
  places.reserve(after.rows.size());
  for (const auto row : after.rows) {
    const auto found =
        std::lower_bound(known.begin(), known.end(), std::pair(row, std::uint32_t{0}));
    places.push_back(found != known.end() && found->first == row ? found->second : not_there);
  }
  return places;
}

/// A candidate's score as a whole: halfway between then and now (0 where nothing counted in one of
/// them), and the difference.
struct WholeChange {
  double middle = 0;
  double delta = 0;
};

std::vector<WholeChange> whole_changes(const Contributions& then, const Contributions& now,
                                       const std::vector<std::uint32_t>& places,
                                       std::span<const std::uint32_t> asked) {
  std::vector<WholeChange> wholes(places.size());
  for (const auto at : asked) {
    if (places[at] == not_there) continue;
    const double had = then.score(places[at]);
    const double has = now.score(at);
    const bool both_weigh = then.weighs(places[at]) && now.weighs(at);
    wholes[at] = {both_weigh ? (had + has) / 2 : 0, has - had};
  }
  return wholes;
}

/// Below the grid of scores a difference is only how thirds are rounded.
constexpr double least_change = 0.5 / score_grid;

void keep_top(TopChange& top, std::uint32_t criterion, double delta, double whole) {
  const auto size = [whole](double change) {
    return std::abs(whole) < least_change ? std::abs(change)
                                          : std::copysign(change, change * whole);
  };
  // A later one must be larger by more than rounding: the first in the order of ids stands.
  const double lead = top.criterion ? size(top.delta) + 1e-12 : least_change;
  if (size(delta) >= lead) top = {criterion, delta};
}

}  // namespace

TopChanges top_changes(const Measured& before, const Measured& after,
                       std::span<const std::uint32_t> only) {
  constexpr std::size_t no_column = not_there;
  std::map<std::string, std::pair<std::size_t, std::size_t>> columns;
  for (std::size_t i = 0; i < before.spec.criteria.size(); ++i)
    columns[before.spec.criteria[i].id] = {i, no_column};
  for (std::size_t i = 0; i < after.spec.criteria.size(); ++i) {
    auto& both = columns.try_emplace(after.spec.criteria[i].id, no_column, no_column).first->second;
    both.second = i;
  }
  const Contributions then(before);
  const Contributions now(after);
  const auto places = places_in(before.pool, after.pool);
  std::vector<std::uint32_t> all(only.empty() ? places.size() : 0);
  std::iota(all.begin(), all.end(), 0U);
  const auto asked = only.empty() ? std::span<const std::uint32_t>(all) : only;
  const auto wholes = whole_changes(then, now, places, asked);
  TopChanges result;
  result.of.resize(places.size());
  for (const auto& [criterion, both] : columns) result.criteria.push_back(criterion);
  // As many at a time as stay in the nearest cache with what is kept of them.
  constexpr std::size_t block = 1024;
  for (std::size_t from = 0; from < asked.size(); from += block) {
    const auto of_block = asked.subspan(from, std::min(block, asked.size() - from));
    std::uint32_t number = 0;
    for (const auto& [criterion, both] : columns) {
      for (const auto at : of_block) {
        if (places[at] == not_there) continue;
        const double level = wholes[at].middle;
        double delta = 0;
        if (both.second != no_column)
          delta += now.part(both.second, at) - now.share(both.second, at) * level;
        if (both.first != no_column)
          delta -= then.part(both.first, places[at]) - then.share(both.first, places[at]) * level;
        keep_top(result.of[at], number, delta, wholes[at].delta);
      }
      ++number;
    }
  }
  return result;
}

}  // namespace winloop::rank
