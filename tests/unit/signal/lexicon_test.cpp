#include "said.hpp"
#include <winloop/base/error.hpp>

#include <boost/test/unit_test.hpp>

namespace {

using winloop::Error;
using winloop::signal::Lexicon;
using winloop::test::Said;

const std::string small = R"(words:
  fruit: apple|pear
cancels:
  negated: {where: before, any: ["\\bnot\\b"]}
unless:
  motivation: [negated]
cues:
  motivation/growth:
    likes-fruit:
      - i like ... <fruit>
)";

std::string message(std::string_view yaml) {
  try {
    (void)Lexicon::parse(small, "base.yaml").overlay(yaml, "mine.yaml");
  } catch (const Error& error) {
    BOOST_TEST((error.kind() == winloop::ErrorKind::bad_input));
    return error.what();
  }
  return "no error";
}

BOOST_AUTO_TEST_SUITE(lexicon)

BOOST_AUTO_TEST_CASE(cues_fire_by_word_lists_and_gaps) {
  const auto lexicon = Lexicon::parse(small, "base.yaml");
  BOOST_TEST(Said({"C: I like a ripe pear."}).kinds(lexicon) == "motivation/growth");
  BOOST_TEST(Said({"C: I like a ripe pears."}).kinds(lexicon).empty());
  BOOST_TEST(Said({"C: I like tea.", "C: A pear."}).kinds(lexicon).empty());
  BOOST_TEST(Said({"C: It's not that I like a pear."}).kinds(lexicon).empty());
  BOOST_TEST(Said({"R: I like a ripe pear."}).kinds(lexicon).empty());
}

BOOST_AUTO_TEST_CASE(an_overlay_adds_and_removes) {
  const auto base = Lexicon::parse(small, "base.yaml");
  const auto more =
      base.overlay("cues:\n  motivation/push:\n    hates-tea: i hate tea\n", "mine.yaml");
  BOOST_TEST(Said({"C: I hate tea.", "C: I like a pear."}).kinds(more) ==
             "motivation/push motivation/growth");
  const auto less = more.overlay("remove: [likes-fruit]\n", "less.yaml");
  BOOST_TEST(Said({"C: I hate tea.", "C: I like a pear."}).kinds(less) == "motivation/push");
  const auto other = base.overlay("words:\n  fruit: plum\n", "mine.yaml");
  BOOST_TEST(Said({"C: I like a plum."}).kinds(other) == "motivation/growth");
  BOOST_TEST(Said({"C: I like a pear."}).kinds(base) == "motivation/growth");
}

BOOST_AUTO_TEST_CASE(versions_tell_lexicons_apart) {
  const auto base = Lexicon::parse(small, "base.yaml");
  BOOST_TEST(base.version() == Lexicon::parse(small, "elsewhere.yaml").version());
  BOOST_TEST(base.version().size() == 64U);
  BOOST_TEST(base.version() != base.overlay("remove: likes-fruit\n", "x").version());
}

BOOST_AUTO_TEST_CASE(a_cue_of_a_kind_alone_notices_nothing) {
  const auto alone = Lexicon::parse("cues:\n  motivation:\n    x: pear\n", "mine.yaml");
  BOOST_TEST(Said({"C: I like a pear."}).kinds(alone).empty());
}

BOOST_AUTO_TEST_CASE(a_cue_may_speak_only_when_asked) {
  const auto asked = Lexicon::parse(
      "asks: {motivation/growth: [fruit]}\n"
      "cues: {motivation/growth: {x: {any: pear, only_asked: true}}}\n",
      "mine.yaml");
  BOOST_TEST(Said({"C: A pear."}).kinds(asked).empty());
  BOOST_TEST(Said({"R: Which fruit?", "C: A pear."}).kinds(asked) == "motivation/growth");
}

BOOST_AUTO_TEST_CASE(mistakes_are_named_with_their_place) {
  BOOST_TEST(message("cues:\n  motivation/growth:\n    x:\n      - 'a(b'\n")
                 .starts_with("mine.yaml:4:9: pattern \"a(b\" is wrong"));
  BOOST_TEST(message("cues:\n  motivation/growth:\n    x:\n      - move to Lisbon\n")
                 .starts_with(
                     "mine.yaml:4:9: pattern \"move to Lisbon\" has a capital L and would never"));
  BOOST_TEST(message("words: {fruit: 'pear|Apple'}\n").find("a capital A") != std::string::npos);
  BOOST_TEST(message("cues:\n  motivation/growth:\n    x: '(?i)Lisbon'\n    y: '[A-Za-z]\\S+\\pL'\n"
                     "    z: '(?P<Town>lisbon)\\x{4F}'\n") == "no error");
  BOOST_TEST(message("cues:\n  motivation/growht:\n    x: a\n").starts_with("mine.yaml:2:3: "));
  BOOST_TEST(message("cues:\n  motivation/growht:\n    x: a\n").find("growth") !=
             std::string::npos);
  BOOST_TEST(message("cues:\n  wish/growth:\n    x: a\n").starts_with("mine.yaml:2:3: "));
  BOOST_TEST(
      message("cues:\n  motivation/push:\n    likes-fruit: a\n")
          .starts_with("mine.yaml:3:5: duplicate id \"likes-fruit\"; it is also at base.yaml:9:5"));
  BOOST_TEST(
      message("cues:\n  motivation/push:\n    x: a\n    x: b\n").starts_with("mine.yaml:4:5: "));
  BOOST_TEST(message("cues:\n  motivation/push:\n    x: <froot> pie\n").find("fruit") !=
             std::string::npos);
  BOOST_TEST(message("cues:\n  motivation/push:\n    x: {any: a, strength: 9}\n")
                 .starts_with("mine.yaml:3:27: strength"));
  BOOST_TEST(message("cues:\n  motivation/push:\n    x: {any: a, unless: [nope]}\n")
                 .starts_with("mine.yaml:3:26: "));
  BOOST_TEST(message("cues:\n  motivation/push:\n    x: {any: a, by: nobody}\n")
                 .starts_with("mine.yaml:3:21: "));
  BOOST_TEST(message("remove: [likes-fruits]\n").find("did you mean likes-fruit?") !=
             std::string::npos);
  BOOST_TEST(message("words:\n  a: &x apple\n  b: *x\n").starts_with("mine.yaml:3:3: an alias"));
  BOOST_TEST(message("cues:\n  motivation/push:\n    x: [&p a, *p]\n").find("an alias") !=
             std::string::npos);
  BOOST_TEST(message("cuse: {}\n").starts_with("mine.yaml:1:1: "));
  BOOST_TEST(message("cues: [\n").starts_with("mine.yaml:"));
  BOOST_TEST(message("words:\n  a: <b>\n  b: <a>\ncues:\n  motivation/push:\n    x: <a>\n")
                 .find("circle") != std::string::npos);
  BOOST_TEST(message("cues:\n  motivation/push:\n    x: []\n").starts_with("mine.yaml:3:5: "));
}

// Only patterns whose required words are said are run: what is required must be understood rightly.
BOOST_AUTO_TEST_CASE(no_pattern_is_passed_over) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"redundanc\\\\w+", "they spoke of redundancies"},
      {"my colou?r", "my color"},
      {"my colou?r", "my colour"},
      {"(?:foo|bar)baz", "a barbaz b"},
      {"un(?:til|less) noon", "unless noon"},
      {"no(?: really| quite)? way", "no way"},
      {"no(?: really| quite)? way", "no quite way"},
      {"(?:kids?|lads) ... late", "the kid was late"},
      {"[0-9]+ pears", "about 40 pears"},
      {"h1b visa", "an h1b visa"},
      {"(?:ab|)cd ef", "abcd ef"},
      {"(?:ab )?cd ef", "xx cd ef"},
      {"ne'er ... well", "ne'er so well"},
      {"<fruit>s", "two pears"},
      {"(?:a <fruit>|tea)-?time", "teatime"},
      {"\\\\bco-?op", "the coop"},
      {".*ing on$", "keep going on"},
      {"x{2}y", "xxy"},
      {"(?:one|two)+ more", "oneone more"},
      {"caf(?:e|\xC3\xA9)", "a caf\xC3\xA9"},
      {"who .*\\\\?$", "who said that?"},
      // the words in order, and next to each other where nothing may come between
      {"i(?:'d| would) love", "i'd love"},
      {"i(?:'d| would) love", "i would love"},
      {"want (?:to )?build", "i want to build"},
      {"foo(?:,| ) bar", "foo, bar"},
      {"(?:foo|bar baz) qux", "bar baz qux"},
      {"(?:baz bar|foo qux so) it", "foo qux so it"},
      {"a (?:b|c d) (?:e f|g)", "a c d e f"},
      {"go [0-9]+ go", "go 4x go 40 go"},
      {"(?:so )?(?:very )?much (?:so )?(?:very )?much", "very much very much"},
      {"one two.*two three", "one two three one two and two two three"},
      {"one\\\\s+two[ ,]*three", "one  two , three"},
  };
  for (const auto& [pattern, sentence] : cases) {
    const auto lexicon =
        Lexicon::parse(small, "base.yaml")
            .overlay("cues:\n  motivation/push:\n    x: \"" + pattern + "\"\n", "x");
    BOOST_TEST(Said({"C: " + sentence}).kinds(lexicon) == "motivation/push", pattern);
  }
}

BOOST_AUTO_TEST_CASE(a_cue_is_stopped_by_each_canceller_once) {
  const auto lexicon = Lexicon::parse(small, "base.yaml")
                           .overlay(
                               "cues:\n  motivation/push:\n"
                               "    x: {any: [go], unless: [negated]}\n",
                               "mine.yaml");
  for (const auto& cue : lexicon.cues())
    BOOST_TEST(cue.unless == std::vector<std::string>{"negated"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_empty_lexicon_notices_nothing) {
  BOOST_TEST(Said({"C: I want to own my decisions."}).kinds(Lexicon::parse("", "x")).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
