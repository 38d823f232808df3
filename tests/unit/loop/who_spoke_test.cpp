#include <winloop/base/error.hpp>
#include <winloop/loop/who_spoke.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;

namespace {

Search a_search() {
  Search search;
  search.people = {{"Inês Duarte", {"Ines"}, "", Role::hiring_manager},
                   {"Noor Haddad", {}, "", Role::recruiter},
                   {"Tom Wilk", {"TW"}, "", Role::interviewer},
                   {"Noor Said", {}, "", Role::interviewer}};
  return search;
}

Candidate ana() {
  Candidate candidate;
  candidate.name = "Ana Ruiz";
  candidate.aliases = {"Ana's iPhone"};
  return candidate;
}

store::Speaker place(const std::string& label, const loop::SpeakerOverrides& overrides = {}) {
  const auto candidate = ana();
  const std::vector<std::string> labels{label};
  return loop::who_spoke(labels, a_search(), &candidate, overrides).front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(who_spoke)

BOOST_AUTO_TEST_CASE(names_aliases_and_first_names_are_placed) {
  for (const auto* label : {"Ana Ruiz", "ANA RUIZ", "Ruiz, Ana (Guest)", "Ana Ruiz (she/her)",
                            "Ana", "Ana's iPhone", "ana_ruiz"}) {
    BOOST_TEST_CONTEXT(label) {
      BOOST_TEST((place(label).role == Role::candidate));
    }
  }
  BOOST_TEST((place("Ines").role == Role::hiring_manager));
  BOOST_TEST((place("Duarte, Ines").person == "Inês Duarte"));
  BOOST_TEST((place("TW").person == "Tom Wilk"));
}

BOOST_AUTO_TEST_CASE(what_is_ambiguous_or_unknown_is_not_guessed) {
  for (const auto* label : {"Noor", "SPEAKER_00", "Speaker 2", "Ana Gomez", "", "(Guest)"}) {
    BOOST_TEST_CONTEXT(label) {
      BOOST_TEST((place(label).role == Role::unknown));
    }
  }
  BOOST_TEST((place("Noor Said").role == Role::interviewer));
}

BOOST_AUTO_TEST_CASE(an_override_wins) {
  BOOST_TEST((place("SPEAKER_00", {{"SPEAKER_00", "candidate"}}).person == "Ana Ruiz"));
  BOOST_TEST((place("SPEAKER_00", {{"SPEAKER_00", "Tom Wilk"}}).role == Role::interviewer));
  BOOST_TEST((place("Ana Ruiz", {{"Ana Ruiz", "other"}}).role == Role::other));
  BOOST_CHECK_THROW(place("SPEAKER_00", {{"SPEAKER_01", "candidate"}}), Error);
  BOOST_CHECK_THROW(place("SPEAKER_00", {{"SPEAKER_00", "boss"}}), Error);
}

BOOST_AUTO_TEST_SUITE_END()
