#pragma once

#include <winloop/base/date.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace winloop::transcript {

/// What stands before each message of a chat as WhatsApp exports it: `12/01/2026, 14:05 - `,
/// `[12.01.26, 14:05:33] `, `1/12/26, 2:05 PM - `.
struct ChatStamp {
  std::array<int, 3> numbers{};  ///< of the date, as they stand
  bool twelve_hours = false;     ///< with AM or PM
  Millis time{0};                ///< of the day
  std::size_t rest = 0;          ///< where the message begins in the line
};
std::optional<ChatStamp> chat_stamp(std::string_view line);

/// Which of the three numbers of a date is what, as all dates of a chat tell together: a number
/// over 12 is no month, and days do not go back. Where they leave it open the day comes first, but
/// the month where the clock has twelve hours.
class ChatCalendar {
 public:
  explicit ChatCalendar(const std::vector<ChatStamp>& stamps);

  /// Nothing for a day that is in no calendar.
  [[nodiscard]] std::optional<Date> day(const ChatStamp& stamp) const {
    return day(stamp, month_first_);
  }

 private:
  static std::optional<Date> day(const ChatStamp& stamp, bool month_first);
  static bool fits(const std::vector<ChatStamp>& stamps, bool month_first);

  bool month_first_ = false;
};

}  // namespace winloop::transcript
