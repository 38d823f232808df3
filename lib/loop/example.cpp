#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/loop/adopt.hpp>
#include <winloop/loop/assets.hpp>
#include <winloop/loop/candidates.hpp>
#include <winloop/loop/capture.hpp>
#include <winloop/loop/import.hpp>
#include <winloop/loop/init.hpp>
#include <winloop/loop/rate.hpp>
#include <winloop/loop/record_review.hpp>
#include <winloop/loop/rerank.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/yaml.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <vector>

namespace winloop::loop {

namespace fs = std::filesystem;

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

  std::filesystem::path folder_;
};

/// Where the search is laid out until it is whole: in a folder of its own, which goes when anything
/// fails. Beside its target, or within it where that is there already (somebody may stand in it).
class Scaffold {
 public:
  explicit Scaffold(const fs::path& target)
      : target_(
            fs::absolute(target.has_filename() ? target : target.parent_path()).lexically_normal()),
        is_there_(fs::exists(target_)) {
    const auto around = is_there_ ? target_ : target_.parent_path();
    std::error_code failed;
    fs::create_directories(around, failed);
    auto name = (around / ".winloop-example-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw failure(target_, "cannot be made", errno);
    folder_ = name;
  }

  ~Scaffold() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  Scaffold(const Scaffold&) = delete;
  Scaffold& operator=(const Scaffold&) = delete;

  [[nodiscard]] const fs::path& folder() const { return folder_; }

  /// Puts what was laid out in its place: at once, or file by file where the folder was there, with
  /// what makes it a search last. Overwrites nothing.
  void finish() {
    if (!is_there_) return move(folder_, target_);
    const auto last = folder_ / "search.yaml";
    auto files = laid_out(last);
    files.push_back(last);
    for (const auto& file : files) expect_free(file);
    for (const auto& file : files) move(file, place_of(file));
  }

 private:
  static Error failure(const fs::path& path, std::string_view what, int error) {
    return {ErrorKind::storage,
            fmt::format("{}: {}: {}", path.string(), what, std::generic_category().message(error))};
  }

  static void move(const fs::path& from, const fs::path& to) {
    std::error_code failed;
    if (fs::create_directory(to.parent_path(), failed))
      fs::permissions(to.parent_path(), fs::perms::owner_all, failed);
    fs::rename(from, to, failed);
    if (failed) throw failure(to, "cannot be put there", failed.value());
  }

  [[nodiscard]] fs::path place_of(const fs::path& file) const {
    return target_ / file.lexically_relative(folder_);
  }

  /// The files but `last`, and but what the folder has of its own.
  [[nodiscard]] std::vector<fs::path> laid_out(const fs::path& last) const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
      const auto& file = entry.path();
      const bool own = file.filename() == ".gitignore" && fs::exists(place_of(file));
      if (entry.is_regular_file() && file != last && !own) files.push_back(file);
    }
    return files;
  }

  void expect_free(const fs::path& file) const {
    const auto place = place_of(file);
    if (fs::exists(fs::symlink_status(place)))
      throw bad_input({place.string()}, "is there already; nothing was overwritten");
  }

  fs::path target_;
  bool is_there_;
  fs::path folder_;
};

}  // namespace

Date init_example(const fs::path& folder) {
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
