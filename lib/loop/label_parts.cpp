#include "label_parts.hpp"

#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

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

bool is_title(const std::string& word) {
  constexpr std::array<std::string_view, 20> titles{
      "dr",   "doctor", "prof", "professor", "mr",   "mrs", "ms",       "miss", "mx",     "sir",
      "dame", "herr",   "frau", "mme",       "mlle", "rev", "reverend", "fr",   "father", "rabbi"};
  return std::find(titles.begin(), titles.end(), word) != titles.end();
}

/// What may follow a title and is nobody's first name, as "phil." and "nat." may be.
bool is_degree(const std::string& word, const std::string& before) {
  constexpr std::array<std::string_view, 6> degrees{"med", "dent", "vet", "iur", "habil", "rer"};
  return std::find(degrees.begin(), degrees.end(), word) != degrees.end() ||
         (word == "nat" && before == "rer");
}

/// How many words at the front are titles, at least one left for the name.
std::size_t titles_before(const Strings& words) {
  std::size_t count = 0;
  while (count + 1 < words.size() &&
         (is_title(words[count]) || (count > 0 && is_degree(words[count], words[count - 1])))) {
    ++count;
  }
  return count;
}

bool is_initial_of(const std::string& initial, const std::string& word) {
  return utf8::prefix_within(word, 1) == initial.size() && word.starts_with(initial);
}

/// Whether the words of a name, two at least, all stand in the longer one in the same order, the
/// first one first.
bool is_part_of(const Strings& name, const Strings& longer) {
  if (name.size() < 2 || name.front() != longer.front()) return false;
  auto at = longer.begin();
  for (const auto& word : name) {
    at = std::find(at, longer.end(), word);
    if (at == longer.end()) return false;
    ++at;
  }
  return true;
}

/// "Last, First" in the order in which it is spoken.
Strings turned_words(std::string name) {
  const auto comma = name.find(',');
  if (comma != std::string::npos && name.find(',', comma + 1) == std::string::npos) {
    name = name.substr(comma + 1) + " " + name.substr(0, comma);
  }
  return label_words(name);
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
  auto words = turned_words(without_brackets(name, beside));
  const bool of_device =
      words.size() > 1 && is_device(words.back()) && words[words.size() - 2].ends_with("'s");
  if (of_device) {
    words.pop_back();
    words.back().resize(words.back().size() - 2);
  }
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(titles_before(words)));
  for (auto& word : words) std::erase(word, '\'');
  return words;
}

std::string id_from(std::string_view name) {
  auto words = label_words(name);
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(titles_before(words)));
  return utf8::slug(fmt::format("{}", fmt::join(words, " ")));
}

bool has_title(std::string_view name) {
  Strings beside;
  if (titles_before(turned_words(without_brackets(name, beside))) > 0) return true;
  return std::any_of(beside.begin(), beside.end(), [](const std::string& part) {
    const auto words = label_words(part);
    return !words.empty() && is_title(words.front());
  });
}

bool is_short_for(const Strings& name, const Strings& full) {
  if (name.empty() || full.empty()) return false;
  if (name.size() == 1 || full.size() == 1) {
    constexpr std::size_t more_than_an_initial = 2;
    return name.front().size() >= more_than_an_initial && name.front() == full.front();
  }
  if (name.size() < full.size()) return is_part_of(name, full);
  if (name.size() > full.size()) return name.back() == full.back() && is_part_of(full, name);
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

bool is_family_name_of(const Strings& name, const Strings& full) {
  return !name.empty() && name.size() < full.size() &&
         std::equal(name.rbegin(), name.rend(), full.rbegin());
}

}  // namespace winloop::loop
