#pragma once

#include <winloop/base/date.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace winloop::document {

/// Not known. Never zero, never an average: `-` or "not captured" for people, empty in CSV, null in
/// JSON.
struct Missing {
  friend bool operator==(const Missing&, const Missing&) = default;
};

/// A range in which a number lies; low <= high.
struct Interval {
  double low = 0;
  double high = 0;
  friend bool operator==(const Interval&, const Interval&) = default;
};

using Strings = std::span<const std::string>;

/// One value of a row, as a RowSource hands it out: views, never copies. A double that is not
/// finite counts as missing.
using Cell =
    std::variant<Missing, std::string_view, std::int64_t, double, Date, bool, Interval, Strings>;

/// A Cell that owns what it shows; made from whatever a command has at hand, an empty optional
/// being missing.
class WINLOOP_API Value {
 public:
  Value() = default;
  Value(Missing) {}
  Value(std::string text) : held_(std::move(text)) {}
  Value(std::string_view text) : held_(std::string(text)) {}
  Value(const char* text) : held_(std::string(text)) {}
  template <std::integral I>
  Value(I number) {
    if constexpr (std::same_as<I, bool>) {
      held_ = number;
    } else {
      held_ = static_cast<std::int64_t>(number);
    }
  }
  Value(double number) : held_(number) {}
  Value(Date date) : held_(date) {}
  Value(Interval interval) : held_(interval) {}
  Value(std::vector<std::string> list) : held_(std::move(list)) {}
  template <typename T>
  Value(const std::optional<T>& value) {
    if (value) *this = Value(*value);
  }

  /// A view that lives as long as this value is neither changed nor moved.
  [[nodiscard]] Cell cell() const;
  [[nodiscard]] bool missing() const { return std::holds_alternative<Missing>(held_); }

 private:
  std::variant<Missing, std::string, std::int64_t, double, Date, bool, Interval,
               std::vector<std::string>>
      held_;
};

}  // namespace winloop::document
