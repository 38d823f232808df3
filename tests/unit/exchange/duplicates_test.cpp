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

BOOST_AUTO_TEST_CASE(a_similar_name_counts_at_the_same_employer_only) {
  const std::vector<Candidate> record{person("j-smith", "Jon Smith", "jon@corp.example"),
                                      person("k-lee", "Kim Leeward", "kim@gmail.com")};
  const auto sheet = rows(
      {person("", "John Smith", "john.smith@corp.example"),
       person("", "John Smithe", "js@other.example"), person("", "J. Smith", "smith@corp.example"),
       person("", "Kim Leewart", "kl@gmail.com"), person("", "Jon Smiht", "x@corp.example")});
  BOOST_TEST(told(likely_duplicates(sheet, record)) ==
             "0 = j-smith: similar name and same e-mail domain\n"
             "2 = j-smith: similar name and same e-mail domain\n"
             "2 = 0: similar name and same e-mail domain\n"
             "4 = j-smith: similar name and same e-mail domain\n");
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
}

BOOST_AUTO_TEST_SUITE_END()
