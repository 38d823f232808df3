#include "weighing.hpp"
#include <winloop/base/parallel.hpp>
#include <winloop/rank/movement.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>

namespace winloop::rank {

namespace {

constexpr std::uint32_t not_there = 0xffffffff;

/// Contributions to the point score, a column at a time: for a million candidates a table of 256
/// codes is looked up where explaining each would allocate.
class Contributions {
 public:
  explicit Contributions(const Measured& measured) : pool_(measured.pool) {
    check_fit(measured.spec, pool_);
    std::vector<std::optional<double>> means(measured.spec.criteria.size());
    if (measured.spec.unknown == UnknownPolicy::pool_mean) means = means_of(pool_);
    filled_ = stand_ins(measured.spec, shares(measured.spec), means);
    by_code_.resize(filled_.size());
    for (std::size_t column = 0; column < filled_.size(); ++column) {
      for (std::size_t code = 0; code < 256; ++code) {
        by_code_[column][code] = part_of_value(filled_[column], pool_.columns[column].value[code]);
      }
    }
    per_counted_.assign(pool_.rows.size(), 1);
    for_ranges(per_counted_.size(), worth_a_thread, [&](IndexRange range) { count(range); });
  }

  /// What a column weighs in a candidate's score, and what it adds to that. The shares of all
  /// columns sum to 1, or are all 0.
  struct Part {
    double share = 0;
    double part = 0;
  };

  [[nodiscard]] Part part(std::size_t column, std::size_t index) const {
    const auto whole = part_at(column, index);
    return {whole.share * per_counted_[index], whole.part * per_counted_[index]};
  }

  /// There is a score at all.
  [[nodiscard]] bool weighs(std::size_t index) const { return per_counted_[index] > 0; }

  [[nodiscard]] std::size_t columns() const { return filled_.size(); }

 private:
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

  /// How much of the weight counts for each of those candidates.
  void count(IndexRange range) {
    for (std::size_t column = 0; column < filled_.size(); ++column) {
      if (filled_[column].value) continue;
      const double share = fraction_of(filled_[column].share);
      for (std::size_t index = range.from; index < range.to; ++index) {
        if (std::isnan(value_at(pool_.columns[column], index))) per_counted_[index] -= share;
      }
    }
    for (std::size_t index = range.from; index < range.to; ++index) {
      auto& counted = per_counted_[index];
      counted = knows_some(index) ? 1 / counted : 0;
    }
  }

  /// Seldom looks past the first columns.
  [[nodiscard]] bool knows_some(std::size_t index) const {
    for (std::size_t column = 0; column < filled_.size(); ++column) {
      if (filled_[column].share > 0 && !std::isnan(value_at(pool_.columns[column], index)))
        return true;
    }
    return false;
  }

  const Pool& pool_;
  std::vector<StandIn> filled_;
  std::vector<PartsByCode> by_code_;
  std::vector<double> per_counted_;  ///< of each candidate: 1 over the share of the weight that
                                     ///< counts, 0 where there is no score
};

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

/// A candidate's score as a whole: halfway between then and now, and the difference.
struct WholeChange {
  double middle = 0;
  double delta = 0;
};

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

/// A criterion's column in the pool before and in the one after.
struct Columns {
  std::size_t then = not_there;
  std::size_t now = not_there;
};

using ByCriterion = std::map<std::string, Columns>;

ByCriterion columns_of(const Spec& before, const Spec& after) {
  ByCriterion columns;
  for (std::size_t i = 0; i < before.criteria.size(); ++i) columns[before.criteria[i].id].then = i;
  for (std::size_t i = 0; i < after.criteria.size(); ++i) columns[after.criteria[i].id].now = i;
  return columns;
}

/// What did most to each of some candidates.
class Comparison {
 public:
  Comparison(const Measured& before, const Measured& after, const ByCriterion& columns)
      : then_(before), now_(after), places_(places_in(before.pool, after.pool)) {
    for (const auto& [criterion, both] : columns) columns_.push_back(both);
  }

  /// Candidates at a time: as many as stay in the nearest cache with what is kept of them.
  static constexpr std::size_t block_size = 1024;

  /// `of` are places in the pool after, at most block_size.
  void compare(std::span<const std::uint32_t> of, std::vector<TopChange>& tops) const {
    const auto wholes = whole_changes(of);
    for (std::uint32_t number = 0; number < columns_.size(); ++number) {
      for (std::size_t i = 0; i < of.size(); ++i) {
        if (!is_compared(of[i])) continue;
        const double delta = change_by(columns_[number], of[i], wholes[i].middle);
        keep_top(tops[of[i]], number, delta, wholes[i].delta);
      }
    }
  }

 private:
  /// Has a score in both.
  [[nodiscard]] bool is_compared(std::uint32_t at) const {
    return places_[at] != not_there && then_.weighs(places_[at]) && now_.weighs(at);
  }

  using WholeChanges = std::array<WholeChange, block_size>;

  /// A column at a time: its table of parts then stays in the nearest cache.
  [[nodiscard]] WholeChanges whole_changes(std::span<const std::uint32_t> of) const {
    std::array<double, block_size> had{};
    std::array<double, block_size> has{};
    for (std::size_t column = 0; column < then_.columns(); ++column) {
      for (std::size_t i = 0; i < of.size(); ++i) {
        const auto place = places_[of[i]];
        if (place != not_there) had[i] += then_.part(column, place).part;
      }
    }
    for (std::size_t column = 0; column < now_.columns(); ++column) {
      for (std::size_t i = 0; i < of.size(); ++i) has[i] += now_.part(column, of[i]).part;
    }
    WholeChanges wholes;
    for (std::size_t i = 0; i < of.size(); ++i) {
      wholes[i] = {(had[i] + has[i]) / 2, has[i] - had[i]};
    }
    return wholes;
  }

  [[nodiscard]] double change_by(const Columns& columns, std::uint32_t at, double level) const {
    double delta = 0;
    const auto beside_level = [level](const Contributions::Part& part) {
      return part.part - part.share * level;
    };
    if (columns.now != not_there) delta += beside_level(now_.part(columns.now, at));
    if (columns.then != not_there) delta -= beside_level(then_.part(columns.then, places_[at]));
    return delta;
  }

  Contributions then_;
  Contributions now_;
  std::vector<std::uint32_t> places_;  ///< of the candidates of the pool after: in the one before
  std::vector<Columns> columns_;
};

}  // namespace

TopChanges top_changes(const Measured& before, const Measured& after,
                       std::span<const std::uint32_t> only) {
  const auto columns = columns_of(before.spec, after.spec);
  const Comparison comparison(before, after, columns);
  std::vector<std::uint32_t> all(only.empty() ? after.pool.rows.size() : 0);
  std::iota(all.begin(), all.end(), 0U);
  const auto asked = only.empty() ? std::span<const std::uint32_t>(all) : only;
  TopChanges result;
  result.of.resize(after.pool.rows.size());
  for (const auto& [criterion, both] : columns) result.criteria.push_back(criterion);
  for_ranges(asked.size(), worth_a_thread, [&](IndexRange range) {
    for (std::size_t from = range.from; from < range.to; from += Comparison::block_size) {
      const auto size = std::min(Comparison::block_size, range.to - from);
      comparison.compare(asked.subspan(from, size), result.of);
    }
  });
  return result;
}

}  // namespace winloop::rank
