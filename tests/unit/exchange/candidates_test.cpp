#include "support.hpp"
#include <winloop/exchange/candidates.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using namespace winloop::exchange;
using test::refusal;
using test::says;
namespace tt = boost::test_tools;

using Words = std::vector<std::string>;

namespace {

CandidateSheet sheet(std::string_view bytes, const std::map<std::string, std::string>& map = {}) {
  return read_candidates(bytes, "people.csv", map,
                         [](std::string_view heading) { return heading == "Gender"; });
}

Words became(const CandidateSheet& sheet) {
  Words words;
  for (const auto& column : sheet.columns) words.push_back(to_string(column));
  return words;
}

Words became(std::string_view headings) {
  return became(sheet(std::string(headings) + "\n"));
}

std::string refused_sheet(std::string_view bytes,
                          const std::map<std::string, std::string>& map = {}) {
  return refusal([&] { sheet(bytes, map); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(candidates)

BOOST_AUTO_TEST_CASE(our_own_tables_are_read_back) {
  const auto headings = "candidate,name,stage,stage_since,email,source,aliases,fact_years";
  BOOST_TEST(became(headings) == (Words{"id", "name", "stage", "ignore", "email", "source",
                                        "aliases", "fact:years"}),
             tt::per_element());
  BOOST_TEST(became("Candidate,Email") == (Words{"name", "email"}), tt::per_element());
  BOOST_TEST(became("ID,Candidate,Name") == (Words{"id", "ignore", "name"}), tt::per_element());
}

BOOST_AUTO_TEST_CASE(a_heading_that_a_rule_asks_about_is_that_fact) {
  const auto read = read_candidates("Name,Notice weeks,City,created_at,notice_weeks,Email\n", "f",
                                    {}, {}, {{"notice_weeks"}, {"city"}, {"email"}});
  BOOST_TEST(became(read) ==
                 (Words{"name", "fact:notice_weeks", "fact:city", "ignore", "ignore", "email"}),
             tt::per_element());
  BOOST_TEST(became("Notice_weeks,City,Name") == (Words{"ignore", "fact:location", "name"}),
             tt::per_element());
  // What must never reach a score is not taken because a rule asks for it.
  const auto guarded = read_candidates(
      "Name,Gender\n", "f", {}, [](std::string_view it) { return it == "Gender"; }, {{"gender"}});
  BOOST_TEST(became(guarded) == (Words{"name", "ignore"}), tt::per_element());
}

BOOST_AUTO_TEST_CASE(commas_between_thousands_are_read_in_a_sheet_with_commas) {
  const std::string_view rows = "Name,Pay\nA B,\"165,000\"\nC D,\"1,200,500.5\"\nE F,\"7,5\"\n";
  const auto read = sheet(rows);
  BOOST_TEST((read.rows[0].candidate.facts.at("pay") == Fact(165000.0)));
  BOOST_TEST((read.rows[1].candidate.facts.at("pay") == Fact(1200500.5)));
  BOOST_TEST((read.rows[2].candidate.facts.at("pay") == Fact(std::string("7,5"))));
  const auto tabs = sheet("Name\tPay\nA B\t165,000\n");
  BOOST_TEST((tabs.rows[0].candidate.facts.at("pay") == Fact(std::string("165,000"))));
}

BOOST_AUTO_TEST_CASE(words_are_listed_where_a_rule_wants_numbers_however_many_they_are) {
  const std::string_view rows = "Name,Pay\nA B,$165k\nC D,150k\nE F,140000\n";
  BOOST_TEST(sheet(rows).kept_words.empty());
  BOOST_TEST(read_candidates(rows, "f", {}, {}, {{"pay", false}}).kept_words.empty());
  BOOST_TEST(read_candidates(rows, "f", {}, {}, {{"pay", true}}).kept_words.size() == 2U);
}

BOOST_AUTO_TEST_CASE(names_are_kept_as_they_are_spoken) {
  const auto read = sheet(
      "Name,Email\n\"Smith, Jane\",j@x.example\n\"Martin Luther King, Jr.\",k@x.example\n"
      "\"Jo Okafor, RN\",o@x.example\n\"DE VRIES, JAN\",d@x.example\n"
      "\"Lefèvre-Dupont, Anaïs\",a@x.example\n\"A, B, C\",abc@x.example\n");
  Words names;
  for (const auto& row : read.rows) names.push_back(row.candidate.name);
  BOOST_TEST(names == (Words{"Jane Smith", "Martin Luther King, Jr.", "Jo Okafor, RN",
                             "JAN DE VRIES", "Anaïs Lefèvre-Dupont", "A, B, C"}),
             tt::per_element());
}

BOOST_AUTO_TEST_CASE(one_name_with_a_comma_among_many_stays) {
  const auto read = sheet("Name\nAna Ruiz\nBo Li\n\"Craig Cockburn, Software Specialist\"\n");
  BOOST_TEST(read.rows.back().candidate.name == "Craig Cockburn, Software Specialist");
}

BOOST_AUTO_TEST_CASE(a_usual_sheet_is_read_whole) {
  const auto read = sheet(
      "Candidate ID,Full Name,E-mail Address,Source,Current Stage,City,Years of experience,AKA\n"
      "Ana_Ruiz,Ana  Ruiz ,mailto:ana@example.org,referral,screen,Lisbon,9,\"Annie; Ana R.\"\n");
  BOOST_TEST(became(read) == (Words{"id", "name", "email", "source", "stage", "fact:location",
                                    "fact:years", "aliases"}),
             tt::per_element());
  BOOST_REQUIRE(read.rows.size() == 1U);
  const auto& ana = read.rows[0].candidate;
  BOOST_TEST(read.rows[0].line == 2);
  BOOST_TEST(ana.id == "ana-ruiz");
  BOOST_TEST(ana.name == "Ana Ruiz");
  BOOST_TEST(ana.email == "ana@example.org");
  BOOST_TEST(ana.source == "referral");
  BOOST_TEST(ana.stage == "screen");
  BOOST_TEST(ana.aliases == (Words{"Annie", "Ana R."}), tt::per_element());
  BOOST_TEST(std::get<std::string>(ana.facts.at("location")) == "Lisbon");
  BOOST_TEST(std::get<double>(ana.facts.at("years")) == 9);
  BOOST_TEST(read.errors.empty());
}

BOOST_AUTO_TEST_CASE(headings_in_german_and_french) {
  const auto german =
      sheet("Vorname;Name;E-Mail;Wohnort;Jahre;Kündigungsfrist\nJörg;Öz;j@x.org;Köln;7,5;3\n");
  BOOST_TEST(became(german) == (Words{"first-name", "last-name", "email", "fact:location",
                                      "fact:years", "fact:notice"}),
             tt::per_element());
  BOOST_TEST(german.rows.at(0).candidate.name == "Jörg Öz");
  BOOST_TEST(std::get<double>(german.rows[0].candidate.facts.at("years")) == 7.5);
  BOOST_TEST(
      became("Prénom,NOM,Courriel,Étape") == (Words{"first-name", "last-name", "email", "stage"}),
      tt::per_element());
  BOOST_TEST(
      became("Nom,Adresse e-mail,Années d'expérience") == (Words{"name", "email", "fact:years"}),
      tt::per_element());
}

BOOST_AUTO_TEST_CASE(a_short_word_becomes_a_fact_and_the_rest_says_why_not) {
  const auto read = sheet(
      "name,Remote,created_at,Any other remarks,,Gender,Größe,remote,2nd,Status,Stage\n"
      "Ana,yes,2020,x,y,z,1,no,3,active,screen\n");
  BOOST_TEST(became(read) == (Words{"name", "fact:remote", "ignore", "ignore", "ignore", "ignore",
                                    "fact:grosse", "ignore", "ignore", "ignore", "stage"}),
             tt::per_element());
  for (const auto& column : read.columns) {
    BOOST_TEST((column.field == SheetField::ignored) == !column.reason.empty());
  }
  BOOST_TEST(says(read.columns[4].reason, "no heading"));
  BOOST_TEST(says(read.columns[5].reason, "protected attribute"));
  BOOST_TEST(says(read.columns[7].reason, "fact:remote is taken from column \"Remote\""));
  BOOST_TEST(says(read.columns[9].reason, "stage is taken from column \"Stage\""));
  BOOST_TEST(read.rows.at(0).candidate.stage == "screen");
  BOOST_TEST(read.rows[0].candidate.facts.count("gender") == 0U);
  BOOST_TEST(says(sheet("name,email,email\nAna,a@x.org,b@x.org\n").columns[2].reason, "twice"));
}

BOOST_AUTO_TEST_CASE(numbers_stay_numbers_unless_something_would_be_lost) {
  const auto read = sheet(
      "name,a,b,c,d,e,f,phone,neg\n"
      "Ana,7.5,007,12345678901234567890,1e5,inf,\"7,5\",5551234567,'-3\n");
  const auto& facts = read.rows.at(0).candidate.facts;
  BOOST_TEST(std::get<double>(facts.at("a")) == 7.5);
  for (const auto* words : {"b", "c", "d", "e", "f", "phone"}) {
    BOOST_TEST(std::holds_alternative<std::string>(facts.at(words)), words);
  }
  BOOST_TEST(std::get<double>(facts.at("neg")) == -3);
}

BOOST_AUTO_TEST_CASE(a_map_overrides) {
  const auto read = sheet("Who,Mail,Stage,Any other remarks\nAna,a@x.org,screen,likes tea\n",
                          {{"who", "name"},
                           {"Stage", "ignore"},
                           {"Any other remarks", "fact:remarks"},
                           {"Mail", "fact:contact"}});
  BOOST_TEST(became(read) == (Words{"name", "fact:contact", "ignore", "fact:remarks"}),
             tt::per_element());
  BOOST_TEST(read.columns[2].reason == "as asked");
  BOOST_TEST(to_string(read.rows.at(0).candidate.facts.at("remarks")) == "likes tea");

  BOOST_TEST(says(refused_sheet("name\nAna\n", {{"nam", "email"}}), "did you mean name"));
  BOOST_TEST(says(refused_sheet("name\nAna\n", {{"name", "nmae"}}), "did you mean name"));
  BOOST_TEST(says(refused_sheet("name\nAna\n", {{"name", "fact"}}), "no field \"fact\""));
  BOOST_TEST(says(refused_sheet("name\nAna\n", {{"name", "fact:a b"}}), "cannot name a fact"));
  BOOST_TEST(says(refused_sheet("a,a\n1,2\n", {{"a", "name"}}), "2 columns are headed \"a\""));
  BOOST_TEST(says(refused_sheet("a,b\n1,2\n", {{"a", "name"}, {"b", "name"}}),
                  "people.csv:1: column \"b\" cannot be name too"));
}

BOOST_AUTO_TEST_CASE(rows_that_are_off_are_named_and_left_out) {
  const auto read = sheet(
      "id,name,email\n"
      "ana,Ana,ana@x.org\n"
      "jo,Jo\n"
      ",,\n"
      "jo,Jo,jo@x.org,,\n"
      "sam,Sam,sam at x.org\n"
      "kim,Kim,\"kim@x.org, k@x.org\"\n"
      "ana,Ana again,\n"
      "--,X,\n"
      "li,Li,li@x.org,extra\n");
  Words known;
  for (const auto& row : read.rows) known.push_back(row.candidate.id);
  BOOST_TEST(known == (Words{"ana", "jo"}), tt::per_element());
  std::vector<int> lines;
  for (const auto& error : read.errors) lines.push_back(error.line);
  BOOST_TEST(lines == (std::vector<int>{3, 6, 7, 8, 9, 10}), tt::per_element());
  BOOST_TEST(says(to_string(read.errors[0]), "found a row of 2 cells, expected 3"));
  BOOST_TEST(says(to_string(read.errors[1]),
                  "column \"email\": found \"sam at x.org\", expected one e-mail address"));
  BOOST_TEST(says(to_string(read.errors[3]), "found the id \"ana\" of line 2 again"));

  const auto nobody = sheet("name,email,remote\n,,yes\n,a@x.org,\n");
  BOOST_REQUIRE(nobody.errors.size() == 1U);
  BOOST_TEST(says(to_string(nobody.errors[0]), "without name"));
  BOOST_TEST(nobody.rows.at(0).candidate.email == "a@x.org");
}

BOOST_AUTO_TEST_CASE(people_who_share_a_mailbox_are_told_apart_by_ids) {
  const auto read =
      sheet("name,email\nKwame,jobs@x.org\nDeepa,Jobs@X.org\nPiotr,jobs@x.org\nAna,ana@x.org\n");
  BOOST_REQUIRE(read.errors.size() == 2U);
  BOOST_TEST(read.errors[0].line == 3);
  BOOST_TEST(
      to_string(read.errors[0]) ==
      "found the address Jobs@X.org of line 2 again, expected an address of their own, none, "
      "or an id for each of the two");
  BOOST_TEST(sheet("id,name,email\nk,Kwame,jobs@x.org\nd,Deepa,jobs@x.org\n").errors.empty());
  BOOST_TEST(sheet("id,name,email\nk,Kwame,jobs@x.org\n,Deepa,jobs@x.org\n").errors.size() == 1U);
}

BOOST_AUTO_TEST_CASE(numbers_are_read_as_the_sheet_writes_them) {
  const auto numbers = [](std::string_view bytes) {
    const auto read = sheet(bytes);
    std::string text;
    for (const auto& row : read.rows) {
      for (const auto& [field, fact] : row.candidate.facts) {
        const bool words = std::holds_alternative<std::string>(fact);
        text += (words ? "\"" + to_string(fact) + "\"" : to_string(fact)) + " ";
      }
    }
    for (const auto& error : read.errors) text += std::to_string(error.line) + "! ";
    return text;
  };
  BOOST_TEST(numbers("name;a;b\nA;1.200;7,5\nB;-1.200;8\n") == "1200 7.5 -1200 8 ");
  BOOST_TEST(numbers("name;a\nA;1.200,50\nB;7,500\nC;12.500.000\n") == "1200.5 7.5 12500000 ");
  BOOST_TEST(numbers("name;a\nA;1.200\nB;7.5\n") == "1.2 7.5 ");
  BOOST_TEST(numbers("name;a\nA;1.200\nB;0.200\n") == "1.2 0.2 ");
  BOOST_TEST(numbers("name;a\nA;1.200\nB;800\n") == "800 2! ");
  BOOST_TEST(numbers("name;a;b\nA;1.200;7,5\nB;7.5;6\n") == "7.5 6 2! ");  // both at once
  BOOST_TEST(numbers("name,a\nA,1.200\nB,7.5\n") == "1.2 7.5 ");
  BOOST_TEST(numbers("name,a\nA,1 200\nB,1\u00a0200\nC,-12\u202f000.5\n") == "1200 1200 -12000.5 ");
  BOOST_TEST(numbers("name;a\nA;1 200,5\n") == "1200.5 ");
  BOOST_TEST(numbers("name,a\nA,1 20\nB,012 345\nC,912 345 678\nD,8 weeks\n") ==
             "\"1 20\" \"012 345\" \"912 345 678\" \"8 weeks\" ");
  const auto error = sheet("name;fleet\nA;1.200\n").errors.at(0);
  BOOST_TEST(to_string(error) ==
             "column \"fleet\": found \"1.200\", expected 1200 or 1,200: no other number in the "
             "sheet says which");
}

BOOST_AUTO_TEST_CASE(words_in_a_column_of_numbers_are_named) {
  const auto read = sheet(
      "name,notice,city,phone\nA,8 weeks,Lisbon,1\nB,4,Porto,2\nC,2,7,3\nD,12+,8,+4 5\nE,6,,6\n");
  BOOST_REQUIRE(read.kept_words.size() == 2U);
  BOOST_TEST(read.kept_words[0].line == 2);
  BOOST_TEST(read.kept_words[0].heading == "notice");
  BOOST_TEST(read.kept_words[0].text == "8 weeks");
  BOOST_TEST(read.kept_words[1].text == "12+");
}

BOOST_AUTO_TEST_CASE(what_is_found_is_shown_harmless_and_short) {
  const auto read = sheet("name,email\nAna,\x1b[31mred\n" + std::string("Jo,") +
                          std::string(150, 'x') + "\n" + std::string(300, 'y') + ",a@x.org\n");
  BOOST_REQUIRE(read.errors.size() == 3U);
  BOOST_TEST(says(read.errors[0].found, "\\x1b[31mred"));
  BOOST_TEST(read.errors[1].found.size() < 80U);
  BOOST_TEST(says(read.errors[2].expected, "at most 200 bytes"));
}

BOOST_AUTO_TEST_CASE(what_is_no_sheet_of_candidates_is_refused) {
  BOOST_TEST(says(refused_sheet(""), "no rows"));
  BOOST_TEST(says(refused_sheet("\n\n,,\n"), "no rows"));
  BOOST_TEST(says(refused_sheet("\nsize,colour\n1,red\n"), "people.csv:2: no column holds a name"));
  BOOST_TEST(sheet("name\n").rows.empty());
}

BOOST_AUTO_TEST_SUITE_END()
