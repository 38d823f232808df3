#include <winloop/base/counted.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop {

namespace {

/// "1", "2", "5 to 30": numbers that follow one another by their ends, where they are three or
/// more.
std::vector<std::string> stretches(const std::vector<std::int64_t>& sorted) {
  std::vector<std::string> words;
  for (std::size_t from = 0; from < sorted.size();) {
    auto to = from;
    while (to + 1 < sorted.size() && sorted[to + 1] == sorted[to] + 1) ++to;
    if (to < from + 2) to = from;
    words.push_back(from == to ? std::to_string(sorted[from])
                               : fmt::format("{} to {}", sorted[from], sorted[to]));
    from = to + 1;
  }
  return words;
}

}  // namespace

std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::string unknown_number(std::string_view thing, std::int64_t wanted,
                           std::vector<std::int64_t> known) {
  if (known.empty()) return fmt::format("no {} {}; there are none yet", thing, wanted);
  if (known.size() == 1) return fmt::format("no {} {}; there is only {}", thing, wanted, known[0]);
  std::sort(known.begin(), known.end());
  auto words = stretches(known);
  constexpr std::size_t most = 8;
  if (words.size() > most) {
    return fmt::format("no {} {}; there are {} from {} to {}", thing, wanted, known.size(),
                       known.front(), known.back());
  }
  const auto last = words.back();
  words.pop_back();
  const auto others = words.empty() ? "" : fmt::format("{} and ", fmt::join(words, ", "));
  return fmt::format("no {} {}; there are {}{}", thing, wanted, others, last);
}

}  // namespace winloop
