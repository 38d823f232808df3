#include "due_forms.hpp"

#include "due_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace winloop::signal {

namespace {

using std::chrono::weekday;
using std::chrono::year_month_day;
using Parts = DueForm::Found;

constexpr weekday monday{1};
constexpr weekday friday{5};

/// The first such weekday after `on`.
Date coming(weekday wanted, Date on) {
  const auto ahead = (wanted - on.weekday()).count();
  return on + static_cast<int>(ahead == 0 ? 7 : ahead);
}

/// Friday of the week that holds `on`; of the next one on a weekend.
Date end_of_week(Date on) {
  return on.weekday() == friday ? on : coming(friday, on);
}

Date monday_after(Date on) {
  return coming(monday, on);
}

std::optional<Date> valid(year_month_day day) {
  if (!day.ok()) return std::nullopt;
  return Date(day);
}

/// The first such day of a month from `on` on.
std::optional<Date> day_of_month(int day, Date on) {
  auto month = std::chrono::year_month{on.ymd().year(), on.ymd().month()};
  for (int tries = 0; tries < 3; ++tries, month += std::chrono::months{1}) {
    const auto date = valid(month / static_cast<int>(day));
    if (date && *date >= on) return date;
  }
  return std::nullopt;
}

std::optional<Date> day_and_month(int day, unsigned month, Date on) {
  for (auto year = on.ymd().year(); year <= on.ymd().year() + std::chrono::years{1}; ++year) {
    const auto date = valid(year / std::chrono::month{month} / day);
    if (date && *date >= on) return date;
  }
  return std::nullopt;
}

Date last_of_month(std::chrono::year_month month) {
  return Date(year_month_day(month / std::chrono::last));
}

Date working_days(int count, Date on) {
  while (count > 0) {
    on = on + 1;
    const auto day = on.weekday();
    if (day != std::chrono::Saturday && day != std::chrono::Sunday) --count;
  }
  return on;
}

std::optional<Date> in_units(int count, std::string_view unit, Date on) {
  constexpr int hours_a_day = 24;
  if (unit.starts_with("minute")) return on;
  if (unit.starts_with("hour")) return on + count / hours_a_day;
  if (unit.starts_with("working") || unit.starts_with("business")) return working_days(count, on);
  if (unit.starts_with("day")) return on + count;
  if (unit.starts_with("week")) return on + 7 * count;
  if (unit.starts_with("fortnight")) return on + 14 * count;
  const auto month =
      std::chrono::year_month{on.ymd().year(), on.ymd().month()} + std::chrono::months{count};
  if (const auto same = valid(month / on.ymd().day())) return same;
  return last_of_month(month);
}

std::optional<Date> weekday_form(const Parts& found, Date on) {
  const weekday wanted{weekday_number(found[1]).value_or(0)};
  const std::string& before = found[0];
  Date date = coming(wanted, on);
  if (before.find("this") != std::string::npos && wanted == on.weekday()) date = on;
  if (before.find("next") != std::string::npos) {
    const Date start = monday_after(on);
    date = start + static_cast<int>((wanted - start.weekday()).count());
  }
  if (found[2].find("week") != std::string::npos || before.find("a week on") != std::string::npos) {
    date = coming(wanted, on) + 7;
  }
  if (before.starts_with("before")) date = std::max(on, date - 1);
  return date;
}

std::optional<Date> ordinal_form(const Parts& found, Date on) {
  const auto day = ordinal_number(found[1]);
  if (!day) return std::nullopt;
  const auto month = month_number(found[2]);
  auto date = !found[2].empty() && month ? day_and_month(*day, *month, on) : day_of_month(*day, on);
  if (date && found[0].starts_with("before")) date = std::max(on, *date - 1);
  return date;
}

std::optional<Date> month_first_form(const Parts& found, Date on) {
  const auto month = month_number(found[1]);
  auto day = ordinal_number(found[2]);
  if (!day) day = count_number(found[2]);
  if (!month || !day) return std::nullopt;
  return ordinal_form({found[0], fmt::format("{}th", *day), found[1]}, on);
}

std::optional<Date> end_of_form(const Parts& found, Date on) {
  const std::string& which = found[0];
  const std::string& unit = found[1];
  const bool next = which.find("next") != std::string::npos;
  if (unit.starts_with("week")) return next ? end_of_week(monday_after(on)) : end_of_week(on);
  if (unit.starts_with("month")) {
    const auto month = std::chrono::year_month{on.ymd().year(), on.ymd().month()};
    return last_of_month(next ? month + std::chrono::months{1} : month);
  }
  if (const auto month = month_number(unit)) {
    const auto first = day_and_month(1, *month, on);
    const auto ymd = first ? first->ymd() : on.ymd();
    if (on.ymd().month() == std::chrono::month{*month}) {
      return last_of_month(on.ymd().year() / on.ymd().month());
    }
    return last_of_month(ymd.year() / ymd.month());
  }
  if (const auto day = weekday_number(unit)) return coming(weekday{*day}, on);
  if (unit == "tomorrow") return on + 1;
  return on;  // of the day, of play, of business
}

std::optional<Date> counted_form(const Parts& found, Date on) {
  const auto count = count_number(found[1]);
  if (!count) return std::nullopt;
  return in_units(*count, found[2], on);
}

std::optional<Date> weekend_form(const Parts& found, Date on) {
  if (found[0].starts_with("before")) return end_of_week(on);
  if (on.weekday() == std::chrono::Sunday) return on;
  return coming(std::chrono::Sunday, on);
}

std::optional<Date> same_day(const Parts&, Date on) {
  return on;
}

std::optional<Date> no_day(const Parts&, Date) {
  return std::nullopt;
}

template <int Days>
std::optional<Date> later(const Parts&, Date on) {
  return on + Days;
}

std::optional<Date> next_week(const Parts&, Date on) {
  return end_of_week(monday_after(on));
}

std::optional<Date> this_week(const Parts&, Date on) {
  return end_of_week(on);
}

}  // namespace

std::vector<DueForm> due_forms() {
  const std::string by = "(?:by|before|until|till|no later than|not later than|on|for|come|around)";
  const std::string next = "(?:this coming |this |next |the coming |the following |the )?";
  const std::string hours =
      "(?:,? (?:by |at |in the |before |around |about )?(?:the "
      ")?(?:morning|afternoon|evening|night|"
      "lunch ?time|lunch|noon|midday|teatime|dinnertime|close(?: of (?:play|business))?|first "
      "thing|"
      "latest|at the latest|itself|[0-9]{1,2}(?::[0-9]{2})?(?: ?[ap]\\.?m\\.?)?|one|two|three|four|"
      "five|six|seven|eight|nine|ten|eleven|twelve)\\b)*";
  const auto with = [](std::string_view pattern, auto&&... parts) {
    return fmt::format(fmt::runtime(pattern), parts...);
  };
  return {
      {with("(?:{} )?the day after tomorrow{}", by, hours), later<2>},
      {with("((?:{} )?{}(?:{}),? the )({})\\b(){}", by, next, weekday_words, ordinal_words, hours),
       ordinal_form},
      {with("((?:{} )?(?:of a )?(?:(?:close (?:of (?:play|business) )?|cob |eod |end of "
            "(?:play|business|day) )(?:on )?)?(?:a week on "
            ")?{})({})\\b( week\\b)?{}",
            by, next, weekday_words, hours),
       weekday_form},
      {with("((?:{} |at |towards )?(?:the )?(?:very )?(?:end|close|back end) of (?:the |this |next "
            ")?)"
            "(?:working |business )?(day|week|month|play|business|tomorrow|{}|{})\\b()",
            by, weekday_words, month_words),
       end_of_form},
      {with("(?:{} )?(?:first thing )?tomorrow{}", by, hours), later<1>},
      {with("((?:{} )?(?:the )?)({}) (?:of )?({})\\b{}", by, ordinal_words, month_words, hours),
       ordinal_form},
      {with("((?:by|before|until|till|no later than|on) )([0-9]{{1,2}}) ({})\\b(?:,? "
            "20[0-9]{{2}}\\b)?{}",
            month_words, hours),
       ordinal_form},
      {with("((?:{} )?(?:the )?)({}) (?:the )?({}|[0-9]{{1,2}})\\b{}", by, month_words,
            ordinal_words, hours),
       month_first_form},
      {with("((?:{}|from) the )({})\\b(){}", by, ordinal_words, hours), ordinal_form},
      {with("((?:within|in|inside|in about|in under) (?:the next |the )?)({}) "
            "?(minutes?|hours?|working "
            "days?|business days?|days?|weeks?|fortnights?|months?)\\b(?:'s? time)?",
            count_words),
       counted_form},
      {"(?:within|inside|in) the (?:hour|day)\\b", same_day},
      {"(?:within|inside) the week\\b|a week today", later<7>},
      {with("(?:{} )?(?:later )?(?:today|tonight|this (?:morning|afternoon|evening|lunchtime)){}",
            by, hours),
       same_day, true},
      {"(over|at|by|before|after|on) the weekend|this weekend", weekend_form},
      {"(?:by |before |early |later |sometime |for )?next week", next_week},
      {"(?:by |before |later |sometime )?this week", this_week},
      {"(?:as soon as|the (?:minute|moment|second)|when|once|right after|straight after|after) "
       "(?:we (?:hang up|get off (?:this|the)(?: call| phone)?|finish|ring off|'re (?:done|off))|"
       "(?:this|the) call)|right (?:now|away|after this)|straight ?away|"
       "(?:by |before )?(?:close of (?:play|business)|cob|eod|the end of play)\\b",
       same_day},
      {"(?:as soon as|the (?:minute|moment|second)|when|once|before|after) (?:i|we|he|she|they|you|"
       "the|my|your)(?:'ve|'re|'m|'s)?(?: [a-z']+){1,6}",
       no_day},
      {"in a (?:few|couple of) (?:days|weeks)|(?:by|before) the (?:bank holiday|long weekend|"
       "holidays|break)|(?:by|before|after|until|straight after|right after) (?:christmas|xmas|"
       "easter|thanksgiving|diwali|eid|(?:the )?new year(?:'s)?)\\b",
       no_day},
  };
}

}  // namespace winloop::signal
