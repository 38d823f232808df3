#include "chat.hpp"

#include <algorithm>

namespace winloop::transcript {

namespace {

/// Marks of direction, which WhatsApp writes before what it says itself, and unbroken blanks.
constexpr std::array<std::string_view, 2> direction_marks{"\xe2\x80\x8e", "\xe2\x80\x8f"};
constexpr std::array<std::string_view, 3> stamp_blanks{" ", "\xc2\xa0", "\xe2\x80\xaf"};

/// The beginning of a line, taken piece by piece.
class StampCursor {
 public:
  explicit StampCursor(std::string_view line) : line_(line) {}

  [[nodiscard]] std::size_t at() const { return at_; }

  bool take(std::string_view wanted) {
    if (!line_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  template <typename Words>
  bool take_any(const Words& words) {
    return std::any_of(words.begin(), words.end(),
                       [this](std::string_view word) { return take(word); });
  }

  template <typename Words>
  void skip(const Words& words) {
    while (take_any(words)) {
    }
  }

  /// At most four digits.
  std::optional<int> number() {
    int value = 0;
    const auto from = at_;
    while (at_ < line_.size() && at_ < from + 4 && line_[at_] >= '0' && line_[at_] <= '9')
      value = value * 10 + (line_[at_++] - '0');
    return at_ == from ? std::nullopt : std::optional(value);
  }

 private:
  std::string_view line_;
  std::size_t at_ = 0;
};

bool take_date(StampCursor& line, ChatStamp& stamp) {
  constexpr std::array<std::string_view, 3> signs{"/", ".", "-"};
  for (std::size_t i = 0; i < stamp.numbers.size(); ++i) {
    if (i > 0 && !line.take_any(signs)) return false;
    const auto number = line.number();
    if (!number) return false;
    stamp.numbers[i] = *number;
  }
  return true;
}

/// `14:05`, `14:05:33`, `2:05 PM`, `2:05 p. m.`
bool take_time(StampCursor& line, ChatStamp& stamp) {
  constexpr std::array<std::string_view, 2> signs{":", "."};
  constexpr std::array<std::string_view, 4> am{"AM", "am", "a.m.", "a. m."};
  constexpr std::array<std::string_view, 4> pm{"PM", "pm", "p.m.", "p. m."};
  auto hours = line.number();
  if (!hours || !line.take_any(signs)) return false;
  const auto minutes = line.number();
  const auto seconds = line.take_any(signs) ? line.number() : std::optional(0);
  if (!minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 59) return false;
  line.skip(stamp_blanks);
  const bool after_noon = line.take_any(pm);
  stamp.twelve_hours = after_noon || line.take_any(am);
  if (stamp.twelve_hours) *hours = *hours % 12 + (after_noon ? 12 : 0);
  stamp.time =
      std::chrono::hours(*hours) + std::chrono::minutes(*minutes) + std::chrono::seconds(*seconds);
  return true;
}

}  // namespace

std::optional<ChatStamp> chat_stamp(std::string_view text) {
  StampCursor line(text);
  ChatStamp stamp;
  line.skip(direction_marks);
  const bool in_brackets = line.take("[");
  if (!take_date(line, stamp)) return std::nullopt;
  line.take(",");
  line.skip(stamp_blanks);
  if (!take_time(line, stamp)) return std::nullopt;
  line.skip(stamp_blanks);
  if (!line.take(in_brackets ? "]" : "-")) return std::nullopt;
  line.skip(stamp_blanks);
  stamp.rest = line.at();
  return stamp;
}

std::optional<Date> ChatCalendar::day(const ChatStamp& stamp, bool month_first) {
  constexpr int longest_month = 31;
  constexpr int century = 100;
  std::array<int, 3> date = stamp.numbers;  // year, month, day
  if (date[0] <= longest_month) {
    std::swap(date[0], date[2]);
    if (month_first) std::swap(date[1], date[2]);
  }
  if (date[0] < century) date[0] += 20 * century;
  const std::chrono::year_month_day day{std::chrono::year{date[0]},
                                        std::chrono::month{static_cast<unsigned>(date[1])},
                                        std::chrono::day{static_cast<unsigned>(date[2])}};
  return day.ok() ? std::optional(Date(day)) : std::nullopt;
}

bool ChatCalendar::fits(const std::vector<ChatStamp>& stamps, bool month_first) {
  std::optional<Date> last;
  return std::all_of(stamps.begin(), stamps.end(), [&](const ChatStamp& stamp) {
    const auto now = day(stamp, month_first);
    const bool goes_on = now && (!last || *now >= *last);
    last = now;
    return goes_on;
  });
}

ChatCalendar::ChatCalendar(const std::vector<ChatStamp>& stamps) {
  const bool usual = std::any_of(stamps.begin(), stamps.end(),
                                 [](const ChatStamp& stamp) { return stamp.twelve_hours; });
  month_first_ = fits(stamps, usual) || !fits(stamps, !usual) ? usual : !usual;
}

}  // namespace winloop::transcript
