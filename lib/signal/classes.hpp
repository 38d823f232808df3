#pragma once

#include <winloop/model/signal.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace winloop::signal {

// What the model weighs a sentence for: each kind, and each category of a kind (given that kind).
// Numbered: the kinds in their order, then the categories in theirs.

inline constexpr std::size_t kinds = Names<SignalKind>::all.size();

/// Room for all classes; checked when they are counted.
inline constexpr std::size_t most_classes = 64;

/// How many there are.
std::size_t class_count();

/// Of a kind.
constexpr std::size_t class_of(SignalKind kind) {
  return static_cast<std::size_t>(kind);
}

/// Of the first of a kind's categories; the others follow.
std::size_t first_category_class(SignalKind kind);

/// By its name, "motivation" or "motivation/push"; nothing when there is none.
std::optional<std::size_t> class_named(std::string_view name);

/// The name of a class.
std::string class_name(std::size_t number);

}  // namespace winloop::signal
