#include <winloop/base/date.hpp>
#include <winloop/base/error.hpp>

#include <boost/test/unit_test.hpp>

using winloop::Date;

BOOST_AUTO_TEST_SUITE(date)

BOOST_AUTO_TEST_CASE(only_days_that_exist_are_dates) {
  BOOST_TEST(Date::parse("2024-02-29").to_string() == "2024-02-29");
  for (const auto* text : {"2023-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01",
                           "2026-01-01x", "", "2026/01/01", "+026-01-01"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(!Date::try_parse(text).has_value());
    }
  }
  BOOST_CHECK_THROW((void)Date::parse("soon"), winloop::Error);
}

BOOST_AUTO_TEST_CASE(days_add_up_across_months) {
  BOOST_TEST((Date::parse("2026-02-27") + 3).to_string() == "2026-03-02");
  BOOST_TEST((Date::parse("2026-03-02") - Date::parse("2026-02-27")) == 3);
  BOOST_TEST(Date::from_day_number(Date::parse("2026-03-02").day_number()).to_string() ==
             "2026-03-02");
}

BOOST_AUTO_TEST_CASE(a_clock_cuts_to_whole_seconds) {
  using namespace std::chrono_literals;
  BOOST_TEST(winloop::clock(192999ms) == "00:03:12");
  BOOST_TEST(winloop::clock(101h) == "101:00:00");
}

BOOST_AUTO_TEST_SUITE_END()
