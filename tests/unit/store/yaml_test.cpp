#include "fixture.hpp"
#include <winloop/base/error.hpp>
#include <winloop/store/templates.hpp>
#include <winloop/store/yaml.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using store::parse_yaml;
using store::YamlNode;
using test::refusal;

namespace {

std::string refused_yaml(std::string_view text) {
  return refusal([&] { parse_yaml(text, "f.yaml"); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml)

BOOST_AUTO_TEST_CASE(nodes_know_their_values_and_places) {
  const auto root =
      parse_yaml("a: 2.5\nb:\n  - x\n  - {c: 2026-03-04}\nd: |\n  two\n  lines\n", "f.yaml");
  BOOST_TEST(root.at("a").as_number() == 2.5);
  BOOST_TEST(root.at("b").as_list().at(0).as_text() == "x");
  const auto& c = root.at("b").as_list().at(1).at("c");
  BOOST_TEST((c.as_date() == Date::parse("2026-03-04")));
  BOOST_TEST(to_string(c.place()) == "f.yaml:4:9");
  BOOST_TEST(root.at("d").as_text() == "two\nlines\n");
  BOOST_TEST(root.find("e") == nullptr);
}

BOOST_AUTO_TEST_CASE(an_empty_or_wholly_commented_file_is_null) {
  for (const auto* text : {"", "\n", "# only a note\n", "---\n"}) {
    BOOST_TEST(parse_yaml(text, "f.yaml").is_null());
    BOOST_TEST(parse_yaml(text, "f.yaml").expect_keys({"a"}).find("a") == nullptr);
  }
}

BOOST_AUTO_TEST_CASE(what_could_mean_two_things_is_refused_with_its_place) {
  BOOST_TEST(refused_yaml("a: 1\nb: 2\na: 3\n") ==
             "f.yaml:3:1: the key \"a\" again; it stands in line 1 already");
  BOOST_TEST(refused_yaml("a:\n  b: 1\n  b: 2\n").starts_with("f.yaml:3:3: the key \"b\" again"));
  BOOST_TEST(refused_yaml("a: &x 1\nb: 2\n").starts_with("f.yaml:1:"));
  BOOST_TEST(refused_yaml("a: &x 1\n").find("an anchor") != std::string::npos);
  BOOST_TEST(refused_yaml("a: *x\n").find("f.yaml:1:") == 0U);
  BOOST_TEST(refused_yaml("a: !!python/object x\n").find("a tag") != std::string::npos);
  BOOST_TEST(refused_yaml("? [a]\n: 1\n").find("as a key") != std::string::npos);
  BOOST_TEST(refused_yaml("a: 1\n---\nb: 2\n").find("second document") != std::string::npos);
  BOOST_TEST(refused_yaml("a: [1\n").starts_with("f.yaml:"));
  BOOST_TEST(refused_yaml("ok: 1\nbad: \xff\n").starts_with("f.yaml:2: a byte that is not UTF-8"));
}

BOOST_AUTO_TEST_CASE(hostile_depth_and_size_are_refused) {
  std::string deep(100, '[');
  BOOST_TEST(refused_yaml(deep + std::string(100, ']')).find("levels deep") != std::string::npos);
  BOOST_TEST(refused_yaml(std::string(100'000, '[')).starts_with("f.yaml:"));
  BOOST_TEST(refused_yaml(std::string((1 << 20) + 1, 'a')).find("larger than 1 MiB") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(wrong_types_say_what_was_found_and_expected) {
  const auto root = parse_yaml("n: abc\nd: 2026-02-30\nl: {a: 1}\nt: [1]\ne:\n", "f.yaml");
  BOOST_TEST(refusal([&] { (void)root.at("n").as_number(); }) ==
             "f.yaml:1:4: \"abc\"; expected a number");
  BOOST_TEST(refusal([&] {
               (void)root.at("n").as_integer(1, 4);
             }).ends_with("expected a whole number from 1 to 4"));
  BOOST_TEST(refusal([&] { (void)root.at("d").as_date(); }).find("2026-02-30") !=
             std::string::npos);
  BOOST_TEST(refusal([&] { (void)root.at("l").as_list(); }).find("a map; expected a list") !=
             std::string::npos);
  BOOST_TEST(refusal([&] { (void)root.at("t").as_text(); }).find("a list; expected text") !=
             std::string::npos);
  BOOST_TEST(refusal([&] { (void)root.at("e"); }) == "f.yaml:5:1: \"e\" has no value");
  BOOST_TEST(refusal([&] { (void)root.at("zz"); }).find("\"zz\" is missing") != std::string::npos);
  BOOST_TEST(refusal([&] {
               root.expect_keys({"n", "dd", "l", "t", "e"});
             }).starts_with("f.yaml:2:1: no key \"d\""));
  for (const auto* text : {"nan", "inf", "0x10", "1e999", "", "--1"}) {
    const auto node = parse_yaml(std::string("a: '") + text + "'", "f.yaml");
    BOOST_CHECK_THROW((void)node.at("a").as_number(), Error);
  }
}

BOOST_AUTO_TEST_CASE(a_scalar_written_reads_back) {
  for (const std::string text : {"Ana Ruiz",
                                 "Lead: platform",
                                 "# not a note",
                                 "- dash",
                                 "\"quoted\"",
                                 "back\\slash",
                                 "yes",
                                 "null",
                                 "3",
                                 "[a]",
                                 "{a}",
                                 " space",
                                 "é",
                                 "a\nb\tc",
                                 "a: b",
                                 "*x",
                                 "&x",
                                 "!x",
                                 "@x",
                                 "%x",
                                 "'",
                                 "O'Brien",
                                 "ends with space ",
                                 "a #b",
                                 "2026-03-04"}) {
    const auto root = parse_yaml("k: " + store::yaml_scalar(text) + "\n", "f.yaml");
    BOOST_TEST(root.at("k").as_text() == text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
