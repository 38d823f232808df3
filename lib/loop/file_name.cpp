#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/file_name.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

namespace winloop::loop {

namespace {

/// The word for a conversation about the search as a whole.
constexpr std::string_view about_search = "search";

std::vector<std::string> words_in(std::string_view stem) {
  std::vector<std::string> words(1);
  for (const char c : stem) {
    if (c != ' ' && c != '_') {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Digits and what is put between them in days; a number alone may be anything.
bool looks_like_day(std::string_view word) {
  return word.size() > 5 && word.find_first_of("-./") != std::string_view::npos &&
         word.find_first_not_of("0123456789-./") == std::string_view::npos;
}

bool looks_like_id(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace

NamedConversation from_file_name(std::string_view file_name) {
  NamedConversation named;
  std::vector<std::string> others;
  for (const auto& word : words_in(std::filesystem::path(file_name).stem().string())) {
    const auto folded = utf8::fold(word);
    if (const auto date = Date::try_parse(word); date && !named.on) {
      named.on = date;
    } else if (const auto kind = try_from_name<ConversationKind>(folded); kind && !named.kind) {
      named.kind = kind;
    } else if (folded == about_search) {
      named.about_search = true;
    } else if (looks_like_day(word) && !named.on) {
      named.odd_day = word;
    } else {
      others.push_back(folded);
    }
  }
  if (others.size() == 1 && looks_like_id(others.front())) named.candidate = others.front();
  if (others.size() > 1) named.others = std::move(others);
  return named;
}

bool can_be_named(std::string_view id) {
  return from_file_name(fmt::format("{}.txt", id)).candidate == id;
}

void expect_nameable(std::string_view id) {
  // What is no id at all is refused by the record, in its own words.
  if (can_be_named(id) || utf8::slug(id) != id) return;
  throw bad_input(
      fmt::format("found the id \"{0}\", which in a file's name means something else (kinds of "
                  "conversation, days and \"search\" do); expected one that can only be a person, "
                  "as {0}-2 (--id, or the column id)",
                  id));
}

}  // namespace winloop::loop
