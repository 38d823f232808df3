#include <winloop/base/error.hpp>
#include <winloop/model/spec.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;

BOOST_AUTO_TEST_SUITE(spec)

BOOST_AUTO_TEST_CASE(a_rule_reads_back_as_written) {
  for (const auto* text : {"years >= 5", "years < 2.5", "location == Lisbon", "location != Porto",
                           "location in [Lisbon, Porto, remote]"}) {
    BOOST_TEST(to_string(parse_fact_rule(text)) == text);
  }
  BOOST_TEST(to_string(parse_fact_rule("  years>=5 ")) == "years >= 5");
}

BOOST_AUTO_TEST_CASE(what_is_not_a_rule_is_refused_with_the_forms) {
  for (const auto* text : {"", "years", "years >=", "years => 5", "years >= many",
                           "location in Lisbon", "location in [Lisbon,]", ">= 5"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_CHECK_THROW(parse_fact_rule(text), Error);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_fact_is_met_failed_or_unknown) {
  const std::map<std::string, Fact> facts{{"years", 5.0}, {"location", std::string("lisbon")}};
  BOOST_TEST(value_under(parse_fact_rule("years >= 5"), facts).value() == 1.0);
  BOOST_TEST(value_under(parse_fact_rule("years > 5"), facts).value() == 0.0);
  BOOST_TEST(value_under(parse_fact_rule("location in [Lisbon, Porto]"), facts).value() == 1.0);
  BOOST_TEST(value_under(parse_fact_rule("location != Lisbon"), facts).value() == 0.0);
  BOOST_TEST(!value_under(parse_fact_rule("led >= 1"), facts).has_value());
  BOOST_TEST(!value_under(parse_fact_rule("location >= 1"), facts).has_value());
}

BOOST_AUTO_TEST_CASE(a_number_maps_linearly_and_is_cut) {
  const NumberRule rule{"years", 2, 12};
  BOOST_TEST(value_under(rule, {{"years", 7.0}}).value() == 0.5);
  BOOST_TEST(value_under(rule, {{"years", 1.0}}).value() == 0.0);
  BOOST_TEST(value_under(rule, {{"years", 40.0}}).value() == 1.0);
  BOOST_TEST(value_under(NumberRule{"notice", 6, 0}, {{"notice", 3.0}}).value() == 0.5);
}

BOOST_AUTO_TEST_SUITE_END()
