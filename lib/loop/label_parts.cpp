#include "label_parts.hpp"

#include <winloop/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace winloop::loop {

namespace {

using Strings = std::vector<std::string>;

/// Cuts `text` at every one of the signs; parts without letters or digits are dropped.
template <std::size_t N>
Strings split_at(std::string_view text, const std::array<std::string_view, N>& signs) {
  Strings parts(1);
  for (std::size_t at = 0; at < text.size();) {
    const auto sign = std::find_if(signs.begin(), signs.end(), [&](std::string_view one) {
      return text.substr(at, one.size()) == one;
    });
    if (sign != signs.end()) {
      parts.emplace_back();
      at += sign->size();
    } else {
      parts.back() += text[at++];
    }
  }
  std::erase_if(parts, [](const std::string& part) { return utf8::plain_words(part).empty(); });
  return parts;
}

/// What stands outside of all brackets; what stands within goes to `within`. A bracket that nobody
/// closes holds the rest.
std::string without_brackets(std::string_view label, Strings& within) {
  std::string outside;
  int depth = 0;
  for (const char c : label) {
    const bool opens = c == '(' || c == '[';
    const bool closes = (c == ')' || c == ']') && depth > 0;
    if (opens && depth++ == 0) within.emplace_back();
    if (depth == 0) outside += c;
    if (depth > 0 && !opens && !closes) within.back() += c;
    if (closes) --depth;
  }
  return outside;
}

Strings label_words(std::string_view text) {
  const auto plain = utf8::plain_words(text);
  return split_at(std::string_view(plain), std::array<std::string_view, 1>{" "});
}

bool is_device(const std::string& word) {
  constexpr std::array<std::string_view, 12> devices{"iphone", "ipad",     "phone",   "macbook",
                                                     "laptop", "computer", "pc",      "pixel",
                                                     "galaxy", "android",  "surface", "airpods"};
  return std::find(devices.begin(), devices.end(), word) != devices.end();
}

bool is_initial_of(const std::string& initial, const std::string& word) {
  return utf8::prefix_within(word, 1) == initial.size() && word.starts_with(initial);
}

}  // namespace

LabelParts label_parts(std::string_view label) {
  LabelParts parts;
  const auto outside = without_brackets(label, parts.beside);
  auto segments = split_at(std::string_view(outside), std::array<std::string_view, 5>{
                                                          "|", "@", " - ", " \u2013 ", " \u2014 "});
  if (segments.empty()) return parts;
  parts.beside.insert(parts.beside.end(), segments.begin() + 1, segments.end());
  parts.people = split_at(
      std::string_view(segments.front()),
      std::array<std::string_view, 8>{"+", "&", "/", ";", " and ", " AND ", " And ", " und "});
  return parts;
}

Strings name_words(std::string_view name) {
  Strings beside;
  std::string kept = without_brackets(name, beside);
  const auto comma = kept.find(',');
  if (comma != std::string::npos && kept.find(',', comma + 1) == std::string::npos) {
    kept = kept.substr(comma + 1) + " " + kept.substr(0, comma);
  }
  auto words = label_words(kept);
  const bool of_device =
      words.size() > 1 && is_device(words.back()) && words[words.size() - 2].ends_with("'s");
  if (of_device) {
    words.pop_back();
    words.back().resize(words.back().size() - 2);
  }
  return words;
}

bool is_short_for(const Strings& name, const Strings& full) {
  if (name.empty() || full.empty()) return false;
  if (name.size() == 1 || full.size() == 1) {
    constexpr std::size_t more_than_an_initial = 2;
    return name.front().size() >= more_than_an_initial && name.front() == full.front();
  }
  if (name.size() != full.size()) return false;
  bool whole_word = false;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (name[at] == full[at]) {
      whole_word = true;
    } else if (!is_initial_of(name[at], full[at])) {
      return false;
    }
  }
  return whole_word;
}

}  // namespace winloop::loop
