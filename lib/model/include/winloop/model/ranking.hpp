#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/names.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace winloop {

/// What the pool shows on one criterion: one code a candidate and what each code is worth.
struct PoolColumn {
  std::vector<std::uint8_t> codes;  ///< one a candidate, in the pool's order
  std::array<double, 256> value{};  ///< 0..1 for each code; NaN where the code means "unknown"
  std::vector<double> exact;     ///< used instead of codes when not empty: 0..1, NaN where unknown
  std::vector<double> as_given;  ///< what a must-have is judged by, where that is not the value
                                 ///< (ratings adjusted for their raters); else empty
};

/// Everyone in the search, measured: columns in the order of the spec's criteria, rows in the
/// record's.
struct Pool {
  std::vector<std::uint32_t> rows;  ///< the record's number of each candidate
  std::vector<PoolColumn> columns;
};

/// How a candidate stands against the must-haves.
enum class MustHaves : std::uint8_t { none, met, unknown, failed };

template <>
struct Names<MustHaves> {
  static constexpr std::string_view what = "state of the must-haves";
  static constexpr std::array<std::pair<MustHaves, std::string_view>, 4> all{{
      {MustHaves::none, "none"},
      {MustHaves::met, "met"},
      {MustHaves::unknown, "unknown"},
      {MustHaves::failed, "failed"},
  }};
};

/// One candidate's place. All of 0..1; low <= score <= high, where there is a score.
struct Standing {
  std::uint32_t candidate = 0;  ///< the record's number
  std::uint32_t rank = 0;       ///< from 1; ties share it (1, 2, 2, 4)
  float score = 0;              ///< means nothing without has_score()
  float low = 0;
  float high = 0;
  float coverage = 0;  ///< the share of the weight on which something is known; above 0 when any is
  MustHaves must_haves = MustHaves::none;

  /// Somebody of whom nothing is known has no score, whatever stands in for unknown values.
  [[nodiscard]] bool has_score() const { return coverage > 0; }

  friend bool operator==(const Standing&, const Standing&) = default;
};

/// An immutable snapshot: one spec version over the record as it stood.
struct Ranking {
  std::int64_t row = 0;  ///< 0 before it is stored
  int spec_version = 0;
  Date on;
  std::string why;
  std::vector<Standing> standings;  ///< in order, best first
};

}  // namespace winloop
