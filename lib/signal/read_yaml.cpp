#include "yaml_values.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace winloop::signal {

namespace {

constexpr std::array<std::pair<std::string_view, Where>, 5> wheres{{{"sentence", Where::sentence},
                                                                    {"before", Where::before},
                                                                    {"match", Where::match},
                                                                    {"after", Where::after},
                                                                    {"next", Where::next}}};
constexpr std::array<std::pair<std::string_view, bool>, 2> truths{
    {{"true", true}, {"false", false}}};
constexpr std::array<std::pair<std::string_view, Voice>, 3> voices{
    {{"candidate", Voice::candidate}, {"others", Voice::others}, {"anyone", Voice::anyone}}};

class File {
 public:
  File(Draft& draft, std::string_view name) : draft_(draft), values_(name) {}

  void read(const YAML::Node& root);

 private:
  std::pair<SignalKind, std::string> kind_and_category(const Placed& key,
                                                       bool category_needed) const;

  void words(const YAML::Node& node);
  void cancels(const YAML::Node& node);
  void asks(const YAML::Node& node);
  void unless(const YAML::Node& node);
  void cues(const YAML::Node& node);
  void cue(const Placed& id, SignalKind kind, const std::string& category, const YAML::Node& node);
  void remove(const YAML::Node& node);

  Draft& draft_;
  YamlValues values_;
};

std::pair<SignalKind, std::string> File::kind_and_category(const Placed& key,
                                                           bool category_needed) const {
  const std::size_t slash = key.text.find('/');
  const std::string kind_word = key.text.substr(0, slash);
  const auto kind = try_from_name<SignalKind>(kind_word);
  if (!kind)
    throw unknown({kind_word, key.place}, Names<SignalKind>::what, all_names<SignalKind>());
  if (slash == std::string::npos) {
    if (!category_needed) return {*kind, {}};
    throw bad_input(key.place,
                    fmt::format("\"{}\" names no category; expected kind/category, as in "
                                "motivation/autonomy",
                                key.text));
  }
  const std::string category = key.text.substr(slash + 1);
  const auto known = categories(*kind);
  if (std::find(known.begin(), known.end(), category) == known.end()) {
    throw unknown({category, key.place}, fmt::format("category of {}", kind_word),
                  std::vector<std::string>(known.begin(), known.end()));
  }
  return {*kind, category};
}

void File::words(const YAML::Node& node) {
  for (const auto& [key, value] : values_.entries(node, "words")) {
    const auto parts = values_.list(value, "a word list");
    Placed whole{"", parts.empty() ? key.place : parts.front().place};
    for (const Placed& part : parts) {
      if (!whole.text.empty()) whole.text += '|';
      whole.text += part.text;
    }
    if (whole.text.empty())
      throw values_.wrong(value, fmt::format("word list \"{}\" is empty", key.text));
    draft_.words.insert_or_assign(key.text, whole);
  }
}

void File::cancels(const YAML::Node& node) {
  for (const auto& [key, value] : values_.entries(node, "cancels")) {
    Draft::Group group;
    group.place = key.place;
    if (value.IsMap()) {
      for (const auto& [field, content] : values_.entries(value, "a canceller")) {
        if (field.text == "where")
          group.where = values_.choice(content, "place of a canceller", wheres);
        else if (field.text == "any")
          group.any = values_.list(content, "any");
        else
          throw unknown(field, "key of a canceller", {"where", "any"});
      }
    } else {
      group.any = values_.list(value, "a canceller");
    }
    auto& all = draft_.cancellers;
    const std::string& id = key.text;
    const auto there = std::find_if(all.begin(), all.end(),
                                    [&id](const auto& known) { return known.first == id; });
    if (there != all.end())
      there->second = std::move(group);
    else
      all.emplace_back(key.text, std::move(group));
  }
}

void File::asks(const YAML::Node& node) {
  for (const auto& [key, value] : values_.entries(node, "asks")) {
    Draft::Ask ask;
    std::tie(ask.kind, ask.category) = kind_and_category(key, false);
    ask.any = values_.list(value, "an ask");
    draft_.asks.push_back(std::move(ask));
  }
}

void File::unless(const YAML::Node& node) {
  for (const auto& [key, value] : values_.entries(node, "unless")) {
    const bool of_model = key.text.starts_with(model_prefix);
    const std::string word = of_model ? key.text.substr(model_prefix.size()) : key.text;
    const auto kind = try_from_name<SignalKind>(word);
    if (!kind) throw unknown({word, key.place}, Names<SignalKind>::what, all_names<SignalKind>());
    (of_model ? draft_.model_unless : draft_.unless)[*kind] = values_.list(value, "unless");
  }
}

void File::cue(const Placed& id, SignalKind kind, const std::string& category,
               const YAML::Node& node) {
  const auto same = std::find_if(draft_.cues.begin(), draft_.cues.end(),
                                 [&](const Draft::Cue& known) { return known.id == id.text; });
  if (same != draft_.cues.end()) {
    throw bad_input(id.place,
                    fmt::format("duplicate id \"{}\"; it is also at {}; name it otherwise, "
                                "or list it under remove: first",
                                id.text, to_string(same->place)));
  }
  Draft::Cue cue;
  cue.id = id.text;
  cue.place = id.place;
  cue.kind = kind;
  cue.category = category;
  if (kind == SignalKind::commitment) cue.by = Voice::anyone;
  if (!node.IsMap()) {
    cue.any = values_.list(node, "a cue");
  } else {
    for (const auto& [field, content] : values_.entries(node, "a cue")) {
      if (field.text == "any")
        cue.any = values_.list(content, "any");
      else if (field.text == "unless")
        cue.unless = values_.list(content, "unless");
      else if (field.text == "regardless")
        cue.regardless = values_.list(content, "regardless");
      else if (field.text == "by")
        cue.by = values_.choice(content, "voice", voices);
      else if (field.text == "dated")
        cue.dated = values_.choice(content, "answer", truths);
      else if (field.text == "only_asked")
        cue.only_asked = values_.choice(content, "answer", truths);
      else if (field.text == "strength") {
        const Placed text = values_.scalar(content, "strength");
        if (text.text.size() != 1 || text.text[0] < '1' || text.text[0] > '5') {
          throw bad_input(text.place, fmt::format("strength \"{}\"; expected 1 to 5", text.text));
        }
        cue.strength = text.text[0] - '0';
      } else {
        throw unknown(field, "key of a cue",
                      {"any", "unless", "regardless", "by", "strength", "dated", "only_asked"});
      }
    }
  }
  if (cue.any.empty()) throw bad_input(id.place, fmt::format("cue \"{}\" has no pattern", id.text));
  draft_.cues.push_back(std::move(cue));
}

void File::cues(const YAML::Node& node) {
  for (const auto& [key, group] : values_.entries(node, "cues")) {
    const auto [kind, category] = kind_and_category(key, false);
    for (const auto& [id, value] : values_.entries(group, key.text)) cue(id, kind, category, value);
  }
}

void File::remove(const YAML::Node& node) {
  for (const Placed& id : values_.list(node, "remove")) {
    if (id.text.starts_with(model_prefix)) {
      kind_and_category({id.text.substr(model_prefix.size()), id.place}, true);
      draft_.silenced.insert(id.text);
      continue;
    }
    const auto there = std::find_if(draft_.cues.begin(), draft_.cues.end(),
                                    [&](const Draft::Cue& known) { return known.id == id.text; });
    if (there == draft_.cues.end()) {
      std::vector<std::string> known;
      for (const Draft::Cue& cue : draft_.cues) known.push_back(cue.id);
      const auto near = near_names(id.text, known);
      throw bad_input(id.place, near.empty()
                                    ? fmt::format("no cue \"{}\" to remove", id.text)
                                    : fmt::format("no cue \"{}\" to remove; did you mean {}?",
                                                  id.text, fmt::join(near, ", ")));
    }
    draft_.cues.erase(there);
  }
}

void File::read(const YAML::Node& root) {
  if (root.IsNull()) return;
  const auto all = values_.entries(root, "a lexicon");
  const auto field = [&](std::string_view key) -> std::optional<YAML::Node> {
    for (const auto& [name, value] : all) {
      if (name.text == key && !value.IsNull()) return value;
    }
    return std::nullopt;
  };
  const std::vector<std::string> known{"words",  "cancels", "unless",    "asks",
                                       "remove", "cues",    "unanswered"};
  for (const auto& [name, value] : all) {
    if (std::find(known.begin(), known.end(), name.text) == known.end()) {
      throw unknown(name, "key of a lexicon", known);
    }
  }
  if (const auto node = field("words")) words(*node);
  if (const auto node = field("cancels")) cancels(*node);
  if (const auto node = field("unless")) unless(*node);
  if (const auto node = field("asks")) asks(*node);
  if (const auto node = field("unanswered")) {
    for (Placed& pattern : values_.list(*node, "unanswered"))
      draft_.unanswered.push_back(std::move(pattern));
  }
  if (const auto node = field("remove")) remove(*node);
  if (const auto node = field("cues")) cues(*node);
}

}  // namespace

void read_into(Draft& draft, std::string_view yaml, std::string_view file_name) {
  constexpr std::size_t most = std::size_t{1} << 20;
  if (yaml.size() > most) {
    throw bad_input({std::string(file_name), 0, 0},
                    fmt::format("{} bytes; a lexicon has at most {}", yaml.size(), most));
  }
  try {
    File(draft, file_name).read(YAML::Load(std::string(yaml)));
  } catch (const YAML::Exception& error) {
    throw bad_input(place_of(file_name, error.mark), fmt::format("not YAML: {}", error.msg));
  }
}

}  // namespace winloop::signal
