#include <winloop/model/rating.hpp>

#include <boost/test/unit_test.hpp>

namespace level_code = winloop::level_code;

BOOST_AUTO_TEST_SUITE(rating)

BOOST_AUTO_TEST_CASE(every_combination_has_its_own_code_and_comes_back) {
  std::vector<bool> seen(256);
  for (int raters = 1; raters <= level_code::most_raters; ++raters) {
    for (int sum = raters; sum <= 4 * raters; ++sum) {
      const auto code = level_code::encode({raters, sum});
      BOOST_TEST(!seen[code]);
      seen[code] = true;
      const auto back = level_code::decode(code);
      BOOST_REQUIRE(back.has_value());
      BOOST_TEST(back->raters == raters);
      BOOST_TEST(back->sum == sum);
    }
  }
  BOOST_TEST(!seen[level_code::unknown]);
  BOOST_TEST(!seen[level_code::many]);
}

BOOST_AUTO_TEST_CASE(nobody_and_too_many_have_codes_of_their_own) {
  BOOST_TEST(level_code::encode({0, 0}) == level_code::unknown);
  BOOST_TEST(level_code::encode({level_code::most_raters + 1, 40}) == level_code::many);
  BOOST_TEST(!level_code::decode(level_code::unknown).has_value());
  BOOST_TEST(!level_code::decode(level_code::many).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
