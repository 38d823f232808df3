#include <winloop/loop/spec_diff.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;

namespace {

Criterion systems(double weight) {
  return {"systems", "Systems depth", weight, RatingEvidence{}, {}, {}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(spec_diff)

BOOST_AUTO_TEST_CASE(changes_are_said_in_words) {
  Spec before{
      UnknownPolicy::pool_mean,
      {systems(3), {"german", "German", 1, FactRule{parse_fact_rule("german == yes")}, {}, {}}}};
  Spec after{UnknownPolicy::worst,
             {systems(5), {"led", "People led", 1, NumberRule{"led", 2, 12}, 0.3, {}}}};
  after.criteria[0].must = value_of_level(2);
  after.criteria[0].anchors[3] = "Finds what we had not seen";
  const auto all = loop::differences(before, after);
  BOOST_REQUIRE(all.size() == 4U);
  BOOST_TEST(all[0].changes[0] == "unknown values: pool-mean to worst");
  BOOST_TEST(all[1].changes == (std::vector<std::string>{"weight 3 to 5", "must-have of 2 added",
                                                         "level 4 reworded"}),
             boost::test_tools::per_element());
  BOOST_TEST(all[2].changes[0] == "added: weight 1, led from 2 to 12, must-have of 5");
  BOOST_TEST(all[3].criterion == "german");
  BOOST_TEST(all[3].changes[0] == "dropped");
}

BOOST_AUTO_TEST_CASE(a_new_wording_is_told_in_both) {
  Spec before{UnknownPolicy::omit, {systems(1)}};
  before.criteria[0].anchors = {"Guesses", "Knows one", "Knows two", ""};
  auto after = before;
  after.criteria[0].name = "Depth";
  after.criteria[0].anchors = {"", "Knows one", "Knows three", "Knows all"};
  const auto all = loop::differences(before, after, loop::Wording::quoted);
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all[0].changes ==
                 (std::vector<std::string>{
                     "name: “Systems depth” → “Depth”", "level 1 no longer described: “Guesses”",
                     "level 3: “Knows two” → “Knows three”", "level 4 described: “Knows all”"}),
             boost::test_tools::per_element());
  BOOST_TEST(loop::differences(before, after)[0].changes[0] == "renamed from \"Systems depth\"");
}

BOOST_AUTO_TEST_CASE(how_raters_count_is_of_the_whole_bar) {
  const Spec before{UnknownPolicy::omit, {systems(1)}};
  const Spec after{UnknownPolicy::omit, {systems(1)}, RaterPolicy::adjusted};
  const auto all = loop::differences(before, after);
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all[0].criterion.empty());
  BOOST_TEST(all[0].changes[0] == "raters: averaged to adjusted");
}

BOOST_AUTO_TEST_CASE(the_same_bar_has_no_differences) {
  const Spec spec{UnknownPolicy::omit, {systems(1)}};
  BOOST_TEST(loop::differences(spec, spec).empty());
}

BOOST_AUTO_TEST_SUITE_END()
