#include "weighing.hpp"
#include <winloop/rank/stability.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace winloop::rank {

namespace {

/// One candidate on one criterion: what counts, and whether it counts at all.
struct Counted {
  double value = 0;
  bool counts = false;
};

/// N and C of the formulas.
struct Sided {
  double sum = 0;
  double counted = 0;
};

class PairWeigher {
 public:
  PairWeigher(const Spec& spec, const Pool& pool) : spec_(spec), pool_(pool) {
    check_fit(spec, pool);
    if (spec.unknown == UnknownPolicy::pool_mean) {
      fill_ = means_of(pool);
    } else {
      fill_.resize(spec.criteria.size());
      if (spec.unknown == UnknownPolicy::worst) std::fill(fill_.begin(), fill_.end(), 0.0);
    }
  }

  [[nodiscard]] std::optional<Swap> smallest(std::size_t above, std::size_t below) const {
    const auto x = sides(above);
    const auto y = sides(below);
    const bool same_weights = counts_alike(above, below);
    std::optional<Swap> best;
    for (std::size_t k = 0; k < spec_.criteria.size(); ++k) {
      const auto t = same_weights ? linear(x, y, at(k, above), at(k, below))
                                  : quadratic(x, y, at(k, above), at(k, below), k);
      if (!t || !reaches(k, *t) || !leaves_weight(*t, x, y, at(k, above), at(k, below))) continue;
      if (best && std::abs(*t) >= std::abs(best->change)) continue;
      best = Swap{k, spec_.criteria[k].weight + *t, *t};
    }
    return best;
  }

 private:
  [[nodiscard]] Counted at(std::size_t criterion, std::size_t index) const {
    const double value = value_at(pool_.columns[criterion], index);
    if (!std::isnan(value)) return {value, true};
    return {fill_[criterion].value_or(0), fill_[criterion].has_value()};
  }

  [[nodiscard]] Sided sides(std::size_t index) const {
    Sided side;
    for (std::size_t k = 0; k < spec_.criteria.size(); ++k) {
      const auto one = at(k, index);
      if (!one.counts) continue;
      side.sum += spec_.criteria[k].weight * one.value;
      side.counted += spec_.criteria[k].weight;
    }
    return side;
  }

  [[nodiscard]] bool counts_alike(std::size_t above, std::size_t below) const {
    for (std::size_t k = 0; k < spec_.criteria.size(); ++k) {
      if (at(k, above).counts != at(k, below).counts) return false;
    }
    return true;
  }

  /// Both scores have one denominator.
  static std::optional<double> linear(const Sided& x, const Sided& y, const Counted& above,
                                      const Counted& below) {
    const double d = above.value - below.value;
    if (d == 0 || !above.counts) return std::nullopt;
    return -(x.sum - y.sum) / d;
  }

  /// The root of a t^2 + b t + c nearest to 0 that the weight can reach and where the sign changes.
  [[nodiscard]] std::optional<double> quadratic(const Sided& x, const Sided& y,
                                                const Counted& above, const Counted& below,
                                                std::size_t criterion) const {
    const double k = above.counts ? 1 : 0;
    const double l = below.counts ? 1 : 0;
    const double a = above.value * l - below.value * k;
    const double b = x.sum * l + above.value * y.counted - y.sum * k - below.value * x.counted;
    const double c = x.sum * y.counted - y.sum * x.counted;
    std::optional<double> best;
    const auto offer = [&](double t) {
      if (!reaches(criterion, t)) return;
      if (!best || std::abs(t) < std::abs(*best)) best = t;
    };
    if (a == 0) {
      if (b != 0) offer(-c / b);
      return best;
    }
    const double under_root = b * b - 4 * a * c;
    if (under_root <= 0) return std::nullopt;  // a double root only touches
    const double q = -(b + std::copysign(std::sqrt(under_root), b)) / 2;
    offer(q / a);
    if (q != 0) offer(c / q);
    return best;
  }

  /// Past t the weight is still above 0: at 0 itself the two would be level, never swapped.
  [[nodiscard]] bool reaches(std::size_t criterion, double t) const {
    const double weight = spec_.criteria[criterion].weight;
    return std::isfinite(t) && (t > 0 || weight + t > least_of(weight));
  }

  /// Something weighs on both sides still.
  [[nodiscard]] bool leaves_weight(double t, const Sided& x, const Sided& y, const Counted& above,
                                   const Counted& below) const {
    const double left_above = x.counted + (above.counts ? t : 0);
    const double left_below = y.counted + (below.counts ? t : 0);
    return left_above > least_of(x.counted) && left_below > least_of(y.counted);
  }

  /// Less is what subtracting leaves of nothing.
  static double least_of(double weight) { return 1e-12 * weight; }

  const Spec& spec_;
  const Pool& pool_;
  std::vector<std::optional<double>> fill_;
};

}  // namespace

std::vector<NeighbourPair> neighbour_pairs(const Spec& spec, const Pool& pool,
                                           const Ranking& ranking, std::size_t pairs) {
  const PairWeigher weigher(spec, pool);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
  for (std::uint32_t at = 0; at < pool.rows.size(); ++at) places.emplace_back(pool.rows[at], at);
  std::sort(places.begin(), places.end());
  const auto place_of = [&](std::uint32_t row) {
    return std::lower_bound(places.begin(), places.end(), std::pair(row, std::uint32_t{0}))->second;
  };
  const auto& standings = ranking.standings;
  std::vector<NeighbourPair> result;
  for (std::size_t at = 0; at + 1 < standings.size() && at < pairs; ++at) {
    const auto& above = standings[at];
    const auto& below = standings[at + 1];
    NeighbourPair pair{above.candidate, below.candidate, std::nullopt, Firmness::firm,
                       std::nullopt};
    if (above.has_score() && below.has_score())
      pair.gap = static_cast<double>(above.score) - static_cast<double>(below.score);
    const bool failed = above.must_haves == MustHaves::failed;
    if (failed != (below.must_haves == MustHaves::failed)) {
      pair.firmness = Firmness::must_bar;
    } else if (above.rank == below.rank) {
      pair.firmness = Firmness::tied;
    } else if (!pair.gap) {
      pair.firmness = Firmness::no_score;
    } else {
      pair.swap = weigher.smallest(place_of(above.candidate), place_of(below.candidate));
      if (pair.swap) pair.firmness = Firmness::swaps;
    }
    result.push_back(pair);
  }
  return result;
}

}  // namespace winloop::rank
