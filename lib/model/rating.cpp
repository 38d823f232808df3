#include <winloop/model/rating.hpp>
#include <winloop/model/spec.hpp>

#include <limits>

namespace winloop::level_code {

namespace {

/// Codes below n raters' own: sum over m < n of (3m + 1).
constexpr int first_code(int raters) {
  return (raters - 1) + 3 * (raters - 1) * raters / 2;
}

static_assert(first_code(most_raters + 1) <= many);

}  // namespace

std::uint8_t encode(Levels levels) {
  if (levels.raters == 0) return unknown;
  if (levels.raters > most_raters) return many;
  return static_cast<std::uint8_t>(first_code(levels.raters) + levels.sum - levels.raters);
}

std::optional<Levels> decode(std::uint8_t code) {
  if (code >= first_code(most_raters + 1)) return std::nullopt;
  int raters = 1;
  while (code >= first_code(raters + 1)) ++raters;
  return Levels{raters, code - first_code(raters) + raters};
}

std::array<double, 256> values() {
  std::array<double, 256> all{};
  for (std::size_t code = 0; code < all.size(); ++code) {
    const auto levels = decode(static_cast<std::uint8_t>(code));
    all[code] = levels ? value_of_level(static_cast<double>(levels->sum) / levels->raters)
                       : std::numeric_limits<double>::quiet_NaN();
  }
  return all;
}

}  // namespace winloop::level_code
