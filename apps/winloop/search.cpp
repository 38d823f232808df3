#include "search.hpp"

#include <winloop/base/error.hpp>
#include <winloop/base/happened.hpp>

#include <fmt/format.h>

#include <charconv>

namespace winloop::app {

namespace {

loop::Workspace open(const Session& session, store::Access access) {
  return loop::open_workspace(
      {session.named_directory(), session.environment.directory, session.environment.current},
      access);
}

}  // namespace

loop::Workspace open_to_read(const Session& session) {
  return open(session, store::Access::read);
}
loop::Workspace open_to_write(const Session& session) {
  return open(session, store::Access::write);
}

std::optional<store::SearchDirectory> search_directory_if_any(const Session& session) {
  try {
    return store::SearchDirectory::find(session.named_directory(), session.environment.directory,
                                        session.environment.current);
  } catch (const Error&) {  // the command will say so, where it needs one
    return std::nullopt;
  }
}

std::optional<loop::Workspace> search_if_any(const Session& session) {
  try {
    return open_to_read(session);
  } catch (const Error& error) {
    const bool named = session.named_directory() || session.environment.directory;
    if (error.kind() != ErrorKind::no_search || named) throw;
    return std::nullopt;
  }
}

std::pair<std::string, std::string> split_pair(std::string_view flag, const std::string& text) {
  const auto at = text.find('=');
  if (at == std::string::npos || at == 0) {
    throw Error(ErrorKind::usage, fmt::format("{} \"{}\": expected NAME=VALUE", flag, text));
  }
  return {text.substr(0, at), text.substr(at + 1)};
}

Date parse_day(std::string_view flag, const std::string& text) {
  if (const auto date = Date::try_parse(text)) return *date;
  throw Error(ErrorKind::usage,
              fmt::format("{} \"{}\" is not a date; expected a day that exists, as 2026-03-04",
                          flag, text));
}

Date parse_past_day(std::string_view flag, const std::string& text, const Session& session) {
  const auto today = session.today();
  if (text.empty()) return today;
  const auto day = parse_day(flag, text);
  expect_happened(flag, day, today);
  return day;
}

std::int64_t parse_conversation(const std::string& text) {
  const auto digits = std::string_view(text).substr(text.starts_with('#') ? 1 : 0);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error == std::errc{} && end == digits.data() + digits.size() && number > 0) return number;
  throw Error(
      ErrorKind::usage,
      fmt::format("\"{}\" is not the number of a conversation; `winloop show` lists them", text));
}

}  // namespace winloop::app
