#include "said.hpp"
#include <winloop/signal/assist.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace winloop;
using nlohmann::json;
using signal::AssistReply;
using signal::Rejection;
using test::Said;

namespace {

const Said& talk() {
  static const Said said({"R: What would you want? I grow people here.",
                          "C: I want to grow, and grow people. And to win\nwith others.",
                          "R: I will send you the plan by Friday. Next year we move.",
                          "C: Caf\xc3\xa9 na\xc3\xafve, what is the on-call like?",
                          "a note: I want to grow"});
  return said;
}

json proposal(std::string quote, std::string speaker = "candidate", std::string kind = "motivation",
              std::string category = "growth", int utterance = 2) {
  return {{"utterance", utterance},
          {"speaker", std::move(speaker)},
          {"kind", std::move(kind)},
          {"category", std::move(category)},
          {"quote", std::move(quote)}};
}

std::string body_of(const json& proposals) {
  const auto content = json{{"signals", proposals}}.dump();
  return json{{"choices", json::array({{{"message", {{"content", content}}}}})}}.dump();
}

AssistReply read_body(const std::string& body) {
  return signal::read_assist_reply(body, talk().transcript, talk().roles, Date::parse("2026-03-04"),
                                   "model-1");
}

AssistReply read_one(const json& node) {
  return read_body(body_of(json::array({node})));
}

/// What is wrong with the one proposal; "kept" when nothing is.
std::string fate_of(const json& node) {
  const auto reply = read_one(node);
  BOOST_TEST(reply.kept.size() + reply.rejected.size() == 1U);
  return reply.rejected.empty() ? "kept" : std::string(name(reply.rejected[0].why));
}

std::string refused(const std::string& body) {
  return test::refusal([&] { read_body(body); });
}

std::string refused_content(const std::string& content) {
  return refused(json{{"choices", json::array({{{"message", {{"content", content}}}}})}}.dump());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(assist_reply)

BOOST_AUTO_TEST_CASE(a_true_quote_is_kept_where_it_stands) {
  const auto reply = read_one(proposal("I want to grow, and grow people."));
  BOOST_REQUIRE(reply.kept.size() == 1U);
  const auto& kept = reply.kept[0];
  BOOST_TEST(kept.utterance == 1U);
  BOOST_TEST(talk().quote(kept) == "I want to grow, and grow people.");
  BOOST_TEST(kept.cue == "assist:model-1");
  BOOST_TEST(is_assist_cue(kept.cue));
  BOOST_TEST((kept.kind == SignalKind::motivation));
}

BOOST_AUTO_TEST_CASE(a_wrong_number_of_the_utterance_is_made_good) {
  const auto reply =
      read_one(proposal("to win\nwith others", "candidate", "motivation", "team-fit", 99));
  BOOST_REQUIRE(reply.kept.size() == 1U);
  BOOST_TEST(reply.kept[0].utterance == 1U);
  BOOST_TEST(fate_of(proposal("I want to grow", "candidate", "motivation", "growth", -7)) ==
             "kept");
}

BOOST_AUTO_TEST_CASE(altered_quotes_are_nobodys) {
  for (const auto* quote : {"I want to Grow", "I want to grow and", "to win with others",
                            "people. And to win\nwith others. I will", "Cafe na\xc3\xafve",
                            "Caf\x65\xcc\x81 na\xc3\xafve", "I want to grow, ... people"}) {
    BOOST_TEST(fate_of(proposal(quote)) == "nobody said that", quote);
  }
}

BOOST_AUTO_TEST_CASE(words_of_another_are_not_the_candidates) {
  BOOST_TEST(fate_of(proposal("I grow people here")) == "somebody else said that");
  BOOST_TEST(fate_of(proposal("I grow people here", "recruiter")) ==
             "only the candidate's own words can be one");
  BOOST_TEST(fate_of(proposal("What would you want", "recruiter", "question", "answered")) ==
             "only the candidate's own words can be one");
  BOOST_TEST(fate_of(proposal("a note: I want")) == "nobody said that");
}

BOOST_AUTO_TEST_CASE(unknown_words_are_named) {
  BOOST_TEST(fate_of(proposal("I want to grow", "Ana")) == "no such speaker");
  BOOST_TEST(fate_of(proposal("I want to grow", "candidate", "wish")) == "no such kind");
  BOOST_TEST(fate_of(proposal("I want to grow", "candidate", "Motivation")) == "no such kind");
  BOOST_TEST(fate_of(proposal("I want to grow", "candidate", "motivation", "wealth")) ==
             "no such category of its kind");
  BOOST_TEST(fate_of(proposal("I want to grow", "candidate", "motivation", "equity")) ==
             "no such category of its kind");
}

BOOST_AUTO_TEST_CASE(a_quote_has_a_size_and_whole_words) {
  BOOST_TEST(fate_of(proposal("")) == "too short a quote");
  BOOST_TEST(fate_of(proposal(std::string(401, 'x'))) == "too long a quote");
  BOOST_TEST(fate_of(proposal("want to gro")) == "begins or ends inside a word");
  BOOST_TEST(fate_of(proposal("ant to grow")) == "begins or ends inside a word");
}

BOOST_AUTO_TEST_CASE(rubbish_is_of_no_form) {
  const json rubbish[] = {
      nullptr,
      7,
      "text",
      json::array(),
      json::array({proposal("I want to grow")}),
      json::object(),
      {{"quote", {{"quote", {{"quote", "I want to grow"}}}}}},
      {{"utterance", 2},
       {"speaker", "candidate"},
       {"kind", "motivation"},
       {"quote", "I want to grow"}},
      {{"utterance", "2"},
       {"speaker", "candidate"},
       {"kind", "motivation"},
       {"category", "growth"},
       {"quote", "I want to grow"}},
      {{"utterance", 2}, {"speaker", 1}, {"kind", true}, {"category", nullptr}, {"quote", 2.5}}};
  for (const auto& node : rubbish)
    BOOST_TEST(fate_of(node) == "not of the form asked for", node.dump());
}

BOOST_AUTO_TEST_CASE(one_thing_is_one_signal) {
  const auto reply = read_body(body_of(json::array(
      {proposal("I want to grow"), proposal("I want to grow"), proposal("want to grow, and grow"),
       proposal("I want to grow", "candidate", "motivation", "impact"),
       proposal("send you the plan", "recruiter", "commitment", "other"),
       proposal("I will send", "recruiter", "commitment", "feedback-by")})));
  BOOST_TEST(reply.kept.size() == 3U);
  BOOST_REQUIRE(reply.rejected.size() == 3U);
  for (const auto& one : reply.rejected) BOOST_TEST((one.why == Rejection::repeated));
}

BOOST_AUTO_TEST_CASE(proposals_are_bounded) {
  auto many = json::array();
  for (int i = 0; i < 500; ++i) many.push_back(proposal("nobody said this"));
  many.push_back(proposal("I want to grow"));
  const auto reply = read_body(body_of(many));
  BOOST_TEST(reply.kept.empty());
  BOOST_TEST((reply.rejected.back().why == Rejection::too_many));
  const auto shown = read_one(proposal(std::string(5000, 'x')));
  BOOST_TEST(shown.rejected.at(0).quote.size() < 200U);
}

BOOST_AUTO_TEST_CASE(a_promise_gets_its_day_from_its_own_sentence) {
  const auto reply =
      read_one(proposal("I will send you the plan", "recruiter", "commitment", "other", 3));
  BOOST_REQUIRE(reply.kept.size() == 1U);
  BOOST_TEST(reply.kept[0].due_words == "by Friday");
  BOOST_TEST((reply.kept[0].due == Date::parse("2026-03-06")));
}

BOOST_AUTO_TEST_CASE(a_question_says_whether_it_was_answered) {
  const auto reply =
      read_one(proposal("what is the on-call like?", "candidate", "question", "answered", 4));
  BOOST_REQUIRE(reply.kept.size() == 1U);
  BOOST_TEST(reply.kept[0].answered);
}

BOOST_AUTO_TEST_CASE(replies_of_another_shape_are_refused) {
  BOOST_TEST(test::says(refused("<html>"), "not JSON"));
  BOOST_TEST(test::says(refused(""), "not JSON"));
  BOOST_TEST(test::says(refused("{\"choices\": \"\xff\"}"), "not JSON"));
  BOOST_TEST(test::says(refused("[]"), "no choices"));
  BOOST_TEST(test::says(refused(R"({"choices": {}})"), "no choices"));
  BOOST_TEST(test::says(refused(R"({"choices": [7]})"), "no message"));
  BOOST_TEST(test::says(refused(R"({"choices": [{"message": {"content": 7}}]})"), "no content"));
  BOOST_TEST(test::says(refused(R"({"choices": [{"message": {"refusal": "No"}}]})"), "refusal"));
  BOOST_TEST(test::says(
      refused(R"({"choices": [{"finish_reason": "length", "message": {"content": "{"}}]})"),
      "cut off"));
  BOOST_TEST(test::says(refused(std::string(100'000, '[')), "nested too deeply"));
  BOOST_TEST(test::says(refused_content(std::string(100'000, '[')), "nested too deeply"));
  BOOST_TEST(test::says(refused_content("Here you go: {}"), "not JSON"));
  BOOST_TEST(test::says(refused_content(R"({"signals": {}})"), "no list of signals"));
  BOOST_TEST(test::says(refused_content("[]"), "no list of signals"));
  BOOST_TEST(read_body(body_of(json::array())).kept.empty());
}

BOOST_AUTO_TEST_SUITE_END()
