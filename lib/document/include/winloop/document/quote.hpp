#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/export.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::document {

/// Bytes [from, from + size) of a text that stand out.
struct Mark {
  std::size_t from = 0;
  std::size_t size = 0;
};

/// Words that were said, with what it takes to find them again.
struct Quote {
  std::string words = {};  ///< a byte-exact part of what was captured
  std::string who = {};
  std::string kind = {};  ///< the conversation's
  std::optional<Date> on = {};
  std::optional<Millis> at = {};
  std::int64_t conversation = 0;  ///< its number in the record; 0: not shown
  std::string about = {};         ///< why it is quoted (a category, a candidate); empty: not shown
  std::optional<std::size_t> page = {};  ///< of a document, counted from 1
  std::optional<Date> due = {};          ///< the day that the words set for something
  std::vector<Mark> marks = {};  ///< whole words that were looked for; in order, none over another
};

/// Words as people read them: a space for each line break, where a mail or a caption ended a line
/// within the sentence. As many bytes as before, so that marks stay where they are.
WINLOOP_API std::string flowing(std::string_view words);

}  // namespace winloop::document
