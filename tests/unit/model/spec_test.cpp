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

BOOST_AUTO_TEST_CASE(quotation_marks_around_a_value_are_no_part_of_it) {
  const std::map<std::string, Fact> facts{{"location", std::string("Saint-Étienne")}};
  for (const auto* text :
       {"location in [Lyon, \"Saint-Étienne\"]", "location in ['Saint-Étienne', Lyon]",
        "location == \"Saint-Étienne\"", "location in [\"Lyon, Rhône\", \"Saint-Étienne\" ]"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(value_under(parse_fact_rule(text), facts).value() == 1.0);
    }
  }
  // What has a comma in it needs them, and is written with them again.
  const auto rule = parse_fact_rule("location in [\"Austin, TX\", 's-Hertogenbosch, d'Angers]");
  BOOST_TEST(rule.values.size() == 3U);
  BOOST_TEST((rule == parse_fact_rule(to_string(rule))));
  BOOST_TEST(to_string(parse_fact_rule("location in [\"Lyon\", 'Paris']")) ==
             "location in [Lyon, Paris]");
  BOOST_CHECK_THROW(parse_fact_rule("location in [\"Lyon, Paris]"), Error);
  BOOST_CHECK_THROW(parse_fact_rule("location == \"\""), Error);
}

BOOST_AUTO_TEST_CASE(yes_and_no_are_known_as_sheets_write_them) {
  const auto registered = parse_fact_rule("registered == yes");
  for (const auto* text : {"yes", "Yes", "Y", "TRUE"}) {
    BOOST_TEST(value_under(registered, {{"registered", std::string(text)}}).value() == 1.0);
  }
  for (const auto* text : {"no", "N", "False", "pending"}) {
    BOOST_TEST(value_under(registered, {{"registered", std::string(text)}}).value() == 0.0);
  }
}

BOOST_AUTO_TEST_CASE(words_where_a_rule_has_numbers_are_not_known) {
  const std::map<std::string, Fact> facts{{"band", std::string("Band 6")}};
  for (const auto* text : {"band in [5, 6]", "band == 6", "band != 5", "band >= 5"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(!value_under(parse_fact_rule(text), facts).has_value());
    }
  }
  BOOST_TEST(value_under(parse_fact_rule("band in [5, Band 6]"), facts).value() == 1.0);
}

BOOST_AUTO_TEST_CASE(a_number_maps_linearly_and_is_cut) {
  const NumberRule rule{"years", 2, 12};
  BOOST_TEST(value_under(rule, {{"years", 7.0}}).value() == 0.5);
  BOOST_TEST(value_under(rule, {{"years", 1.0}}).value() == 0.0);
  BOOST_TEST(value_under(rule, {{"years", 40.0}}).value() == 1.0);
  BOOST_TEST(value_under(NumberRule{"notice", 6, 0}, {{"notice", 3.0}}).value() == 0.5);
}

BOOST_AUTO_TEST_SUITE_END()
