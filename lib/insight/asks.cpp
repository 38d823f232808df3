#include "telling.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/insight/asks.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

namespace winloop::insight {

namespace {

using namespace std::string_view_literals;

constexpr auto fillers =
    std::array{"so"sv,   "and"sv,   "but"sv, "okay"sv, "ok"sv,   "um"sv,   "uh"sv,
               "well"sv, "right"sv, "now"sv, "yes"sv,  "yeah"sv, "then"sv, "alright"sv};
constexpr auto requests = std::array{
    "tell me "sv,         "tell us "sv,         "walk me through "sv,   "walk us through "sv,
    "talk me through "sv, "talk us through "sv, "give me an example"sv, "give us an example"sv,
    "describe "sv,        "explain "sv};
constexpr auto question_words =
    std::array{"what "sv, "what's "sv, "why "sv,   "how "sv,      "who "sv,
               "when "sv, "where "sv,  "which "sv, "is there "sv, "was there "sv};
/// These ask in the middle of a sentence too, where nothing shows where one ends.
constexpr auto to_you =
    std::array{"do you "sv,  "did you "sv,   "have you "sv,  "are you "sv,
               "can you "sv, "could you "sv, "would you "sv, "is that something you "sv};

std::string_view without_fillers(std::string_view words) {
  for (bool again = true; again;) {
    again = false;
    for (const auto filler : fillers) {
      if (!words.starts_with(filler) || words.size() == filler.size()) continue;
      const auto rest = words.substr(filler.size());
      const auto skip = rest.find_first_not_of(", ");
      if (skip == 0 || skip == std::string_view::npos) continue;
      words = rest.substr(skip);
      again = true;
    }
  }
  return words;
}

template <typename Starts>
bool begins_with(std::string_view words, const Starts& starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return words.starts_with(start); });
}

}  // namespace

bool asks(std::string_view sentence) {
  const auto folded = utf8::fold(sentence);
  const auto words = without_fillers(folded);
  const auto end = folded.find_last_not_of("\"')]");
  const char last = end == std::string::npos ? ' ' : folded[end];
  if (last == '?' || begins_with(words, requests)) return true;
  if (last == '.' || last == '!') return false;
  return begins_with(words, question_words) ||
         std::any_of(to_you.begin(), to_you.end(),
                     [&](std::string_view ask) { return folded.find(ask) != std::string::npos; });
}

std::string_view question_in(std::string_view text) {
  const auto all = sentences(text);
  auto last = all.rbegin();
  while (last != all.rend() && !asks(*last)) ++last;
  if (last == all.rend()) return {};
  auto first = last;
  while (std::next(first) != all.rend() && asks(*std::next(first))) ++first;
  return stretch(*first, *last);
}

}  // namespace winloop::insight
