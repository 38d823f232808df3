#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/export.hpp>
#include <winloop/model/conversation.hpp>

#include <string_view>
#include <vector>

namespace winloop::transcript {

/// A day of a chat, and its part of the text.
struct ChatDay {
  Date on;
  ByteRange part;
};

/// Whether the first line is stamped as those of Format::whatsapp.
WINLOOP_API bool begins_as_chat(std::string_view text);

/// The days of such a chat on which somebody wrote something, and the lines of each. Whether `1/2`
/// is a day of January or of February, all dates of the chat tell together: a number over 12 is no
/// month, and days do not go back; where that leaves it open, the day comes first, but the month
/// beside AM and PM.
WINLOOP_API std::vector<ChatDay> days_of_chat(std::string_view text);

}  // namespace winloop::transcript
