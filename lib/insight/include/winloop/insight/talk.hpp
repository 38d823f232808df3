#pragma once

#include <winloop/model/record.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::insight {

/// An utterance and who said it.
struct Line {
  Role role = Role::unknown;
  std::string person;  ///< who said it, where known; else the label in the file
  std::optional<Millis> at;
  std::string text;  ///< byte-exact
};

/// A conversation with its words.
struct Talk {
  Conversation conversation;
  std::vector<Line> lines;  ///< in the order in which they were said
};

/// Reads a candidate's conversations (by id) with their words, oldest first.
using ReadTalks = std::function<std::vector<Talk>(std::string_view candidate)>;

/// The sentences of an utterance, as parts of it: each up to and with the marks that end it, with
/// no white space at its ends. Words without any such mark are one sentence.
WINLOOP_API std::vector<std::string_view> sentences(std::string_view utterance);

/// How many stretches without white space.
WINLOOP_API std::size_t word_count(std::string_view text);

/// The stretch of an utterance from one of its parts to another, both included.
WINLOOP_API std::string_view stretch(std::string_view first, std::string_view last);

}  // namespace winloop::insight
