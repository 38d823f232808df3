#include "support.hpp"
#include <winloop/model/person_name.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;

namespace {

/// Ro is the alias of one and the whole name of another, Sam the alias of two.
const Search& team() {
  static const Search search = [] {
    Search made;
    made.people = {{"Rui Caldeira", {"Ro", "Sam"}, "", Role::hiring_manager},
                   {"Samira Haddad", {"Sam", "samira haddad"}, "", Role::recruiter},
                   {"Ro", {}, "", Role::interviewer}};
    return made;
  }();
  return search;
}

std::string found(std::string_view name) {
  const PeopleByName people(team());
  const auto* person = people.find(name);
  return person == nullptr ? "nobody" : person->name;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(person_name)

BOOST_AUTO_TEST_CASE(a_whole_name_or_the_alias_of_one) {
  BOOST_TEST(found("rui CALDEIRA") == "Rui Caldeira");
  BOOST_TEST(found("Samíra Haddad") == "Samira Haddad");
  BOOST_TEST(found("ro") == "Ro");
  BOOST_TEST(found("Rui") == "nobody");
  BOOST_TEST(found("") == "nobody");
}

BOOST_AUTO_TEST_CASE(an_alias_of_two_is_nobodys_and_an_error_where_it_was_given) {
  BOOST_TEST(found("sam") == "nobody");
  const PeopleByName people(team());
  const auto said = test::refusal([&] { (void)people.at("rater", "sam"); });
  BOOST_TEST(test::says(said, "\"sam\" may be Rui Caldeira or Samira Haddad"));
}

BOOST_AUTO_TEST_CASE(nobody_is_an_error_with_near_names) {
  const PeopleByName people(team());
  const auto near = test::refusal([&] { (void)people.at("rater", "Rui Caldera"); });
  BOOST_TEST(test::says(near, "no rater \"Rui Caldera\"; did you mean Rui Caldeira?"));
}

BOOST_AUTO_TEST_CASE(a_candidate_goes_by_name_and_alias) {
  Candidate ana;
  ana.id = "ana-ruiz";
  ana.name = "Ana Ruiz";
  ana.aliases = {"Anita"};
  BOOST_TEST(goes_by(ana, "ana ruíz"));
  BOOST_TEST(goes_by(ana, "anita"));
  BOOST_TEST(!goes_by(ana, "Ana"));
  BOOST_TEST(!goes_by(ana, "ana-ruiz"));
}

BOOST_AUTO_TEST_SUITE_END()
