#include "said.hpp"
#include <winloop/signal/assist.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace winloop;
using nlohmann::json;
using test::Said;

namespace {

json request_of(const Said& said) {
  return json::parse(signal::assist_request(said.transcript, said.roles, "model-1"));
}

/// The words that are sent, with who speaks.
json utterances_of(const Said& said) {
  const auto content = request_of(said)["messages"][1]["content"].get<std::string>();
  return json::parse(content)["utterances"];
}

}  // namespace

BOOST_AUTO_TEST_SUITE(assist_request)

BOOST_AUTO_TEST_CASE(words_go_under_roles_and_without_labels) {
  const Said said({"R: Why us?", "C: The sea.", "a note of one's own", "M: Good."});
  const auto sent = utterances_of(said);
  BOOST_TEST(sent.dump() == R"([{"speaker":"recruiter","utterance":1,"words":"Why us?"},)"
                            R"({"speaker":"candidate","utterance":2,"words":"The sea."},)"
                            R"({"speaker":"hiring-manager","utterance":4,"words":"Good."}])");
  const auto body = signal::assist_request(said.transcript, said.roles, "model-1");
  for (const auto& label : said.transcript.speakers) {
    BOOST_TEST(utterances_of(said).dump().find(label) == std::string::npos);
    BOOST_TEST(body.find('"' + label) == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(several_of_a_role_are_numbered) {
  Said said({"R: One.", "M: Two.", "C: Three."});
  said.roles = {Role::candidate, Role::interviewer, Role::interviewer};
  const auto sent = utterances_of(said);
  BOOST_TEST(sent[0]["speaker"] == "interviewer-1");
  BOOST_TEST(sent[1]["speaker"] == "interviewer-2");
  BOOST_TEST(sent[2]["speaker"] == "candidate");
}

BOOST_AUTO_TEST_CASE(who_was_not_placed_stays_unknown) {
  Said said({"R: One.", "X: Two."});
  said.roles = {Role::other, Role::recruiter, Role::other, Role::unknown};
  BOOST_TEST(utterances_of(said)[1]["speaker"] == "unknown");
}

BOOST_AUTO_TEST_CASE(the_schema_names_what_there_is) {
  const Said said({"R: One.", "C: Two."});
  const auto schema = request_of(said)["response_format"]["json_schema"];
  BOOST_TEST(schema["strict"] == true);
  const auto& item = schema["schema"]["properties"]["signals"]["items"];
  BOOST_TEST(item["additionalProperties"] == false);
  BOOST_TEST(item["properties"]["kind"]["enum"].size() == 6U);
  BOOST_TEST(item["properties"]["speaker"]["enum"].dump() == R"(["candidate","recruiter"])");
  BOOST_TEST(item["required"].size() == 5U);
}

BOOST_AUTO_TEST_CASE(the_prompt_explains_every_category) {
  const auto request = request_of(Said({"C: Two."}));
  const auto prompt = request["messages"][0]["content"].get<std::string>();
  for (const auto& [kind, word] : Names<SignalKind>::all) {
    const auto from = prompt.find("\n" + std::string(word) + ": ");
    BOOST_REQUIRE(from != std::string::npos);
    for (const auto category : categories(kind)) {
      BOOST_TEST(prompt.find("\n- " + std::string(category) + ": ", from) != std::string::npos,
                 category);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_body_is_one_line_of_ascii_whatever_was_said) {
  const Said said({"C: A \x1b[2J, \xe2\x80\xae, \xc2\x9b and\nJos\xc3\xa9 \"}]}."});
  const auto body = signal::assist_request(said.transcript, said.roles, "model-1");
  for (const char c : body) BOOST_REQUIRE((c >= ' ' && c < '\x7f'));
  BOOST_TEST(utterances_of(said)[0]["words"].get<std::string>() ==
             said.transcript.utterances[0].text);
}

BOOST_AUTO_TEST_CASE(the_same_words_give_the_same_bytes) {
  const Said said({"R: One.", "C: Two."});
  BOOST_TEST(signal::assist_request(said.transcript, said.roles, "m") ==
             signal::assist_request(said.transcript, said.roles, "m"));
}

BOOST_AUTO_TEST_CASE(nothing_is_to_be_sent_of_words_without_a_label) {
  BOOST_TEST(!signal::has_words_to_send(Said({"only notes", "of one's own"}).transcript));
  BOOST_TEST(signal::has_words_to_send(Said({"only notes", "R: And this."}).transcript));
}

BOOST_AUTO_TEST_SUITE_END()
