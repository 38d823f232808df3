#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace winloop::signal {

/// Words for days and counts, in lower case; nothing for other words. Numbers in digits count too.
std::optional<unsigned> weekday_number(std::string_view word);  ///< Sunday 0, as std::chrono does
std::optional<unsigned> month_number(std::string_view word);    ///< January 1
std::optional<int> ordinal_number(std::string_view word);       ///< "14th", "twenty-first": 1 to 31
std::optional<int> count_number(std::string_view word);         ///< "a", "two", "couple of", "10"

// Alternations for patterns that hold the same words.
extern const std::string_view weekday_words;
extern const std::string_view month_words;
extern const std::string_view ordinal_words;
extern const std::string_view count_words;

}  // namespace winloop::signal
