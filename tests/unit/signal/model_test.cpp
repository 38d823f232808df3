#include "said.hpp"
#include <winloop/base/error.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

// What a model adds to a lexicon. Most cases use weights of their own, so that each tells one
// thing.

namespace {

using winloop::Date;
using winloop::signal::explain;
using winloop::signal::Firing;
using winloop::signal::Lexicon;
using winloop::signal::Model;
using winloop::test::Said;
using winloop::test::shipped;
using winloop::test::slurp;

/// A lexicon without cues that matter, beside a model of these weights. All else stays unnoticed.
Lexicon weighing(const std::string& weights, const std::string& lexicon = "words: {x: y}") {
  const std::string never =
      "bias:\tmotivation\t-500\nbias:\thesitation\t-500\nbias:\tcommitment\t-500\n"
      "bias:\tcompeting-offer\t-500\nbias:\tcompensation\t-500\nbias:\tquestion\t-500\n";
  return Lexicon::parse(lexicon, "en.yaml").with_model(Model::parse(never + weights, "test.tsv"));
}

std::vector<Firing> why(const Said& said, const Lexicon& lexicon) {
  return explain(lexicon, said.transcript, said.roles, Date::parse("2026-03-04"));
}

std::string complaint(std::string_view tsv) {
  try {
    (void)Model::parse(tsv, "test.tsv");
  } catch (const winloop::Error& error) {
    return error.what();
  }
  return {};
}

BOOST_AUTO_TEST_SUITE(model)

BOOST_AUTO_TEST_CASE(words_that_weigh_enough_are_noticed_and_named) {
  const Lexicon lexicon = weighing("quiet ward\tmotivation\t600\nward\tmotivation/team-fit\t100\n");
  const Said said({"C: Well, a quiet ward would do me."});
  BOOST_TEST(said.kinds(lexicon) == "motivation/team-fit");
  BOOST_TEST(said.noticed(lexicon).at(0).cue == "model:motivation/team-fit");
  BOOST_TEST(Said({"C: A ward that is quiet."}).kinds(lexicon).empty());
  BOOST_TEST(Said({"R: A quiet ward would do me."}).kinds(lexicon).empty());
}

BOOST_AUTO_TEST_CASE(the_reasons_are_the_words_that_decided) {
  const Lexicon lexicon = weighing("quiet ward\tmotivation\t600\nwould\tmotivation\t-50\n");
  const auto all = why(Said({"C: Well, a quiet ward would do me."}), lexicon);
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_REQUIRE(all[0].because.size() == 1U);
  BOOST_TEST(all[0].because[0].feature == "quiet ward");
  BOOST_TEST(all[0].because[0].weight == 600);
  BOOST_TEST(all[0].noticed);
}

BOOST_AUTO_TEST_CASE(recognised_speech_reads_like_edited_text) {
  const Lexicon lexicon =
      weighing("do n't <want>\tmotivation\t300\nn't <want> <num>\tmotivation\t300\n");
  for (const char* line : {"C: I don't want eighty-five.", "C: i dont want 85k",
                           "C: I DON'T want, um, 90", "C: I don\u2019t want two hundred and"}) {
    BOOST_TEST(Said({line}).noticed(lexicon).size() == 1U, line);
  }
  BOOST_TEST(Said({"C: I do want eighty-five."}).noticed(lexicon).empty());
}

BOOST_AUTO_TEST_CASE(what_was_asked_and_what_is_answered_count) {
  const Lexicon asked = weighing("other: leave\tmotivation\t600\n");
  BOOST_TEST(Said({"R: Why leave?", "C: The rota."}).noticed(asked).size() == 1U);
  BOOST_TEST(Said({"R: Why stay?", "C: The rota."}).noticed(asked).empty());
  const Lexicon replied = weighing("reply: ouch\tmotivation\t600\n");
  BOOST_TEST(Said({"C: The rota.", "R: Ouch."}).noticed(replied).size() == 1U);
  BOOST_TEST(Said({"C: The rota.", "R: Fine."}).noticed(replied).empty());
}

BOOST_AUTO_TEST_CASE(the_answer_counts_to_the_end_of_its_first_sentence) {
  const Lexicon replied = weighing("reply: ouch\tmotivation\t600\n");
  const auto says = [&](const char* reply) {
    return Said({"C: The rota.", reply}).noticed(replied).size() == 1U;
  };
  BOOST_TEST(says("R: It\u2019s a 3.5 [laughs] um, and ouch."));
  BOOST_TEST(says("R: Well, and ouch"));
  BOOST_TEST(!says("R: Fine. Ouch."));
  BOOST_TEST(!says("R: Fine? Ouch"));
}

BOOST_AUTO_TEST_CASE(what_was_asked_about_counts_with_a_category_and_without) {
  const auto asking = [](const char* asks) {
    return weighing(
        "asked-about: motivation any now\tmotivation\t600\n"
        "asked-about: motivation push now\tmotivation\t600\n",
        std::string("asks: {") + asks + ": [what brings you]}");
  };
  const Said said({"R: And what brings you here?", "C: The rota."});
  BOOST_TEST(said.noticed(asking("motivation")).size() == 1U);
  BOOST_TEST(said.noticed(asking("motivation/push")).size() == 1U);
  BOOST_TEST(said.noticed(asking("hesitation")).empty());
}

BOOST_AUTO_TEST_CASE(a_shipped_cue_has_to_be_let_by_the_model) {
  const std::string cues = "cues: {motivation/push: {rota: [the rota]}}";
  const Said said({"C: It is the rota."});
  BOOST_TEST(said.kinds(weighing("", cues)).empty());
  BOOST_TEST(said.kinds(weighing("trust:\tmotivation\t500\n", cues)) == "motivation/push");
  BOOST_TEST(said.noticed(weighing("trust:\tmotivation\t500\n", cues)).at(0).cue == "rota");
  BOOST_TEST(said.kinds(weighing("cue: rota\tmotivation\t500\n", cues)) == "motivation/push");
}

BOOST_AUTO_TEST_CASE(a_lexicon_of_ones_own_outranks_the_model) {
  const Lexicon lexicon = weighing("ward\tmotivation\t600\nward\tmotivation/push\t50\n");
  const Said said({"C: It is the ward."});
  BOOST_TEST(said.kinds(lexicon) == "motivation/push");
  const Lexicon adds =
      lexicon.overlay("cues: {motivation/mission: {own: [the ward]}}", "lexicon.yaml");
  BOOST_TEST(said.kinds(adds) == "motivation/mission");
  const Lexicon removes = lexicon.overlay("remove: ['model:motivation/push']", "lexicon.yaml");
  BOOST_TEST(said.kinds(removes).empty());
  BOOST_CHECK_THROW((void)lexicon.overlay("remove: ['model:motivation/psh']", "lexicon.yaml"),
                    winloop::Error);
}

BOOST_AUTO_TEST_CASE(what_stops_cues_of_competing_offers_stops_the_model) {
  const std::string lexicon =
      "cancels: {third: 'my friend'}\nunless: {competing-offer: [third], motivation: [third]}\n";
  const Lexicon both =
      weighing("offer\tcompeting-offer\t600\n<offer>\tcompeting-offer\t0\n", lexicon);
  BOOST_TEST(Said({"C: There is an offer."}).noticed(both).size() == 1U);
  BOOST_TEST(Said({"C: My friend has an offer."}).noticed(both).empty());
}

BOOST_AUTO_TEST_CASE(a_quote_is_in_the_utterance_that_decided) {
  const Lexicon lexicon = weighing("quiet ward\tmotivation\t600\n");
  const Said said({"C: Well what I would say is that", "C: a quiet ward would do me."});
  BOOST_REQUIRE(said.noticed(lexicon).size() == 1U);
  BOOST_TEST(said.quote(said.noticed(lexicon)[0]) == "a quiet ward would do me.");
}

BOOST_AUTO_TEST_CASE(a_weights_file_that_is_wrong_says_where) {
  BOOST_TEST(complaint("a b\tmotivation\t1\nno tabs\n").find("test.tsv:2") != std::string::npos);
  BOOST_TEST(complaint("a\tmotivation/psh\t1\n").find("psh") != std::string::npos);
  BOOST_TEST(complaint("a\tmotivation\t1.5\n").find("1.5") != std::string::npos);
  BOOST_TEST(complaint("# a remark\n\na\tmotivation\t-1\n").empty());
}

BOOST_AUTO_TEST_CASE(the_version_tells_the_model_too) {
  const Lexicon alone = shipped();
  const Lexicon with = alone.with_model(Model::english());
  BOOST_TEST(alone.version() != with.version());
  BOOST_TEST(with.version() == alone.with_model(Model::english()).version());
}

BOOST_AUTO_TEST_CASE(the_shipped_model_is_its_file_in_any_order_of_lines) {
  const std::string tsv = slurp(WINLOOP_SHARE "/lexicon/en-model.tsv");
  std::string backwards;
  for (std::size_t end = tsv.size() - 1; end != std::string::npos;) {
    const std::size_t before = end == 0 ? std::string::npos : tsv.rfind('\n', end - 1);
    const std::size_t from = before == std::string::npos ? 0 : before + 1;
    backwards += tsv.substr(from, end - from) + '\n';
    end = before;
  }
  const Lexicon built_in = shipped().with_model(Model::english());
  const Lexicon from_file = shipped().with_model(Model::parse(tsv, "en-model.tsv"));
  const Lexicon reversed = shipped().with_model(Model::parse(backwards, "backwards.tsv"));
  BOOST_TEST(built_in.version() == from_file.version());
  const Said said({"R: So what's got you looking?",
                   "C: I'm fed up with it, honestly, I want to own something for once.",
                   "R: Right. And money?", "C: I'm on seventy, I'd need eighty-five.",
                   "R: I'll send you the plan by Thursday.", "C: How many people are on the rota?",
                   "R: Eight.", "C: I have an offer from Brandt, they want an answer on Friday."});
  BOOST_TEST(said.noticed(built_in).size() >= 4U);
  BOOST_TEST((said.noticed(built_in) == said.noticed(from_file)));
  BOOST_TEST((said.noticed(built_in) == said.noticed(reversed)));

  std::vector<std::string> kept;
  for (const Firing& firing : why(said, built_in)) {
    BOOST_TEST(firing.noticed == (firing.cancelled_by.empty() && firing.dropped.empty()));
    if (firing.noticed) kept.push_back(firing.cue);
  }
  std::vector<std::string> noticed;
  for (const auto& signal : said.noticed(built_in)) noticed.push_back(signal.cue);
  BOOST_TEST(kept == noticed, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
