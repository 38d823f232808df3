#include "yaml_quotes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace winloop::store {

namespace {

constexpr auto npos = std::string_view::npos;

/// The closing quote of the one at `from`: `\"` closes no double and `''` no single one.
std::size_t closing_quote(std::string_view text, std::size_t from) {
  const char quote = text[from];
  for (auto at = from + 1; at < text.size(); ++at) {
    const bool passes_one = quote == '"'
                                ? text[at] == '\\'
                                : text[at] == quote && text.substr(at + 1).starts_with(quote);
    if (passes_one) {
      ++at;
    } else if (text[at] == quote) {
      return at;
    }
  }
  return npos;
}

/// A line of quoted text is blank, or indented deeper than what is around it.
bool may_go_on_in(std::string_view line, int block) {
  const auto indent = line.find_first_not_of(" \t\r");
  return indent == npos || static_cast<int>(indent) > block;
}

/// After a quote that closes stands a blank or a mark, not a word.
bool ends_a_value(std::string_view after) {
  return after.empty() || std::string_view(" \t\r\n,:]}").find(after.front()) != npos;
}

}  // namespace

std::optional<std::string> unclosed_quote(std::string_view text, std::size_t from, int block) {
  constexpr std::string_view advice =
      "close it where the text ends (further lines of the text are indented, or stand after a |)";
  const auto open_at = [&](std::size_t at) {
    const auto line =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    return fmt::format("the quote that begins here is still open in line {}; {}", line + 1, advice);
  };
  const auto close = closing_quote(text, from);
  const auto quoted = text.substr(0, close);
  bool one_line = true;
  for (auto end = quoted.find('\n', from); end != npos; end = quoted.find('\n', end + 1)) {
    one_line = false;
    const auto rest = text.substr(end + 1);
    if (!may_go_on_in(rest.substr(0, rest.find('\n')), block)) return open_at(end + 1);
  }
  if (close == npos) return fmt::format("the quote that begins here is never closed; {}", advice);
  if (!one_line && !ends_a_value(text.substr(close + 1))) return open_at(close);
  return std::nullopt;
}

}  // namespace winloop::store
