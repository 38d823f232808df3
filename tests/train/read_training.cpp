#include "labelled.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace winloop::train {

namespace {

std::string_view taken(std::string_view& rest, std::string_view mark) {
  const std::size_t at = rest.find(mark);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + mark.size());
  return part;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

class Reader {
 public:
  explicit Reader(const std::string& file_name) : file_(file_name) {}

  std::vector<Conversation> read(std::string_view text) {
    while (!text.empty()) {
      const std::string_view line = trimmed(taken(text, "\n"));
      ++line_;
      if (line == "#! practice") practice_ = true;
      if (line.starts_with("#")) continue;
      if (line.empty()) {
        gap_ = true;
      } else if (line.starts_with("===")) {
        heading(line);
      } else {
        if (all_.empty()) throw wrong("a line before the first ===");
        if (gap_ && all_.back().bank) again();
        utterance(line);
      }
    }
    return std::move(all_);
  }

 private:
  [[nodiscard]] Error wrong(std::string_view what) const {
    return bad_input(Place{file_, line_, 0}, what);
  }

  void heading(std::string_view line) {
    Conversation one;
    one.name = fmt::format("{}:{}", file_, line_);
    one.collection = file_.substr(0, file_.find('-'));
    one.transcript.format = "training";
    const std::size_t bar = line.rfind('|');
    if (bar == std::string_view::npos) throw wrong("expected === kind | what | date");
    one.on = Date::parse(std::string(trimmed(line.substr(bar + 1))));
    line.remove_prefix(std::min(line.find_first_not_of("= "), line.size()));
    one.bank = line.starts_with("bank");
    one.scored = !one.bank && !practice_;
    all_.push_back(std::move(one));
    gap_ = false;
  }

  /// In a bank every exchange is of other people: what was said in the last is not said again.
  void again() {
    Conversation one;
    one.name = fmt::format("{}:{}", file_, line_);
    one.collection = all_.back().collection;
    one.transcript.format = all_.back().transcript.format;
    one.on = all_.back().on;
    one.bank = true;
    one.scored = false;
    all_.push_back(std::move(one));
    gap_ = false;
  }

  void utterance(std::string_view line) {
    static constexpr std::string_view letters = "RHIOC";
    static constexpr std::array<Role, 5> roles{Role::recruiter, Role::hiring_manager,
                                               Role::interviewer, Role::other, Role::candidate};
    const std::size_t which = letters.find(line.front());
    if (which == std::string_view::npos || line.substr(1, 1) != ":") {
      throw wrong("expected R:, H:, I:, O: or C: at the start");
    }
    Conversation& to = all_.back();
    auto& speakers = to.transcript.speakers;
    const std::string label(line.substr(0, 1));
    auto speaker = std::find(speakers.begin(), speakers.end(), label);
    if (speaker == speakers.end()) {
      speakers.push_back(label);
      to.roles.push_back(roles.at(which));
      speaker = std::prev(speakers.end());
    }
    Utterance utterance;
    utterance.speaker = static_cast<std::int32_t>(speaker - speakers.begin());
    to.transcript.utterances.push_back(utterance);
    said(trimmed(line.substr(2)));
  }

  /// Takes the labels out of the text.
  void said(std::string_view rest) {
    Conversation& to = all_.back();
    std::string& text = to.transcript.utterances.back().text;
    while (!rest.empty()) {
      if (rest.front() == '}') throw wrong("a } without its {");
      if (rest.front() != '{') {
        text += rest.front();
        rest.remove_prefix(1);
        continue;
      }
      rest.remove_prefix(1);
      if (rest.find('}') == std::string_view::npos) throw wrong("a { without its }");
      std::string_view inside = taken(rest, "}");
      std::string_view names = taken(inside, ":");
      const std::string_view words = trimmed(inside);
      if (words.find('{') != std::string_view::npos) throw wrong("labels do not nest");
      const ByteRange range{text.size(), words.size()};
      text += words;
      label(trimmed(names), range);
    }
  }

  void label(std::string_view names, ByteRange range) {
    if (names == "due") return;
    if (range.size == 0) throw wrong("a label without words");
    Label one;
    one.utterance = all_.back().transcript.utterances.size() - 1;
    one.words = range;
    while (names.starts_with('!') || names.starts_with('?')) {
      one.unsure = one.unsure || names.front() == '?';
      names.remove_prefix(1);
    }
    while (!names.empty()) {
      std::string_view name = trimmed(taken(names, "+"));
      const bool doubt = name.starts_with('?');
      while (name.starts_with('!') || name.starts_with('?')) name.remove_prefix(1);
      const std::size_t slash = name.find('/');
      const auto kind = try_from_name<SignalKind>(name.substr(0, slash));
      if (!kind || slash == std::string_view::npos) {
        throw wrong(fmt::format("\"{}\" is no kind/category", name));
      }
      Label each = one;
      each.unsure = one.unsure || doubt;
      each.kind = *kind;
      each.category = std::string(name.substr(slash + 1));
      const auto known = categories(*kind);
      if (std::find(known.begin(), known.end(), each.category) == known.end()) {
        throw wrong(fmt::format("no category \"{}\" of {}", each.category, winloop::name(*kind)));
      }
      all_.back().labels.push_back(each);
    }
  }

  std::string file_;
  int line_ = 0;
  bool gap_ = false;  ///< an empty line came before
  bool practice_ = false;
  std::vector<Conversation> all_;
};

}  // namespace

std::vector<Conversation> read_training(std::string_view text, const std::string& file_name) {
  return Reader(file_name).read(text);
}

std::vector<Conversation> read_training_folder(const std::filesystem::path& folder) {
  constexpr std::size_t limit = std::size_t{1} << 24U;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Conversation> all;
  for (const auto& file : files) {
    for (auto& one : read_training(read_file(file, limit), file.filename().string())) {
      all.push_back(std::move(one));
    }
  }
  return all;
}

}  // namespace winloop::train
