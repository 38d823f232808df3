#pragma once

#include <winloop/base/date.hpp>

#include <string>

namespace winloop::document {

/// Somebody who writes or is written to.
struct Correspondent {
  std::string name = {};
  std::string address = {};  ///< NAME@DOMAIN; empty when not known
};

/// A message that somebody is to finish and send.
struct Letter {
  Correspondent from = {};
  Correspondent to = {};
  std::string subject = {};
  Date on = {};
  std::string body = {};  ///< plain text, line feeds between lines
};

/// The letter as an e-mail (RFC 5322, UTF-8, text/plain, lines ended by CR LF) that mail programs
/// open as a draft (`X-Unsent: 1`), dated noon (UTC) of its day. Whatever name, subject and body
/// hold, no header field but its own comes out: control characters are spelled visibly, the rest is
/// encoded. Where an address is not known, the field is an empty group that says so: no mail can go
/// there. Throws Error(bad_input) for an address that is none
/// (is_email_address).
WINLOOP_API std::string write_letter(const Letter& letter);

}  // namespace winloop::document
