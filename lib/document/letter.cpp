#include "mail.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/module.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/document/letter.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::document {

namespace {

/// What has a meaning of its own in a field of addresses.
constexpr std::string_view specials = "()<>[]:;@\\,\"";

bool is_address_part(std::string_view part) {
  return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
    return c > ' ' && c < '\x7f' && specials.find(c) == std::string_view::npos;
  });
}

Correspondent sound(const Correspondent& who) {
  if (!who.address.empty() && !is_address(who.address)) {
    throw bad_input(
        fmt::format("\"{}\" is no e-mail address to write to; expected NAME@DOMAIN, in "
                    "search.yaml for us, by `winloop import` for candidates",
                    utf8::visible(who.address)));
  }
  return {utf8::visible(who.name), who.address};
}

}  // namespace

bool is_address(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && is_address_part(text.substr(0, at)) &&
         is_address_part(text.substr(at + 1));
}

std::string write_letter(const Letter& letter) {
  const Letter safe{sound(letter.from), sound(letter.to), utf8::visible(letter.subject), letter.on,
                    utf8::visible_lines(letter.body)};
  return module_table<MailWriter>("mail").compose(safe);
}

}  // namespace winloop::document
