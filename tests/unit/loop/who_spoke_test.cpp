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
  candidate.id = "ana-ruiz";
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

BOOST_AUTO_TEST_CASE(decorated_labels_are_placed) {
  for (const auto* label :
       {"Ana Ruiz 🎧", "🌟 ana ✨", "Ana R.", "A. Ruiz", "Ruiz, A.", "Ana Ruiz (Acme GmbH)",
        "Ana Ruiz | Acme", "Ana Ruiz - Acme", "Ana’s iPad", "[Guest] Ana Ruiz", "Ana  RUIZ !!"}) {
    BOOST_TEST_CONTEXT(label) {
      BOOST_TEST((place(label).role == Role::candidate));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_part_of_a_name_that_others_may_have_is_not_guessed) {
  for (const auto* label : {"A. R.", "AR", "A", "Ruiz", "Noor H. S.", "Ana Ruiz (with Tom Wilk)",
                            "Ana (Ines)", "Ana's brother", "Anastasia Ruiz", "Noor's iPhone"}) {
    BOOST_TEST_CONTEXT(label) {
      BOOST_TEST((place(label).role == Role::unknown));
      BOOST_TEST(place(label).person.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(one_label_of_two_people_has_their_role_and_nobodys_name) {
  const auto panel = place("Tom Wilk + Noor Said");
  BOOST_TEST((panel.role == Role::interviewer));
  BOOST_TEST(panel.person.empty());
  for (const auto* label : {"Ana + Tom", "Ana & Filip", "Tom Wilk and Barbora", "Ines/Ana"}) {
    BOOST_TEST_CONTEXT(label) {
      BOOST_TEST((place(label).role == Role::unknown));
      BOOST_TEST(place(label).person.empty());
    }
  }
  const std::string pair = "Noor + Filip";
  BOOST_TEST((place(pair, {{pair, "recruiter"}}).role == Role::recruiter));
  BOOST_TEST(place(pair, {{pair, "recruiter"}}).person.empty());
  BOOST_TEST(place(pair, {{pair, "Noor Haddad"}}).person == "Noor Haddad");
}

BOOST_AUTO_TEST_CASE(names_between_may_be_left_out) {
  auto candidate = ana();
  candidate.name = "Dr. Maria Fernanda de los Ángeles Okonkwo-Baptiste";
  const auto role = [&](const std::string& label) {
    const std::vector<std::string> labels{label};
    return loop::who_spoke(labels, a_search(), &candidate, {}).front().role;
  };
  BOOST_TEST((role("Maria Okonkwo-Baptiste") == Role::candidate));
  BOOST_TEST((role("Okonkwo-Baptiste, Maria Fernanda") == Role::candidate));
  BOOST_TEST((role("Fernanda Okonkwo-Baptiste") == Role::unknown));
  BOOST_TEST((role("Maria Baptiste-Okonkwo") == Role::unknown));
  candidate.name = "Fr. Piotr Wiśniewski";
  for (const auto* label : {"Father Piotr", "Rev. Piotr Wiśniewski", "Piotr"})
    BOOST_TEST((role(label) == Role::candidate), label);
  // As they join a call, and as they are called here.
  BOOST_TEST((place("Ana María Ruiz").role == Role::candidate));
  BOOST_TEST((place("Ana Ruiz Vega").role == Role::unknown));
}

BOOST_AUTO_TEST_CASE(an_override_wins) {
  BOOST_TEST((place("SPEAKER_00", {{"SPEAKER_00", "candidate"}}).person == "Ana Ruiz"));
  BOOST_TEST(place("SPEAKER_00", {{"SPEAKER_00", "ana-ruiz"}}).person == "Ana Ruiz");
  BOOST_TEST((place("SPEAKER_00", {{"SPEAKER_00", "Tom Wilk"}}).role == Role::interviewer));
  BOOST_TEST((place("Ana Ruiz", {{"Ana Ruiz", "other"}}).role == Role::other));
  BOOST_CHECK_THROW(place("SPEAKER_00", {{"SPEAKER_01", "candidate"}}), Error);
  BOOST_CHECK_THROW(place("SPEAKER_00", {{"SPEAKER_00", "boss"}}), Error);
}

BOOST_AUTO_TEST_CASE(titles_and_apostrophes_do_not_count) {
  Search search;
  search.people = {{"Dr. Ifeoma Nwankwo-Bühler", {}, "", Role::hiring_manager},
                   {"Prof. Dr. med. Jan Novak", {}, "", Role::interviewer},
                   {"Eva Novak", {}, "", Role::recruiter}};
  Candidate candidate;
  candidate.id = "siobhan-oshea";
  candidate.name = "Siobhán O'Shea";
  const auto role = [&](const std::string& label) {
    const std::vector<std::string> labels{label};
    return loop::who_spoke(labels, search, &candidate, {}).front().role;
  };
  for (const auto* label :
       {"Ifeoma Nwankwo-Bühler", "Nwankwo-Bühler, Ifeoma (Dr.)", "Dr. Nwankwo-Bühler", "Ifeoma",
        "Ifeoma's iPhone", "Dr Ifeoma Nwankwo-Buhler", "Frau Dr. Nwankwo-Bühler"}) {
    BOOST_TEST((role(label) == Role::hiring_manager), label);
  }
  BOOST_TEST((role("Siobhan OShea") == Role::candidate));
  BOOST_TEST((role("siobhan-oshea") == Role::candidate));
  BOOST_TEST((role("Jan Novak") == Role::interviewer));
  // Two people have that family name, and without a title it is not said of one.
  for (const auto* label : {"Dr. Novak", "Nwankwo-Bühler", "Dr.", "Dr. J", "Herr Adeyemi"})
    BOOST_TEST((role(label) == Role::unknown), label);
}

BOOST_AUTO_TEST_CASE(labels_are_known_by_name_id_alias_or_hand) {
  const auto candidate = ana();
  const auto known = loop::known_labels(a_search(), &candidate, {{"+353871234567", "candidate"}});
  for (const auto* label : {"ana-ruiz", "ana", "tw", "+353871234567", "Duarte, Ines"})
    BOOST_TEST(known(label), label);
  for (const auto* label : {"so", "Ana - one question", "noor", "the thing is"})
    BOOST_TEST(!known(label), label);
}

BOOST_AUTO_TEST_SUITE_END()
