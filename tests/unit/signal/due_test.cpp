#include <winloop/signal/due.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
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
  BOOST_TEST(found("I'll send it today, the board decides by Friday.") == "today");
}

BOOST_AUTO_TEST_CASE(the_clause_of_the_promise_says_when) {
  const auto found = [](std::string_view text, std::string_view promise) {
    const auto range = find_due(text, {text.find(promise), promise.size()});
    return range ? std::string(text.substr(range->from, range->size)) : std::string("-");
  };
  const std::vector<std::array<std::string, 3>> cases{
      {"We close hires in two weeks; I'll send you the form by Wednesday.", "I'll send you",
       "by Wednesday"},
      {"We decide on Monday and I'll ring you on Thursday.", "I'll ring you", "on Thursday"},
      {"The board meets on the 20th, so I'll write to you by Friday.", "I'll write", "by Friday"},
      {"The board meets on the 20th \xe2\x80\x94 I\xe2\x80\x99ll write by Friday.", "write",
       "by Friday"},
      {"I'll send you the pack by Tuesday, and Tom will call on Friday.", "I'll send",
       "by Tuesday"},
      {"I'll send you the pack by Friday, the 14th at the latest.", "I'll send",
       "by Friday, the 14th at the latest"},
      // The words that decided reach over both clauses.
      {"We decide on Monday and I'll ring you on Thursday.",
       "decide on Monday and I'll ring you on Thursday", "on Thursday"},
      // Its own clause says nothing: what follows, and what came before last.
      {"I'll send you the brief, the pack and the form by Friday.", "I'll send", "by Friday"},
      {"Before Friday, I'll send you the plan.", "I'll send", "Before Friday"},
      {"We talk on Monday; I'll write it up, and you have it by Tuesday.", "I'll write",
       "by Tuesday"},
      {"I'll ask her today and you'll hear by Tuesday.", "I'll ask her", "by Tuesday"},
      {"I'll send you the plan.", "I'll send", "-"},
  };
  for (const auto& [text, promise, expected] : cases)
    BOOST_TEST(found(text, promise) == expected, text << ": " << found(text, promise));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
