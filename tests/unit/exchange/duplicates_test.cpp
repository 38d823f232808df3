#include <winloop/exchange/duplicates.hpp>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

using namespace winloop;
using namespace winloop::exchange;

namespace {

Candidate person(std::string id, std::string name, std::string email = {}) {
  Candidate candidate;
  candidate.id = std::move(id);
  candidate.name = std::move(name);
  candidate.email = std::move(email);
  return candidate;
}

std::vector<SheetRow> rows(std::vector<Candidate> candidates) {
  std::vector<SheetRow> result;
  result.reserve(candidates.size());
  for (auto& candidate : candidates) {
    result.push_back({static_cast<int>(result.size()) + 2, std::move(candidate)});
  }
  return result;
}

std::string told(const std::vector<LikelyDuplicate>& duplicates) {
  std::string text;
  for (const auto& d : duplicates) {
    text += fmt::format("{} = {}: {}\n", d.row, d.other ? fmt::format("{}", *d.other) : d.existing,
                        name(d.reason));
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(duplicates)

BOOST_AUTO_TEST_CASE(the_same_address_or_name_is_flagged_with_the_reason) {
  const std::vector<Candidate> record{person("ana-ruiz", "Ana Ruíz", "Ana@Example.org"),
                                      person("jo-okafor", "Jo Ōkafor")};
  const auto sheet = rows({person("", "A. R.", "ana+jobs@example.org"), person("", "RUIZ, ana"),
                           person("", "jo okafor", "jo@x.org"),
                           person("", "Somebody Else", "else@x.org"), person("", "Else Somebody")});
  BOOST_TEST(told(likely_duplicates(sheet, record)) ==
             "0 = ana-ruiz: same e-mail address\n"
             "1 = ana-ruiz: same name\n"
             "2 = jo-okafor: same name\n"
             "4 = 3: same name\n");
}

BOOST_AUTO_TEST_CASE(aliases_and_phones_count) {
  auto known = person("ana-ruiz", "Ana Ruiz");
  known.aliases = {"Anna Ruiz-Soto", "Ana"};
  known.facts["phone"] = std::string("+351 912 345 678");
  auto same_phone = person("", "Somebody");
  same_phone.facts["phone"] = std::string("0912345678");
  BOOST_TEST(
      told(likely_duplicates(rows({person("", "Anna Ruiz Soto"), person("", "Ana"), same_phone}),
                             std::vector{known})) ==
      "0 = ana-ruiz: same name\n"
      "2 = ana-ruiz: same phone number\n");
}

BOOST_AUTO_TEST_CASE(a_similar_name_counts_most_at_the_same_employer) {
  const std::vector<Candidate> record{person("j-smith", "Jon Smith", "jon@corp.example"),
                                      person("k-lee", "Kim Leeward", "kim@gmail.com")};
  const auto sheet = rows(
      {person("", "John Smith", "john.smith@corp.example"),
       person("", "John Smithe", "js@other.example"), person("", "J. Smith", "smith@corp.example"),
       person("", "Kim Leewart", "kl@gmail.com"), person("", "Jon Smiht", "x@corp.example")});
  BOOST_TEST(told(likely_duplicates(sheet, record)) ==
             "0 = j-smith: similar name and same e-mail domain\n"
             "1 = 0: similar name\n"
             "2 = j-smith: similar name and same e-mail domain\n"
             "2 = 0: similar name and same e-mail domain\n"
             "3 = k-lee: similar name\n"
             "4 = j-smith: similar name and same e-mail domain\n");
}

BOOST_AUTO_TEST_CASE(a_name_one_letter_apart_or_with_a_word_more_is_flagged) {
  const std::vector<Candidate> record{
      person("a", "Piotr Nowak"),  person("b", "Jonathan Okafor"),      person("c", "Jan de Vries"),
      person("d", "Tomas Haddad"), person("e", "Katarzyna Wiśniewska"), person("f", "Ana Ruiz")};
  const auto sheet = rows({person("", "Pjotr Nowak"), person("", "Jonathon Okafor"),
                           person("", "Jan de Vreis"), person("", "Tomas Hadad"),
                           person("", "Katarzyna Wisniewsk"), person("", "Ana María Ruiz")});
  BOOST_TEST(told(likely_duplicates(sheet, record)) ==
             "0 = a: similar name\n"
             "1 = b: similar name\n"
             "2 = c: similar name\n"
             "3 = d: similar name\n"
             "4 = e: similar name\n"
             "5 = f: similar name\n");
}

BOOST_AUTO_TEST_CASE(a_similar_name_alone_is_the_least_that_is_said) {
  // Once a row, not beside something surer, and not where one letter is much of the name.
  const std::vector<Candidate> record{person("a", "Piotr Nowak"), person("b", "Pjotr Nowak"),
                                      person("c", "Li Bo"), person("d", "Person 12345")};
  const auto sheet = rows({person("", "Piotr Nowak"), person("", "Piotr Novak"),
                           person("", "Li Ba"), person("", "Person 12346"),
                           person("", "Ana Luisa Ruiz"), person("", "Ana Maria Ruiz")});
  BOOST_TEST(told(likely_duplicates(sheet, record)) ==
             "0 = a: same name\n"
             "1 = a: similar name\n");
}

BOOST_AUTO_TEST_CASE(a_person_may_go_by_a_name_that_shares_a_word) {
  auto ana = person("ana-ruiz", "Ana Ruiz");
  ana.aliases = {"Annie Soto"};
  for (const auto* name : {"Ana Maria Ruiz", "RUIZ, A.", "Ana Schmidt", "A. Soto", "annie"})
    BOOST_TEST(may_go_by(ana, name), name);
  for (const auto* name : {"Deepa Rao", "A. R.", "Anna Rui", ""})
    BOOST_TEST(!may_go_by(ana, name), name);
}

BOOST_AUTO_TEST_CASE(the_same_id_is_the_same_person) {
  const std::vector<Candidate> record{person("ana-ruiz", "Ana Ruiz", "ana@x.org")};
  BOOST_TEST(
      likely_duplicates(rows({person("ana-ruiz", "Ana Ruiz", "ana@x.org")}), record).empty());
  BOOST_TEST(likely_duplicates(rows({person("other", "Ana Ruiz", "ana@x.org")}), record).size() ==
             1U);
  BOOST_TEST(likely_duplicates({}, record).empty());
}

BOOST_AUTO_TEST_CASE(a_crowd_takes_no_longer_than_sorting) {
  // All at one employer, every tenth with a name and an address of another; pairs would be
  // millions.
  std::vector<Candidate> crowd;
  for (int i = 0; i < 5'000; ++i) {
    const int who = i % 10 == 9 ? i - 1 : i;
    crowd.push_back(person("", fmt::format("Person Number{:05}", who * 97),
                           fmt::format("p{}@corp.example", who)));
  }
  for (int i = 0; i < 2'000; ++i) crowd.push_back(person("", "Same Name", "same@corp.example"));
  const auto found = likely_duplicates(rows(crowd), {});
  std::size_t same = 0;
  for (const auto& duplicate : found)
    same += duplicate.reason == DuplicateReason::same_email ? 1 : 0;
  BOOST_TEST(same == 500U + 1'999U);
  BOOST_TEST(found.size() < 40'000U);

  // Names that all are one letter from many: still one flag a row.
  std::vector<Candidate> alike;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b)
      alike.push_back(person("", fmt::format("Maria {0}{1}rra", a, b)));
  }
  BOOST_TEST(likely_duplicates(rows(alike), {}).size() == alike.size() - 1);
}

BOOST_AUTO_TEST_SUITE_END()
