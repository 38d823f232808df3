#include "signal_words.hpp"

#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace winloop::app {

namespace {

/// What the record's ids can hold.
constexpr std::uint64_t most_conversations = 1ULL << 31;
constexpr std::uint64_t most_utterances = 1ULL << 20;
constexpr std::uint64_t most_signals = 1ULL << 10;

/// The number before the next dot, taken off the text; 0 for what is none.
std::uint64_t take_number(std::string_view& text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return 0;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (text.size() > 1 && text.front() == '.') {
    text.remove_prefix(1);
  } else if (!text.empty()) {
    return 0;
  }
  return number;
}

}  // namespace

std::string signal_id_words(std::int64_t signal) {
  const auto place = store::place_of(signal);
  const auto words = fmt::format("{}.{}", place.conversation, place.utterance);
  return place.number == 1 ? words : fmt::format("{}.{}", words, place.number);
}

store::SignalPlace parse_signal_id(const std::string& text) {
  std::string_view rest = text;
  if (rest.starts_with('#')) rest.remove_prefix(1);
  const auto conversation = take_number(rest);
  const auto utterance = rest.empty() ? 0 : take_number(rest);
  const auto number = rest.empty() ? 1 : take_number(rest);
  const bool is_id = rest.empty() && conversation > 0 && conversation < most_conversations &&
                     utterance > 0 && utterance <= most_utterances && number > 0 &&
                     number <= most_signals;
  if (!is_id) {
    throw Error(ErrorKind::usage,
                fmt::format("\"{}\" is not the id of a signal; expected CONVERSATION.UTTERANCE, as "
                            "`winloop signal list` prints it: 17.42",
                            text));
  }
  return {static_cast<std::int64_t>(conversation), utterance, number};
}

std::pair<SignalKind, std::string> parse_sort(const std::string& text) {
  const auto slash = text.find('/');
  if (slash == std::string::npos) {
    throw Error(ErrorKind::usage,
                fmt::format("\"{}\": expected KIND/CATEGORY, as motivation/growth", text));
  }
  const auto kind = from_name<SignalKind>(text.substr(0, slash));
  auto category = text.substr(slash + 1);
  const auto known = categories(kind);
  if (std::find(known.begin(), known.end(), category) == known.end()) {
    throw_unknown_name(fmt::format("category of {}", name(kind)), category,
                       std::vector<std::string>(known.begin(), known.end()));
  }
  return {kind, std::move(category)};
}

std::string sort_words(SignalKind kind, std::string_view category) {
  if (category.empty()) return std::string(name(kind));
  return fmt::format("{}/{}", name(kind), category);
}

std::vector<std::string> all_signal_categories() {
  std::vector<std::string> all;
  for (const auto& [kind, word] : Names<SignalKind>::all) {
    for (const auto category : categories(kind)) {
      if (std::find(all.begin(), all.end(), category) == all.end()) all.emplace_back(category);
    }
  }
  return all;
}

std::vector<std::string> signal_statuses() {
  auto words = all_names<SignalStatus>();
  words.emplace_back("all");
  return words;
}

std::string who_said(const Signal& signal) {
  return signal.person.empty() ? signal.speaker : signal.person;
}

}  // namespace winloop::app
