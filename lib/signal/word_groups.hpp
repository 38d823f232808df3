#pragma once

#include <cstdint>
#include <string_view>

namespace winloop::signal {

inline constexpr std::string_view small_number = "<few>";

/// The group of words that count as one ("<day>" for "thursday", "<num>" for "eighty"); empty for a
/// word that stands for itself. `hash` is its word_hash.
std::string_view group_of(std::string_view word, std::uint64_t hash);

}  // namespace winloop::signal
