#include "fixture.hpp"
#include <winloop/base/error.hpp>
#include <winloop/store/templates.hpp>
#include <winloop/store/yaml.hpp>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

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
  BOOST_TEST(refused_yaml("a: 1\n---\nb: 2\n").find(":2:1: a second document") !=
             std::string::npos);
  BOOST_TEST(refused_yaml("---\na: 1\n\n---\n").find(":4:1: a second document") !=
             std::string::npos);
  BOOST_TEST(refused_yaml("a: [1\n").starts_with("f.yaml:"));
  BOOST_TEST(refused_yaml("ok: 1\nbad: \xff\n").starts_with("f.yaml:2: a byte that is not UTF-8"));
}

BOOST_AUTO_TEST_CASE(what_an_editor_left_behind_is_named_as_what_it_is) {
  BOOST_TEST(refused_yaml("a: 1\nb:\n \tc: 1\n").starts_with("f.yaml:3:2: a tab that indents"));
  BOOST_TEST(
      refused_yaml("# note\ra: 1\r").starts_with("f.yaml:1:7: lines that end in a carriage"));
  BOOST_TEST(parse_yaml("a: 1\r\nb: 2\r\n", "f.yaml").at("b").as_text() == "2");
  BOOST_TEST(parse_yaml("a: |\n  one\n  \ttwo\n", "f.yaml").at("a").as_text() == "one\n\ttwo\n");
}

BOOST_AUTO_TEST_CASE(a_quote_that_is_not_closed_swallows_nothing) {
  const auto still_open = [](std::string_view place, int line) {
    return fmt::format("f.yaml:{}: the quote that begins here is still open in line {};", place,
                       line);
  };
  const auto refused = [](std::string_view text, const std::string& start) {
    BOOST_TEST(refused_yaml(text).starts_with(start), text << " => " << refused_yaml(text));
  };
  const std::string never = ": the quote that begins here is never closed;";
  refused("r:\n  depth:\n    level: 3\n    note: \"good\n  care: 2\n", still_open("4:11", 5));
  refused("r:\n  depth:\n    note: \"good\n  care:\n    note: \"fine\"\n", still_open("3:11", 4));
  refused("notes: 'we met late\ndecisions:\n  - x\n", still_open("1:8", 2));
  refused("- \"x\n- y\n", still_open("1:3", 2));
  refused("l:\n- a: \"x\n  b: 'y'\n", still_open("2:6", 3));
  refused("a: \"x\n\n# note\n", still_open("1:4", 3));
  refused("a: [\"x,\n  \"y\"]\n", still_open("1:5", 2));
  refused("a: {b: \"x},\nc: 1\n", still_open("1:8", 2));
  refused("\xef\xbb\xbfü: 1\na: \"x\nb: 1\n", still_open("2:4", 3));
  refused("ok: 1\r\na: 'x\r\nb: 'y'\r\n", still_open("2:4", 3));
  refused("a: 1\nb: \"x", "f.yaml:2:4" + never);
  refused("a: 1\nb: \"x\\\"\n  more\n", "f.yaml:2:4" + never);
  refused("\"a: 1\nb: 2\n", "f.yaml:1:1" + never);
}

BOOST_AUTO_TEST_CASE(a_quoted_text_may_go_on_in_deeper_lines) {
  const auto text_of_a = [](std::string_view text) {
    return parse_yaml(text, "f.yaml").at("a").as_text();
  };
  BOOST_TEST(text_of_a("a: \"one\n  two: three\n\n  - four\"\nb: 1\n") == "one two: three\n- four");
  BOOST_TEST(text_of_a("a: 'it''s\n  so'\n") == "it's so");
  BOOST_TEST(text_of_a("a: \"one\\\n  \\ two \\\"three\\\"\" # closed\n") == "one two \"three\"");
  BOOST_TEST(text_of_a("{a: \"one\ntwo\", b: 'x'}\n") == "one two");
  BOOST_TEST(text_of_a("a: |\n  \"one\n  two: x\n\nb: 1\n") == "\"one\ntwo: x\n");
  BOOST_TEST(text_of_a("a: he said \"no\n") == "he said \"no");
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
