#include "scaffold.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/loop/adopt.hpp>
#include <winloop/loop/assets.hpp>
#include <winloop/loop/candidates.hpp>
#include <winloop/loop/capture.hpp>
#include <winloop/loop/import.hpp>
#include <winloop/loop/init.hpp>
#include <winloop/loop/judge.hpp>
#include <winloop/loop/quote.hpp>
#include <winloop/loop/rate.hpp>
#include <winloop/loop/record_review.hpp>
#include <winloop/loop/rerank.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/yaml.hpp>

#include <fmt/format.h>

#include <limits>
#include <vector>

namespace winloop::loop {

namespace {

using store::YamlNode;

/// One step of the story: what is done, with its details, on which day.
struct Step {
  Date on;
  std::string action;
  const YamlNode* details = nullptr;
};

Step step_of(const YamlNode& node) {
  Step step;
  for (const auto& [key, value] : node.as_entries()) {
    if (key.as_text() == "on") {
      step.on = value.as_date();
    } else {
      step.action = key.as_text();
      step.details = &value;
    }
  }
  if (step.details == nullptr) throw node.error("a step without an action");
  return step;
}

/// Runs the steps against one search directory.
class Story {
 public:
  explicit Story(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void run(const Step& step) {
    const auto& details = *step.details;
    if (step.action == "write") return write(details);
    auto workspace = open();
    if (step.action == "capture") return capture_one(workspace, details);
    if (step.action == "adopt") return adopt(workspace, step.on, details);
    if (step.action == "import") return import(workspace, step.on, details);
    if (step.action == "add") return add(workspace, step.on, details);
    if (step.action == "move") return move(workspace, step.on, details);
    if (step.action == "rate") return rate(workspace, step.on, details);
    if (step.action == "review") return review(workspace, step.on, details);
    if (step.action == "judge") return judge(workspace, step.on, details);
    if (step.action == "rerank") {
      keep_ranking(workspace, step.on,
                   {details.text_or_empty("why"), details.text_or_empty("by"), false});
      return;
    }
    throw details.error(fmt::format("no action \"{}\"", step.action));
  }

 private:
  [[nodiscard]] Workspace open() const {
    return open_workspace({folder_, std::nullopt, folder_}, store::Access::write);
  }

  static std::string text(const YamlNode& details, std::string_view key) {
    return std::string(example_file(details.at(key).as_text()));
  }

  void write(const YamlNode& details) const {
    for (const auto& [target, source] : details.as_entries()) {
      write_file(folder_ / target.as_text(), example_file(source.as_text()));
    }
  }

  static void capture_one(Workspace& workspace, const YamlNode& details) {
    CaptureOptions options;
    if (const auto* speakers = details.find("speakers")) {
      for (const auto& [label, value] : speakers->as_entries())
        options.speakers[label.as_text()] = value.as_text();
    }
    const auto& file = details.at("file").as_text();
    const auto result = capture(workspace, {{file, {}, text(details, "file")}}, options);
    if (!result.refused.empty()) throw details.error(result.refused.front().reason);
  }

  static void adopt(Workspace& workspace, Date on, const YamlNode& details) {
    (void)adopt_spec(workspace, on, details.text_or_empty("why"), details.text_or_empty("by"));
  }

  static void import(Workspace& workspace, Date on, const YamlNode& details) {
    (void)import_candidates(workspace, text(details, "file"), details.at("file").as_text(), {}, on);
  }

  static void add(Workspace& workspace, Date on, const YamlNode& details) {
    NewCandidate person{details.at("name").as_text(),
                        details.text_or_empty("id"),
                        details.text_or_empty("email"),
                        details.text_or_empty("source"),
                        details.text_or_empty("stage"),
                        {},
                        {}};
    if (const auto* aliases = details.find("aliases")) person.aliases = aliases->as_texts();
    if (const auto* facts = details.find("facts")) {
      for (const auto& [field, value] : facts->as_entries())
        person.facts[field.as_text()] = parse_fact(value.as_text());
    }
    (void)add_candidate(workspace, person, on);
  }

  static void move(Workspace& workspace, Date on, const YamlNode& details) {
    (void)move_candidate(workspace, details.at("candidate").as_text(),
                         details.at("stage").as_text(), on, details.text_or_empty("why"));
  }

  static void rate(Workspace& workspace, Date on, const YamlNode& details) {
    const auto card =
        store::parse_scorecard(text(details, "file"), details.at("file").as_text(), on);
    record_scorecards(workspace, current_spec(workspace, on).spec, {&card, 1});
  }

  static void review(Workspace& workspace, Date on, const YamlNode& details) {
    record_review(workspace,
                  store::parse_review(text(details, "file"), details.at("file").as_text(), on));
  }

  /// What the recruiter says of what was noticed in a conversation, after reading it over: what is
  /// none, and what was heard all the same.
  static void judge(Workspace& workspace, Date on, const YamlNode& details) {
    const auto conversation =
        details.at("conversation").as_integer(1, std::numeric_limits<int>::max());
    if (const auto* dismissed = details.find("dismiss")) {
      for (const auto& one : dismissed->as_list()) dismiss(workspace, conversation, on, one);
    }
    if (const auto* heard = details.find("heard")) {
      for (const auto& one : heard->as_list()) add_heard(workspace, conversation, on, one);
    }
  }

  static void dismiss(Workspace& workspace, std::int64_t conversation, Date on,
                      const YamlNode& one) {
    const auto& words = one.at("words").as_text();
    const auto kind = one.text_or_empty("kind");
    std::vector<store::SignalPlace> places;
    for (const auto& signal :
         store::signals(workspace.record, {.as_of = on, .conversation = conversation})) {
      if (holds_words(signal.quote, words) && (kind.empty() || kind == name(signal.kind)))
        places.push_back(store::place_of(signal.row));
    }
    if (places.empty()) throw one.error(fmt::format("nothing noticed has \"{}\" in it", words));
    (void)judge_signals(workspace, places, VerdictWord::dismissed,
                        {{}, on, one.at("why").as_text()});
  }

  static void add_heard(Workspace& workspace, std::int64_t conversation, Date on,
                        const YamlNode& one) {
    HeardSignal heard;
    heard.conversation = conversation;
    heard.kind = one.at("kind").as_name<SignalKind>();
    heard.category = one.at("category").as_text();
    heard.words = one.at("words").as_text();
    const auto transcript = store::read_transcript(workspace.record, conversation).transcript;
    for (std::size_t at = 0; at < transcript.utterances.size() && !heard.utterance; ++at) {
      if (holds_words(transcript.utterances[at].text, heard.words)) heard.utterance = at + 1;
    }
    if (!heard.utterance) throw one.error(fmt::format("nobody said \"{}\"", heard.words));
    (void)add_signal(workspace, heard, {{}, on, one.text_or_empty("why")});
  }

  std::filesystem::path folder_;
};

}  // namespace

Date init_example(const std::filesystem::path& folder) {
  const auto story = store::parse_yaml(example_file("story.yaml"), "story.yaml");
  const auto ends = story.at("as_of").as_date();
  store::SearchDirectory::expect_none(folder);
  Scaffold scaffold(folder);
  init_search(scaffold.folder(), "Platform Engineering Lead", "Henrike Vossberg", ends);
  Story running(scaffold.folder());
  for (const auto& node : story.at("steps").as_list()) running.run(step_of(node));
  scaffold.finish();
  return ends;
}

}  // namespace winloop::loop
