#include "spoken_name.hpp"

#include <winloop/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace winloop::exchange {

namespace {

using namespace std::string_view_literals;

/// What follows a name after a comma and is no first name: `Jr.`, `PhD`, `RN`.
bool is_suffix(std::string_view word, bool name_in_capitals) {
  constexpr std::array suffixes{"jr"sv,    "sr"sv, "ii"sv,  "iii"sv, "iv"sv,  "phd"sv,
                                "dphil"sv, "md"sv, "msc"sv, "bsc"sv, "mba"sv, "esq"sv};
  auto bare = utf8::fold(word);
  std::erase(bare, '.');
  if (std::find(suffixes.begin(), suffixes.end(), bare) != suffixes.end()) return true;
  return !name_in_capitals && bare.size() <= 4 && utf8::fold(word) != word &&
         std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool may_stand_in_a_name(char c) {
  constexpr std::string_view marks = " -'.,";
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || marks.find(c) != std::string_view::npos;
}

}  // namespace

std::string spoken_name(std::string name) {
  const auto comma = name.find(',');
  if (comma == std::string::npos || name.find(',', comma + 1) != std::string::npos) return name;
  const auto last = std::string(utf8::trim(std::string_view(name).substr(0, comma)));
  const auto first = std::string(utf8::trim(std::string_view(name).substr(comma + 1)));
  if (last.empty() || first.empty() || !std::all_of(name.begin(), name.end(), may_stand_in_a_name))
    return name;
  const bool capitals =
      std::none_of(last.begin(), last.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (is_suffix(std::string_view(first).substr(0, first.find(' ')), capitals)) return name;
  return first + " " + last;
}

}  // namespace winloop::exchange
