#include "spoken_name.hpp"

#include <winloop/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

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

/// The family name first, with the other names after a comma; nothing where it is none.
std::optional<std::string> turned_round(std::string_view name) {
  const auto comma = name.find(',');
  if (comma == std::string_view::npos || name.find(',', comma + 1) != std::string_view::npos)
    return std::nullopt;
  const auto last = utf8::trim(name.substr(0, comma));
  const auto first = utf8::trim(name.substr(comma + 1));
  if (last.empty() || first.empty() || !std::all_of(name.begin(), name.end(), may_stand_in_a_name))
    return std::nullopt;
  const bool capitals =
      std::none_of(last.begin(), last.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (is_suffix(first.substr(0, first.find(' ')), capitals)) return std::nullopt;
  return std::string(first).append(" ").append(last);
}

}  // namespace

void NameOrder::see(std::string_view name) {
  if (utf8::trim(name).empty()) return;
  ++names_;
  if (turned_round(name)) ++turned_;
}

std::string NameOrder::spoken(std::string name) const {
  const auto before_comma = utf8::trim(std::string_view(name).substr(0, name.find(',')));
  const bool one_word = before_comma.find(' ') == std::string_view::npos;
  if (!one_word && 2 * turned_ < names_) return name;
  return turned_round(name).value_or(std::move(name));
}

}  // namespace winloop::exchange
