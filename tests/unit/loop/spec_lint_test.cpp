#include "rank/pools.hpp"
#include "support.hpp"
#include <winloop/base/error.hpp>
#include <winloop/loop/lint_words.hpp>
#include <winloop/loop/spec_lint.hpp>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>

using namespace winloop;
namespace tt = boost::test_tools;

namespace {

loop::WrittenSpec written(const std::string& criteria) {
  return {"criteria:\n" + criteria, "bar.yaml"};
}

/// "line severity rule", one a finding.
std::vector<std::string> found_in(const std::string& criteria) {
  std::vector<std::string> all;
  for (const auto& finding : loop::lint_words_of(written(criteria), loop::shipped_lint_rules())) {
    all.push_back(
        fmt::format("{} {} {}", finding.place.line, name(finding.severity), finding.rule));
  }
  return all;
}

std::vector<std::string> rules_of(const std::vector<loop::LintFinding>& findings) {
  std::vector<std::string> rules;
  for (const auto& finding : findings)
    rules.push_back(fmt::format("{} {}", finding.criterion, finding.rule));
  return rules;
}

using Lines = std::vector<std::string>;

/// A bar of ratings a, b, c, ... of weight 1, with all levels.
std::string plain_bar(std::size_t criteria) {
  std::string text;
  for (std::size_t at = 0; at < criteria; ++at) {
    text += fmt::format("  - id: {}\n    levels: {{1: one, 2: two, 3: three, 4: four}}\n",
                        static_cast<char>('a' + at));
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(spec_lint)

BOOST_AUTO_TEST_CASE(protected_grounds_are_refused_with_their_line) {
  BOOST_TEST(found_in("  - id: x\n    fact: date_of_birth == x\n") == Lines{"3 refused age"},
             tt::per_element());
  BOOST_TEST(found_in("  - id: x\n    name: Reach\n    number: {field: Age, from: 50, to: 20}\n") ==
                 Lines{"4 refused age"},
             tt::per_element());
  BOOST_TEST(found_in("  - id: gender\n    fact: x == y\n") == Lines{"2 refused sex"},
             tt::per_element());
  BOOST_TEST(found_in("  - id: x\n    levels:\n      1: a\n      2: b\n      3: c\n"
                      "      4: No children, no ties\n") == Lines{"7 refused family"},
             tt::per_element());
  BOOST_CHECK_EXCEPTION(
      loop::refuse_protected(written("  - id: x\n    fact: nationality == x\n")), Error,
      [](const Error& error) {
        return error.kind() == ErrorKind::bad_input &&
               std::string(error.what()).starts_with("bar.yaml:3:11: \"nationality == x\"");
      });
  BOOST_CHECK_NO_THROW(loop::refuse_protected(written("  - id: x\n    fact: postcode == x\n")));
}

BOOST_AUTO_TEST_CASE(headings_that_name_a_protected_ground) {
  const auto rules = loop::shipped_lint_rules();
  for (const auto* name :
       {"Date-of-birth", "Date of Birth", "fact_age", "Gender-identity", "Marital status",
        "Candidate age", "Geschlecht", "Nationalität", "âge", "Photo", "Disabled"})
    BOOST_TEST(loop::names_protected_ground(rules, name), name);
  for (const auto* name : {"Language", "Stage", "Manager", "Years", "Sussex", "Agency"})
    BOOST_TEST(!loop::names_protected_ground(rules, name), name);
}

BOOST_AUTO_TEST_CASE(proxies_and_vague_words_are_warned_of) {
  BOOST_TEST(found_in("  - id: x\n    name: A Rock-Star\n    fact: years <= 5\n") ==
                 (Lines{"3 warning hero", "4 warning years-at-most"}),
             tt::per_element());
  BOOST_TEST(found_in("  - id: x\n    fact: years >= 5\n").empty());
  BOOST_TEST(found_in("  - id: x\n    number: {field: years, from: 0, to: 10}\n").empty());
  BOOST_TEST(
      found_in("  - id: x\n    fact: Graduation_Year > 2010\n") == Lines{"3 warning graduation"},
      tt::per_element());
  BOOST_TEST(found_in("  - id: postcode\n    fact: postcode == x\n") ==
                 Lines{"3 warning postcode"},  // once, not for its id and name too
             tt::per_element());
}

BOOST_AUTO_TEST_CASE(plain_wordings_of_the_grounds) {
  const auto rule_of = [](const std::string& name) {
    auto found = found_in("  - id: x\n    name: " + name + "\n    fact: x == y\n");
    return found.size() == 1 ? found.front().substr(2) : fmt::format("{} findings", found.size());
  };
  BOOST_TEST(rule_of("Native Dutch speaker") == "warning native-speaker");
  BOOST_TEST(rule_of("A native Xhosa speaker") == "warning native-speaker");
  BOOST_TEST(rule_of("Married, settled family man") == "refused family");
  BOOST_TEST(rule_of("Not older than 45") == "refused age");
  BOOST_TEST(rule_of("Not older than 45 years") == "refused age");
  BOOST_TEST(rule_of("Aged 25-35") == "refused age");
  BOOST_TEST(rule_of("No health problems") == "refused health");
  BOOST_TEST(rule_of("One of the lads") == "warning gendered-words");
}

BOOST_AUTO_TEST_CASE(what_was_found_is_shown_as_it_was_written) {
  const auto findings = loop::lint_words_of(
      written("  - id: x\n    name: Must be a Native Dutch Speaker\n    fact: x == y\n"),
      loop::shipped_lint_rules());
  BOOST_REQUIRE(findings.size() == 1U);
  BOOST_TEST(findings[0].found == "native dutch speaker");
}

BOOST_AUTO_TEST_CASE(parts_of_words_and_other_meanings_are_left_alone) {
  const auto* harmless =
      "  - id: x\n    levels:\n"
      "      1: Management of race conditions, average latency under 40 ms\n"
      "      2: Replaces a system too old to patch; closes gaps between teams\n"
      "      3: Rockstars of the wizardry\n"
      "      4: Cares for children in the ward\n"
      "  - id: y\n    levels:\n"
      "      1: Native apps; married two code bases; a node without children\n"
      "      2: Logs not older than 30 days, caches no older than 20 minutes\n"
      "      3: Queues not older than 7, answers under 40 years of data\n"
      "      4: Keeps the build healthy\n";
  BOOST_TEST(found_in(harmless).empty());
}

BOOST_AUTO_TEST_CASE(anchors_weights_and_must_haves) {
  BOOST_TEST(found_in("  - id: x\n    levels: {1: a, 4: b}\n  - id: y\n    weight: 0\n") ==
                 (Lines{"2 note no-anchors", "4 warning no-anchors", "5 warning no-weight"}),
             tt::per_element());
  std::string musts;
  for (const auto* id : {"a", "b", "c", "d"})
    musts += fmt::format("  - id: {}\n    fact: x == y\n    must: met\n", id);
  const auto many = found_in(musts);
  BOOST_TEST(many == Lines{"13 warning must-haves"}, tt::per_element());
  // Three of eight are few, three of five are most of it.
  const auto three = musts.substr(0, musts.find("  - id: d"));
  BOOST_TEST(found_in(three + plain_bar(8).substr(plain_bar(3).size())).empty());
  BOOST_TEST(found_in(three).size() == 1U);
}

BOOST_AUTO_TEST_CASE(every_rule_has_a_reason_and_a_way_out) {
  const auto rules = loop::shipped_lint_rules();
  BOOST_TEST(rules.size() > 20U);
  for (const auto& rule : rules) {
    BOOST_TEST(!rule.why.empty());
    BOOST_TEST(!rule.instead.empty());
    for (const auto& phrase : rule.phrases) {
      const auto found =
          found_in(fmt::format("  - id: zzz\n    name: \"{}\"\n    fact: x == y\n", phrase));
      BOOST_TEST(!found.empty(), rule.name << ": " << phrase);
    }
  }
  BOOST_CHECK_THROW(loop::read_lint_rules("protected: [{rule: x}]\n", "own.yaml"), Error);
}

BOOST_AUTO_TEST_CASE(what_the_people_show) {
  using test::unknown;
  std::vector<std::vector<double>> values;
  for (int at = 0; at < 8; ++at) {
    const double level = value_of_level(1 + at % 4);
    values.push_back({level, level, value_of_level(3), unknown, value_of_level(1 + at / 2)});
  }
  const auto found = loop::lint_pool_of(written(plain_bar(5)), test::people(values));
  BOOST_TEST(rules_of(found) == (Lines{"b together", "c alike", "d unknown"}), tt::per_element());
  BOOST_TEST(found[0].place.line == 4);
  BOOST_TEST(found[0].found == "moves with a: Kendall's tau 1.00 over 8 people");
  values.resize(7);  // a criterion is alike on seven, but two do not move together yet
  BOOST_TEST(rules_of(loop::lint_pool_of(written(plain_bar(5)), test::people(values))) ==
                 (Lines{"c alike", "d unknown"}),
             tt::per_element());
  values.resize(4);
  BOOST_TEST(loop::lint_pool_of(written(plain_bar(5)), test::people(values)).empty());
}

BOOST_AUTO_TEST_CASE(a_weight_that_moves_nobody) {
  // b puts people in the order that a does, with fewer levels.
  const std::vector<std::vector<double>> values{{1, 1}, {0.9, 1}, {0.5, 0.5}, {0.4, 0}, {0, 0}};
  const auto found = loop::lint_pool_of(written(plain_bar(2)), test::people(values));
  BOOST_TEST(rules_of(found) == Lines{"b idle-weight"}, tt::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
