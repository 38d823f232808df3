#include <winloop/model/promised_by.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;

namespace {

const Search& house() {
  static const Search search = [] {
    Search made;
    made.people = {{"Cyrus Dahl", {"Cy"}, "", Role::hiring_manager},
                   {"Henrike Vossberg", {}, "", Role::interviewer},
                   {"Tom Wilk", {}, "", Role::interviewer},
                   {"Tom Vance", {}, "", Role::recruiter}};
    return made;
  }();
  return search;
}

Commitment promised(std::string words, std::int64_t signal = 1) {
  Candidate ana;
  ana.name = "Ana Ruiz";
  Commitment commitment;
  commitment.owner = commitment.said_by = "Tom Vance";
  commitment.owner_role = Role::recruiter;
  commitment.what = std::move(words);
  commitment.signal = signal;
  name_owner(commitment, PeopleByName(house()), &ana);
  BOOST_TEST(commitment.said_by == "Tom Vance");
  return commitment;
}

std::string owner(std::string words) {
  return promised(std::move(words)).owner;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(promised_by)

BOOST_AUTO_TEST_CASE(whoever_the_words_say_will_do_it_owns_it) {
  BOOST_TEST(owner("Cy will ring you tomorrow.") == "Cyrus Dahl");
  BOOST_TEST(owner("And Henrike is going to send you the contract by Friday.") ==
             "Henrike Vossberg");
  BOOST_TEST(owner("So, Henrike Vossberg\u2019ll send it, I'll chase her.") == "Henrike Vossberg");
  BOOST_TEST(owner("I think Tom Wilk's gonna write to you.") == "Tom Wilk");
  const auto theirs = promised("Ana will send us her notes on Monday.");
  BOOST_TEST(theirs.owner == "Ana Ruiz");
  BOOST_TEST((theirs.owner_role == Role::candidate));
  BOOST_TEST((promised("Cy will ring you.").owner_role == Role::hiring_manager));
}

BOOST_AUTO_TEST_CASE(all_else_is_the_speakers) {
  for (const auto* words :
       {"I'll ask Cy to ring you.", "You'll hear from Cy by Friday.", "Cy and I will ring you.",
        "You and Cy will talk.", "If Cy will sign, you have it on Friday.",
        "Henrike or Cy will ring you.", "Tom will ring you.", "My colleague will send it.",
        "We're going to have Henrike send it.", "Cy's manager will ring you.", "will do", ""}) {
    BOOST_TEST_CONTEXT(words) BOOST_TEST(owner(words) == "Tom Vance");
  }
  BOOST_TEST(promised("Cy will ring you.", 0).owner == "Tom Vance");  // written down by hand
}

BOOST_AUTO_TEST_SUITE_END()
