#pragma once

#include <winloop/base/export.hpp>

#include <string>
#include <string_view>

namespace winloop::transcript {

/// A mail's text without what is not its sender's new words.
struct Unquoted {
  std::string text;
  bool forwarded = false;  ///< a forwarded message stood in it
};

/// Leaves out: lines that begin with `>`, with the line above them that says who wrote; everything
/// after "-----Original Message-----", after a repeated mail head (From:, Sent:, To:, Subject:,
/// also in the other languages of Outlook) and after "On ... wrote:"; the signature ("-- " on its
/// own line, RFC 3676 4.3, to the end) and "Sent from my ...". Answers between quoted lines stay.
WINLOOP_API Unquoted without_quotes(std::string_view text);

}  // namespace winloop::transcript
