#include "find_words.hpp"

#include <winloop/loop/quote.hpp>
#include <winloop/loop/talks.hpp>

namespace winloop::app {

insight::FindWords words_finder(const store::Record& record, Date as_of) {
  return [&record, as_of](std::string_view candidate,
                          std::string_view words) -> std::optional<insight::Citation> {
    const auto said = loop::find_quote(record, candidate, words, as_of);
    if (!said) return std::nullopt;
    return insight::Citation{said->conversation, said->kind, said->on,          "",
                             said->speaker,      said->at,   std::string(words)};
  };
}

insight::ReadTalks talks_reader(const store::Record& record, Date as_of) {
  return [&record, as_of](std::string_view candidate) {
    return loop::read_talks(record, candidate, as_of);
  };
}

}  // namespace winloop::app
