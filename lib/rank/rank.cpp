#include "order.hpp"
#include "weighing.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/parallel.hpp>
#include <winloop/rank/rank.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace winloop::rank {

namespace {

/// Columns are read eight at a time: a packed 64-bit sum then holds their weighted values (44 bits,
/// at most fixed_one) and above them one bit a column that says "unknown".
constexpr std::size_t group_size = 8;
constexpr int unknown_bit = 48;
constexpr std::uint64_t value_mask = (std::uint64_t{1} << unknown_bit) - 1;
static_assert(fixed_bits < unknown_bit && unknown_bit + group_size <= 64);

/// Candidates scored at a time: the sums of a block stay in the nearest cache.
constexpr std::size_t block_size = 1024;

struct Group {
  std::size_t first = 0;  ///< column
  std::size_t size = 0;
  std::array<std::array<std::uint64_t, 256>, group_size> packed{};
  /// By the eight "unknown" bits: the shares that are unknown and what fills them.
  std::array<Fixed, 256> unknown{};
  std::array<Fixed, 256> fill{};
};

std::uint64_t pack(Fixed share, double value, std::size_t column_in_group) {
  if (std::isnan(value)) {
    return std::uint64_t{1} << (static_cast<std::size_t>(unknown_bit) + column_in_group);
  }
  return part_of(share, value);
}

Group make_group(const Pool& pool, std::span<const StandIn> stand_ins, std::size_t first) {
  Group group;
  group.first = first;
  group.size = std::min(group_size, stand_ins.size() - first);
  for (std::size_t i = 0; i < group.size; ++i) {
    const auto& stand_in = stand_ins[first + i];
    const auto& column = pool.columns[first + i];
    for (std::size_t code = 0; code < 256; ++code) {
      group.packed[i][code] = pack(stand_in.share, column.value[code], i);
      if ((code >> i & 1U) == 0) continue;
      group.unknown[code] += stand_in.share;
      group.fill[code] += stand_in.fill();
    }
  }
  return group;
}

/// States of must-haves as bits, so that those of several columns can be joined.
enum MustBits : std::uint8_t { must_met = 1, must_unknown = 2, must_failed = 4 };

std::uint8_t must_bit(double must, double value) {
  switch (must_state(must, value)) {
    case MustHaves::failed:
      return must_failed;
    case MustHaves::unknown:
      return must_unknown;
    default:
      return must_met;
  }
}

MustHaves joined(std::uint8_t bits) {
  if ((bits & must_failed) != 0) return MustHaves::failed;
  if ((bits & must_unknown) != 0) return MustHaves::unknown;
  return (bits & must_met) != 0 ? MustHaves::met : MustHaves::none;
}

struct MustColumn {
  std::size_t column = 0;
  double must = 0;
  std::array<std::uint8_t, 256> bits{};
};

std::vector<MustColumn> must_columns(const Spec& spec, const Pool& pool) {
  std::vector<MustColumn> result;
  for (std::size_t i = 0; i < spec.criteria.size(); ++i) {
    if (!spec.criteria[i].must) continue;
    MustColumn must{i, *spec.criteria[i].must, {}};
    for (std::size_t code = 0; code < 256; ++code) {
      must.bits[code] = must_bit(must.must, pool.columns[i].value[code]);
    }
    result.push_back(must);
  }
  return result;
}

/// What the order's key does not already hold of one candidate; a quarter of a cache line.
struct Rest {
  std::uint32_t candidate = 0;
  std::uint32_t low = 0;
  std::uint32_t high : 24 = 0;
  std::uint32_t must_bits : 8 = 0;
};

class Scorer {
 public:
  /// The pool fits the spec.
  Scorer(const Spec& spec, const Pool& pool)
      : pool_(pool), policy_(spec.unknown), musts_(must_columns(spec, pool)) {
    const auto weights = shares(spec);
    std::vector<std::optional<double>> means(weights.size());
    if (policy_ == UnknownPolicy::pool_mean) means = means_of(pool);
    const auto filled = stand_ins(spec, weights, means);
    for (std::size_t first = 0; first < filled.size(); first += group_size) {
      groups_.push_back(make_group(pool, filled, first));
    }
    for (const auto share : weights) whole_ += share;
    if (policy_ == UnknownPolicy::pool_mean) {
      for (const auto& stand_in : filled) omitted_by_all_ += stand_in.value ? 0 : stand_in.share;
    }
  }

  /// Scores candidates [from, from + size), size <= block_size. `keys` and `rests` are theirs. May
  /// be called from several threads at a time.
  void score(std::size_t from, std::span<OrderKey> keys, std::span<Rest> rests) const {
    const std::size_t size = keys.size();
    Block block;
    for (const auto& group : groups_) add(group, from, size, block);
    for (const auto& must : musts_) add(must, from, size, block);
    for (std::size_t i = 0; i < size; ++i) {
      auto sums = block.sums[i];
      sums.omitted = policy_ == UnknownPolicy::omit ? sums.unknown : omitted_by_all_;
      const auto result = figures(sums, whole_);
      const std::uint8_t bits = block.must_bits[i];
      const std::uint32_t below_top = result.coverage > 0 ? score_grid - result.score : no_score;
      keys[i] = order_key((bits & must_failed) != 0, below_top, coverage_grid - result.coverage,
                          static_cast<std::uint32_t>(from + i));
      rests[i].candidate = pool_.rows[from + i];
      rests[i].low = result.low;
      rests[i].high = result.high & 0xffffff;
      rests[i].must_bits = bits;
    }
  }

 private:
  /// What is known of a block's candidates while they are scored.
  struct Block {
    std::array<std::uint64_t, block_size> packed;  ///< of the group at hand
    std::array<Sums, block_size> sums{};
    std::array<std::uint8_t, block_size> must_bits{};
  };

  void add(const Group& group, std::size_t from, std::size_t size, Block& block) const {
    std::fill_n(block.packed.begin(), size, 0);
    std::size_t i = 0;
    for (; i + 4 <= group.size; i += 4) add_four(group, i, from, size, block);
    for (; i < group.size; ++i) add_one(group, i, from, size, block);
    for (std::size_t k = 0; k < size; ++k) {
      const std::size_t mask = block.packed[k] >> unknown_bit;
      block.sums[k].known += block.packed[k] & value_mask;
      block.sums[k].unknown += group.unknown[mask];
      block.sums[k].fill += group.fill[mask];
    }
  }

  void add_one(const Group& group, std::size_t i, std::size_t from, std::size_t size,
               Block& block) const {
    const auto& column = pool_.columns[group.first + i];
    if (column.exact.empty()) {
      const std::uint8_t* codes = column.codes.data() + from;
      for (std::size_t k = 0; k < size; ++k) block.packed[k] += group.packed[i][codes[k]];
    } else {
      const Fixed share = group.unknown[std::size_t{1} << i];
      const double* values = column.exact.data() + from;
      for (std::size_t k = 0; k < size; ++k) block.packed[k] += pack(share, values[k], i);
    }
  }

  /// As add_one() four times, with a quarter of the traffic to the sums.
  void add_four(const Group& group, std::size_t i, std::size_t from, std::size_t size,
                Block& block) const {
    std::array<const std::uint8_t*, 4> codes{};
    for (std::size_t c = 0; c < codes.size(); ++c) {
      const auto& column = pool_.columns[group.first + i + c];
      if (!column.exact.empty()) {
        for (std::size_t each = i; each < i + codes.size(); ++each)
          add_one(group, each, from, size, block);
        return;
      }
      codes[c] = column.codes.data() + from;
    }
    for (std::size_t k = 0; k < size; ++k) {
      block.packed[k] += group.packed[i][codes[0][k]] + group.packed[i + 1][codes[1][k]] +
                         group.packed[i + 2][codes[2][k]] + group.packed[i + 3][codes[3][k]];
    }
  }

  void add(const MustColumn& must, std::size_t from, std::size_t size, Block& block) const {
    const auto& column = pool_.columns[must.column];
    const bool by_code = column.exact.empty() && column.as_given.empty();
    for (std::size_t k = 0; k < size; ++k) {
      const auto bits = by_code ? must.bits[column.codes[from + k]]
                                : must_bit(must.must, given_at(column, from + k));
      block.must_bits[k] = static_cast<std::uint8_t>(block.must_bits[k] | bits);
    }
  }

  const Pool& pool_;
  UnknownPolicy policy_;
  Fixed whole_ = 0;
  Fixed omitted_by_all_ = 0;
  std::vector<Group> groups_;
  std::vector<MustColumn> musts_;
};

void check_positions(std::span<const std::uint32_t> positions, std::size_t candidates) {
  const auto wrong = [](std::string_view what) {
    return bad_input(fmt::format("the candidates' positions by id are no permutation: {}", what));
  };
  if (positions.size() != candidates) {
    throw wrong(fmt::format("{} for {} candidates", positions.size(), candidates));
  }
  std::vector<bool> seen(candidates);
  for (const auto position : positions) {
    if (position >= candidates) throw wrong(fmt::format("{} is past the end", position));
    if (seen[position]) throw wrong(fmt::format("{} occurs twice", position));
    seen[position] = true;
  }
}

/// The place, from 0, of the first of those who share the rank of the one at `place`.
std::size_t first_of_tie(std::span<const OrderKey> keys, std::size_t place) {
  while (place > 0 && tie_of(keys[place - 1]) == tie_of(keys[place])) --place;
  return place;
}

void fill_standings(std::span<const OrderKey> keys, std::span<const Rest> rests, IndexRange places,
                    std::span<Standing> standings) {
  std::size_t first = first_of_tie(keys, places.from);
  // In order of rank the rest lies anywhere in memory: ask for it before its turn.
  constexpr std::size_t ahead = 48;
  for (std::size_t place = places.from; place < places.to; ++place) {
    if (place + ahead < places.to) __builtin_prefetch(&rests[index_of(keys[place + ahead])]);
    const OrderKey key = keys[place];
    const std::uint32_t tie = tie_of(key);
    if (tie != tie_of(keys[first])) first = place;
    const auto& rest = rests[index_of(key)];
    const std::uint32_t below_top = tie & ((1U << score_bits) - 1);
    standings[place] = {rest.candidate,
                        static_cast<std::uint32_t>(first) + 1,
                        from_grid(score_grid - std::min(below_top, score_grid), score_grid),
                        from_grid(rest.low, score_grid),
                        from_grid(rest.high, score_grid),
                        from_grid(coverage_grid - uncovered_of(key), coverage_grid),
                        joined(static_cast<std::uint8_t>(rest.must_bits))};
  }
}

}  // namespace

Ranking rank(const Spec& spec, const Pool& pool, Date on,
             std::span<const std::uint32_t> positions) {
  static_assert(score_grid < no_score && coverage_grid < (1U << coverage_bits));
  static_assert(most_candidates == std::size_t{1} << index_bits);
  check_fit(spec, pool);
  const std::size_t candidates = pool.rows.size();
  if (!positions.empty()) check_positions(positions, candidates);

  std::vector<OrderKey> keys(candidates);
  std::vector<Rest> rests(candidates);
  const Scorer scorer(spec, pool);
  for_ranges(candidates, worth_a_thread, [&](IndexRange range) {
    for (std::size_t from = range.from; from < range.to; from += block_size) {
      const std::size_t size = std::min(block_size, range.to - from);
      scorer.score(from, std::span(keys).subspan(from, size), std::span(rests).subspan(from, size));
    }
  });
  if (!positions.empty()) {
    // The sort is stable: laid out by id, ties come out by id.
    std::vector<OrderKey> by_id(candidates);
    for (std::size_t i = 0; i < candidates; ++i) by_id[positions[i]] = keys[i];
    keys.swap(by_id);
  }
  sort_keys(keys);

  Ranking ranking;
  ranking.on = on;
  ranking.standings.resize(candidates);
  for_ranges(candidates, worth_a_thread,
             [&](IndexRange range) { fill_standings(keys, rests, range, ranking.standings); });
  return ranking;
}

}  // namespace winloop::rank
