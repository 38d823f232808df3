#include <winloop/base/counted.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;

BOOST_AUTO_TEST_SUITE(counts)

BOOST_AUTO_TEST_CASE(a_count_agrees_with_its_thing) {
  BOOST_TEST(counted(0, "file") == "0 files");
  BOOST_TEST(counted(1, "file") == "1 file");
  BOOST_TEST(counted(2, "file") == "2 files");
}

BOOST_AUTO_TEST_CASE(an_unknown_number_says_which_there_are) {
  BOOST_TEST(unknown_number("conversation", 44, {}) == "no conversation 44; there are none yet");
  BOOST_TEST(unknown_number("conversation", 44, {1}) == "no conversation 44; there is only 1");
  BOOST_TEST(unknown_number("conversation", 44, {3, 1, 2}) ==
             "no conversation 44; there are 1 to 3");
  BOOST_TEST(unknown_number("conversation", 4, {1, 2, 3, 5, 7, 8}) ==
             "no conversation 4; there are 1 to 3, 5, 7 and 8");
}

BOOST_AUTO_TEST_CASE(numbers_with_many_gaps_are_told_by_their_ends) {
  std::vector<std::int64_t> odd;
  for (std::int64_t number = 1; number < 60; number += 2) odd.push_back(number);
  BOOST_TEST(unknown_number("commitment", 4, odd) == "no commitment 4; there are 30 from 1 to 59");
}

BOOST_AUTO_TEST_SUITE_END()
