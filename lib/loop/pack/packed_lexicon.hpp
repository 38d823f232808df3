#pragma once

#include <string_view>

namespace winloop::embedded {

/// The shipped lexicon as signal::Lexicon::unpack() takes it; written by pack_lexicon.cpp.
std::string_view packed_lexicon();

}  // namespace winloop::embedded
