#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace winloop {

namespace {

/// Levenshtein's edit distance over bytes; names are short, so the plain table will do.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

/// How many edits still make a slip of the fingers; in a word of two letters none do.
std::size_t most_edits(std::size_t letters) {
  if (letters < 3) return 0;
  return letters < 5 ? 1 : std::max<std::size_t>(2, letters / 3);
}

}  // namespace

std::vector<std::string> near_names(std::string_view wanted, std::span<const std::string> known) {
  constexpr std::size_t most = 3;
  const auto folded = utf8::fold(wanted);
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const auto& word : known) {
    const auto candidate = utf8::fold(word);
    const bool contains = folded.size() >= 3 && candidate.find(folded) != std::string::npos;
    const auto distance = contains ? std::size_t{1} : edit_distance(folded, candidate);
    if (distance <= most_edits(folded.size())) found.emplace_back(distance, word);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> words;
  for (const auto& [distance, word] : found) {
    if (words.size() == most) break;
    words.push_back(word);
  }
  return words;
}

std::string unknown_name(std::string_view kind, std::string_view wanted,
                         std::span<const std::string> known) {
  const auto near = near_names(wanted, known);
  if (!near.empty())
    return fmt::format("no {} \"{}\"; did you mean {}?", kind, wanted, fmt::join(near, ", "));
  if (known.empty()) return fmt::format("no {} \"{}\"; there are none yet", kind, wanted);
  constexpr std::size_t most = 30;
  const auto shown = known.first(std::min(known.size(), most));
  return fmt::format("no {} \"{}\"; known: {}{}", kind, wanted, fmt::join(shown, ", "),
                     known.size() > most ? ", ..." : "");
}

void throw_unknown_name(std::string_view kind, std::string_view wanted,
                        std::span<const std::string> known) {
  throw bad_input(unknown_name(kind, wanted, known));
}

}  // namespace winloop
