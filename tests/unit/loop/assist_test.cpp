#include "support.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/loop/assist.hpp>
#include <winloop/loop/assist_endpoint.hpp>
#include <winloop/loop/capture.hpp>
#include <winloop/loop/judge.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/write.hpp>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

using namespace winloop;
using loop::AssistAnswer;
using loop::Assisted;
using loop::AssistState;
using nlohmann::json;

namespace {

const Date heard_on = Date::parse("2026-03-04");
const Date asked_on = Date::parse("2026-03-10");

json proposed(std::string quote, std::string category = "growth", std::string kind = "motivation") {
  return {{"utterance", 1},
          {"speaker", kind == "commitment" ? "recruiter" : "candidate"},
          {"kind", std::move(kind)},
          {"category", std::move(category)},
          {"quote", std::move(quote)}};
}

AssistAnswer answering(const json& proposals) {
  const auto content = json{{"signals", proposals}}.dump();
  return {json{{"choices", json::array({{{"message", {{"content", content}}}}})}}.dump(), "", true};
}

/// A search with conversations in which only `zigzag` is noticed by a cue.
struct Asking {
  test::TemporaryFolder folder;
  std::optional<loop::Workspace> workspace;
  std::vector<std::string> sent;

  Asking() {
    const auto path = folder.path / "search";
    store::SearchDirectory::create(
        path, {"role: Lead\nrecruiter: Tom Vance\n", "criteria: [{id: a}]\n", ""});
    workspace.emplace(loop::open_workspace({path, {}, path}, store::Access::write));
    lexicon("cues: {motivation/growth: {zig: zigzag}}\n");
    Candidate ana;
    ana.id = "ana";
    ana.name = "Ana Ruiz";
    ana.stage = "applied";
    ana.added = Date::parse("2026-03-01");
    store::Write write(workspace->record);
    write.add_candidate(ana);
    write.commit();
    capture("Ana Ruiz: zigzag it is.\nTom Vance: Plan, Friday.\nAna Ruiz: Only quux quux.\n");
  }

  void lexicon(std::string_view text) const { write_file(workspace->directory.lexicon(), text); }

  void capture(std::string text) {
    loop::capture(*workspace, {{"2026-03-04 ana screen.txt", {}, std::move(text)}}, {});
  }

  std::vector<Assisted> ask(const std::vector<AssistAnswer>& answers, bool again = false) {
    std::size_t next = 0;
    return loop::ask_assistant(*workspace, {{}, asked_on, "model-1", "http://localhost/v1", again},
                               [&](const std::string& body) {
                                 sent.push_back(body);
                                 return answers.at(std::min(next++, answers.size() - 1));
                               },
                               {});
  }

  std::vector<Assisted> ask(const json& proposals, bool again = false) {
    return ask(std::vector{answering(proposals)}, again);
  }

  void judge(const store::SignalPlace& place, VerdictWord word) {
    const std::vector<store::SignalPlace> places{place};
    loop::judge_signals(*workspace, places, word, {"Tom Vance", asked_on, ""});
  }

  void renew() { loop::renew_signals(*workspace, {{}, asked_on, false}); }

  /// `cue: quote (category); ` of all, dismissed ones too.
  std::string signals() const {
    std::string all;
    for (const auto& one :
         store::signals(workspace->record, {.as_of = asked_on, .dismissed = true}))
      all += fmt::format("{}: {} ({}); ", one.cue, one.quote, one.category);
    return all;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(assist)

BOOST_FIXTURE_TEST_CASE(what_was_quoted_is_kept_and_outlives_a_plain_pass, Asking) {
  const auto asked = ask(json::array({proposed("quux quux")}));
  BOOST_REQUIRE(asked.size() == 1U);
  BOOST_TEST((asked[0].state == AssistState::answered));
  BOOST_TEST(asked[0].changes.size() == 1U);
  const auto held = signals();
  BOOST_TEST(held.find("assist:model-1: quux quux (growth); ") != std::string::npos);
  renew();
  BOOST_TEST(signals() == held);
  lexicon("");
  renew();
  BOOST_TEST(signals() == "assist:model-1: quux quux (growth); ");
  // What the lexicon finds in the same words is not a second signal.
  lexicon("cues: {motivation/growth: {quux: quux quux}}\n");
  renew();
  BOOST_TEST(signals() == "assist:model-1: quux quux (growth); ");
  BOOST_TEST(workspace->record.verify().empty());
}

BOOST_FIXTURE_TEST_CASE(what_is_there_is_not_added_again, Asking) {
  const auto held = signals();
  const auto asked = ask(json::array({proposed("zigzag it is")}));
  BOOST_TEST(asked.at(0).already == 1U);
  BOOST_TEST(asked.at(0).rejected.empty());
  BOOST_TEST(signals() == held);
}

BOOST_FIXTURE_TEST_CASE(asking_again_replaces_and_a_person_outranks, Asking) {
  lexicon("");
  renew();
  ask(json::array({proposed("zigzag it is"), proposed("quux quux", "impact")}));
  judge({1, 1, 1}, VerdictWord::confirmed);
  ask(json::array(), true);
  BOOST_TEST(signals() == "assist:model-1: zigzag it is (growth); ");
  judge({1, 1, 1}, VerdictWord::dismissed);
  const auto asked = ask(json::array({proposed("zigzag it is"), proposed("quux quux")}), true);
  BOOST_TEST(signals() ==
             "assist:model-1: zigzag it is (growth); assist:model-1: quux quux (growth); ");
  BOOST_REQUIRE(asked.at(0).rejected.size() == 1U);
  BOOST_TEST((asked[0].rejected[0].why == signal::Rejection::judged));
}

BOOST_FIXTURE_TEST_CASE(promises_become_commitments_and_go_with_them, Asking) {
  ask(json::array({proposed("Plan, Friday", "other", "commitment")}));
  const auto promised = store::commitments(workspace->record, asked_on);
  BOOST_REQUIRE(promised.size() == 1U);
  BOOST_TEST(promised[0].owner == "Tom Vance");
  ask(json::array(), true);
  BOOST_TEST(store::commitments(workspace->record, asked_on).empty());
}

BOOST_FIXTURE_TEST_CASE(nothing_is_sent_twice_for_nothing, Asking) {
  ask(json::array());
  BOOST_TEST(sent.size() == 1U);
  BOOST_TEST((ask(json::array()).at(0).state == AssistState::answered_before));
  BOOST_TEST(loop::assist_requests(*workspace, {{}, asked_on, "model-1", "", false}).empty());
  BOOST_TEST(loop::assist_requests(*workspace, {{}, asked_on, "model-2", "", false}).size() == 1U);
  BOOST_TEST(sent.size() == 1U);
  ask(json::array(), true);
  BOOST_TEST(sent.size() == 2U);
  const auto last = store::last_assist_request(workspace->record, 1);
  BOOST_REQUIRE(last.has_value());
  BOOST_TEST(last->model == "model-1");
  BOOST_TEST(last->endpoint == "http://localhost/v1");
}

BOOST_FIXTURE_TEST_CASE(somebody_who_is_not_the_candidate_takes_their_words_along, Asking) {
  ask(json::array({proposed("quux quux")}));
  loop::correct_speakers(*workspace, 1, {{"Ana Ruiz", "other"}}, false);
  BOOST_TEST(signals().empty());
}

BOOST_FIXTURE_TEST_CASE(failures_leave_the_signals_and_name_what_is_open, Asking) {
  capture("Ana Ruiz: Second.\n");
  capture("Ana Ruiz: Third.\n");
  const auto held = signals();
  const AssistAnswer rubbish{"<html>", "", true};
  const AssistAnswer closed{"", "no reply", false};
  const auto asked = ask({rubbish, closed});
  BOOST_REQUIRE(asked.size() == 3U);
  BOOST_TEST((asked[0].state == AssistState::failed));
  BOOST_TEST(asked[0].failure == "the reply is not JSON");
  BOOST_TEST((asked[1].state == AssistState::failed));
  BOOST_TEST((asked[2].state == AssistState::not_asked));
  BOOST_TEST(sent.size() == 2U);
  BOOST_TEST(signals() == held);
  BOOST_TEST(!store::last_assist_request(workspace->record, 1));
}

BOOST_FIXTURE_TEST_CASE(what_was_done_is_there_when_a_later_one_breaks_off, Asking) {
  capture("Ana Ruiz: Second.\n");
  int asked = 0;
  BOOST_CHECK_THROW(loop::ask_assistant(*workspace, {{}, asked_on, "model-1", "", false},
                                        [&](const std::string&) -> AssistAnswer {
                                          if (++asked == 2) throw Error(ErrorKind::busy, "killed");
                                          return answering(json::array({proposed("quux quux")}));
                                        },
                                        {}),
                    Error);
  BOOST_TEST(signals().find("assist:model-1: quux quux") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_endpoint_is_a_path_of_the_url) {
  AssistSettings settings;
  settings.model = "m";
  const auto url_of = [&](const char* url) {
    settings.url = url;
    return loop::assist_url(settings);
  };
  BOOST_TEST(url_of("https://api.example/v1") == "https://api.example/v1/chat/completions");
  BOOST_TEST(url_of("https://api.example/v1//") == "https://api.example/v1/chat/completions");
  BOOST_TEST(url_of("https://api.example/v1/chat/completions") ==
             "https://api.example/v1/chat/completions");
  BOOST_TEST(test::says(test::refusal([&] { url_of(""); }), "the assistant is off"));
  BOOST_TEST(test::says(test::refusal([&] { url_of("https://api.example/?a=b"); }), "a query"));
  settings.key = "two\r\nlines: of a header";
  BOOST_TEST(
      test::says(test::refusal([&] { url_of("https://api.example"); }), "the assistant's key"));
  settings.key.clear();
  settings.model.clear();
  BOOST_TEST(test::says(test::refusal([&] { url_of("https://api.example"); }), "no model"));
}

BOOST_AUTO_TEST_CASE(statuses_say_whether_to_go_on) {
  AssistSettings settings;
  settings.url = "https://api.example/v1";
  settings.model = "m";
  settings.key = "k";
  settings.retries = 1;
  int attempts = 0;
  exchange::HttpReply next;
  const auto ask = loop::assist_endpoint(
      settings,
      [&](const exchange::HttpPost& post) {
        ++attempts;
        BOOST_TEST(post.url == "https://api.example/v1/chat/completions");
        BOOST_TEST(post.key == "k");
        BOOST_TEST(post.body == "{}");
        return next;
      },
      [](std::chrono::milliseconds) {});
  const auto answer_to = [&](int status) {
    next.status = status;
    return ask("{}");
  };
  next.body = "[]";
  BOOST_TEST(answer_to(200).body == "[]");
  BOOST_TEST(attempts == 1);
  for (const int status : {400, 413, 422}) BOOST_TEST(answer_to(status).go_on, status);
  for (const int status : {204, 302, 401, 404, 429, 500})
    BOOST_TEST(!answer_to(status).go_on, status);
  BOOST_TEST(test::says(answer_to(302).failure, "redirects are not followed"));
  next.failure = exchange::HttpFailure::too_large;
  BOOST_TEST(ask("{}").go_on);
  next.failure = exchange::HttpFailure::timeout;
  BOOST_TEST(!ask("{}").go_on);
}

BOOST_AUTO_TEST_SUITE_END()
