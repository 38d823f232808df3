#pragma once

#include <winloop/base/date.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace winloop {

inline constexpr int lowest_level = 1;   ///< definitely not
inline constexpr int highest_level = 4;  ///< strong yes

/// One rater's level for one candidate on one criterion; the newest of the same three counts.
struct Rating {
  std::string candidate;
  std::string criterion;
  std::string rater;
  int level = 0;  ///< 1 definitely not, 2 no, 3 yes, 4 strong yes
  std::string note;
  Date on;
};

/// What several raters said of one candidate on one criterion, in one byte, exactly: how many they
/// are (n) and the sum of their levels (n..4n). One byte a candidate keeps a column of a million in
/// one megabyte.
namespace level_code {

inline constexpr std::uint8_t unknown = 255;  ///< nobody has rated
inline constexpr std::uint8_t many = 254;  ///< more than `most_raters`: ask the ratings themselves
inline constexpr int most_raters = 12;

struct Levels {
  int raters = 0;
  int sum = 0;
};

/// The code of n raters whose levels sum to `sum` (n <= sum <= 4n); `unknown` for 0 raters, `many`
/// past most_raters.
WINLOOP_API std::uint8_t encode(Levels levels);

/// The inverse; nothing for `unknown` and `many`.
WINLOOP_API std::optional<Levels> decode(std::uint8_t code);

/// For every code the value, 0..1, of the mean level that it stands for (value_of_level); NaN for
/// `unknown` and `many`.
WINLOOP_API std::array<double, 256> values();

}  // namespace level_code

}  // namespace winloop
