#include <winloop/signal/due.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

namespace {

using winloop::Date;
using winloop::signal::find_due;
using winloop::signal::resolve_due;

std::string day_of(std::string_view words, std::string_view on) {
  const auto date = resolve_due(words, Date::parse(on));
  return date ? date->to_string() : "-";
}

BOOST_AUTO_TEST_SUITE(due)

// 2026-03-04 is a Wednesday.
BOOST_AUTO_TEST_CASE(words_become_days_counted_from_the_conversation) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"by Thursday", "2026-03-05"},
      {"by Wednesday", "2026-03-11"},
      {"this Wednesday", "2026-03-04"},
      {"on Monday", "2026-03-09"},
      {"next Tuesday", "2026-03-10"},
      {"next Friday", "2026-03-13"},
      {"Monday week", "2026-03-16"},
      {"a week on Monday", "2026-03-16"},
      {"Friday teatime", "2026-03-06"},
      {"before Friday", "2026-03-05"},
      {"before Thursday", "2026-03-04"},
      {"today", "2026-03-04"},
      {"tonight", "2026-03-04"},
      {"this afternoon", "2026-03-04"},
      {"by close of business", "2026-03-04"},
      {"by the end of the day", "2026-03-04"},
      {"within the hour", "2026-03-04"},
      {"as soon as we hang up", "2026-03-04"},
      {"tomorrow morning", "2026-03-05"},
      {"by tomorrow noon", "2026-03-05"},
      {"the day after tomorrow", "2026-03-06"},
      {"by the end of the week", "2026-03-06"},
      {"end of next week", "2026-03-13"},
      {"before the end of next week", "2026-03-13"},
      {"sometime next week", "2026-03-13"},
      {"over the weekend", "2026-03-08"},
      {"by the end of the month", "2026-03-31"},
      {"by the end of April", "2026-04-30"},
      {"in two weeks", "2026-03-18"},
      {"in a fortnight", "2026-03-18"},
      {"within three working days", "2026-03-09"},
      {"in a couple of days", "2026-03-06"},
      {"in 10 days", "2026-03-14"},
      {"in a month", "2026-04-04"},
      {"within 48 hours", "2026-03-06"},
      {"in two hours", "2026-03-04"},
      {"by COB Friday", "2026-03-06"},
      {"by end of play on Thursday", "2026-03-05"},
      {"before the weekend", "2026-03-06"},
      {"by 4 December 2026", "2026-12-04"},
      {"on 9 March", "2026-03-09"},
      {"before Christmas", "-"},
      {"on the 14th", "2026-03-14"},
      {"by the third", "2026-04-03"},
      {"on the nineteenth", "2026-03-19"},
      {"by the twenty-first", "2026-03-21"},
      {"the 5th of June", "2026-06-05"},
      {"by June 5th", "2026-06-05"},
      {"February the second", "2027-02-02"},
      {"on Tuesday the seventeenth", "2026-03-17"},
      {"before the 14th", "2026-03-13"},
      {"Yes, I can do that BY THURSDAY, promise", "2026-03-05"},
  };
  for (const auto& [words, expected] : cases) {
    BOOST_TEST(day_of(words, "2026-03-04") == expected,
               words << ": " << day_of(words, "2026-03-04"));
  }
}

BOOST_AUTO_TEST_CASE(month_ends_and_years_are_kept) {
  BOOST_TEST(day_of("on the 31st", "2026-04-02") == "2026-05-31");
  BOOST_TEST(day_of("in a month", "2026-01-31") == "2026-02-28");
  BOOST_TEST(day_of("by the end of the month", "2028-02-10") == "2028-02-29");
  BOOST_TEST(day_of("tomorrow", "2026-12-31") == "2027-01-01");
  BOOST_TEST(day_of("by the end of the week", "2026-03-07") == "2026-03-13");
}

BOOST_AUTO_TEST_CASE(what_names_no_day_stays_words) {
  for (const auto* words : {"soon", "", "when I get back to my desk", "after the summer",
                            "the 31st of February", "in a few days", "Ana", "\xff\xfe"}) {
    BOOST_TEST(day_of(words, "2026-03-04") == "-", words);
  }
}

BOOST_AUTO_TEST_CASE(the_words_are_found_in_their_sentence) {
  const auto found = [](std::string_view text) {
    const auto range = find_due(text);
    return range ? std::string(text.substr(range->from, range->size)) : std::string("-");
  };
  BOOST_TEST(found("I'll ask her and ring you by Friday, promise") == "by Friday");
  BOOST_TEST(found("You have it tomorrow before five.") == "tomorrow before five");
  BOOST_TEST(found("I'll send it as soon as we hang up") == "as soon as we hang up");
  BOOST_TEST(found("I'll write it when I get back to my desk") == "when I get back to my desk");
  BOOST_TEST(found("I'll do that") == "-");
  BOOST_TEST(found("I'll talk to Kasia today and you'll hear from us by Tuesday.") == "by Tuesday");
  BOOST_TEST(found("I'll chase Seun today, you'll have it by tomorrow evening.") ==
             "by tomorrow evening");
  BOOST_TEST(found("I'll send it today, it took me till Friday to get.") == "today");
  BOOST_TEST(found("You'll have it before Christmas.") == "before Christmas");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
