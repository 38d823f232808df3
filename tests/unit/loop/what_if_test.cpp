#include <winloop/base/error.hpp>
#include <winloop/loop/what_if.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace winloop;

namespace {

Spec tried_bar() {
  Spec spec;
  Criterion systems;
  systems.id = systems.name = "systems";
  systems.weight = 3;
  Criterion german;
  german.id = german.name = "german";
  german.evidence = FactRule{"german", FactOperator::is, {Fact(std::string("yes"))}};
  german.must = 1;
  Criterion team;
  team.id = team.name = "team-size";
  team.evidence = NumberRule{"led", 2, 12};
  spec.criteria = {systems, german, team};
  return spec;
}

Spec trying(const std::vector<std::string>& tried) {
  return loop::what_if(tried_bar(), tried);
}

std::string refusal(const std::string& tried, ErrorKind kind) {
  try {
    trying({tried});
  } catch (const Error& error) {
    BOOST_TEST((error.kind() == kind), tried);
    return error.what();
  }
  BOOST_ERROR(tried + ": accepted");
  return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(what_if)

BOOST_AUTO_TEST_CASE(weights_and_must_haves_are_tried) {
  BOOST_TEST(trying({"systems.weight=6"}).criteria[0].weight == 6);
  BOOST_TEST(trying({"systems.weight=6", "systems.weight = 1.5"}).criteria[0].weight == 1.5);
  BOOST_TEST(trying({"systems.must=3"}).criteria[0].must.value() == value_of_level(3));
  BOOST_TEST(!trying({"german.must=none"}).criteria[1].must.has_value());
  BOOST_TEST(trying({"german.must=none", "german.must=met"}).criteria[1].must.value() == 1);
  BOOST_TEST(trying({"team-size.must=7"}).criteria[2].must.value() == 0.5);
}

BOOST_AUTO_TEST_CASE(the_present_value_changes_nothing) {
  BOOST_TEST((trying({}) == tried_bar()));
  BOOST_TEST(
      (trying({"systems.weight=3", "german.must=met", "team-size.must=none"}) == tried_bar()));
}

BOOST_AUTO_TEST_CASE(what_does_not_read_is_refused) {
  for (const std::string form : {"systems", "systems=6", "systems.weight",
                                 "systems.weight=", ".weight=6", "systems.name=x", "=6", ""}) {
    BOOST_TEST(refusal(form, ErrorKind::usage).find("CRITERION.weight=NUMBER") !=
               std::string::npos);
  }
  BOOST_TEST(refusal("system.weight=6", ErrorKind::bad_input) ==
             "no criterion \"system\"; did you mean systems?");
  for (const std::string value : {"systems.weight=-1", "systems.weight=much", "systems.weight=nan",
                                  "systems.weight=inf", "systems.must=0", "systems.must=5",
                                  "systems.must=met", "german.must=2", "team-size.must=13"}) {
    BOOST_TEST(refusal(value, ErrorKind::bad_input).find("--what-if") == 0U, value);
  }
  BOOST_CHECK_THROW(trying({"systems.weight=0", "german.weight=0", "team-size.weight=0"}), Error);
}

BOOST_AUTO_TEST_SUITE_END()
