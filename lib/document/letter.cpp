#include "mail.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/module.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/document/letter.hpp>
#include <winloop/model/candidate.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::document {

namespace {

Correspondent sound(const Correspondent& who) {
  if (!who.address.empty() && !is_email_address(who.address)) {
    throw bad_input(
        fmt::format("\"{}\" is no e-mail address to write to; expected NAME@DOMAIN, in "
                    "search.yaml for us, by `winloop import` for candidates",
                    utf8::visible(who.address)));
  }
  return {utf8::visible(who.name), who.address};
}

}  // namespace

std::string write_letter(const Letter& letter) {
  const Letter safe{sound(letter.from), sound(letter.to), utf8::visible(letter.subject), letter.on,
                    utf8::visible_lines(letter.body)};
  return module_table<MailWriter>("mail").compose(safe);
}

}  // namespace winloop::document
