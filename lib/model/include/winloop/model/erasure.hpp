#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/names.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace winloop {

/// What was erased.
enum class ErasedThing {
  conversation,  ///< with all that rests on it
  words,         ///< of a conversation; that it took place is kept
  candidate,     ///< with all that is about them; each of their conversations is told beside
  rating,
};

template <>
struct Names<ErasedThing> {
  static constexpr std::string_view what = "thing to erase";
  static constexpr std::array<std::pair<ErasedThing, std::string_view>, 4> all{{
      {ErasedThing::conversation, "conversation"},
      {ErasedThing::words, "words"},
      {ErasedThing::candidate, "candidate"},
      {ErasedThing::rating, "rating"},
  }};
};

/// That something was erased, never what it said.
struct Erasure {
  ErasedThing what = ErasedThing::conversation;
  std::int64_t conversation = 0;  ///< its number; 0 for a candidate or a rating
  Date on;
  std::string why;
};

}  // namespace winloop
