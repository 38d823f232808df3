#pragma once

#include <winloop/model/conversation.hpp>

#include <string>
#include <string_view>

namespace winloop::loop {

/// For an error about words that nobody said: the exact words of the transcript that are nearest to
/// them, with where they stand.
std::string nearest_words(const Transcript& transcript, std::string_view words);

}  // namespace winloop::loop
