#include "draft.hpp"
#include <winloop/base/names.hpp>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
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

Place place_of(std::string_view file, const YAML::Mark& mark) {
  if (mark.is_null()) return {std::string(file), 0, 0};
  return {std::string(file), mark.line + 1, mark.column + 1};
}

Error alias(const Place& place) {
  return bad_input(place, "an alias (*name); aliases are not read here, write the value out");
}

class File {
 public:
  File(Draft& draft, std::string_view name) : draft_(draft), name_(name) {}

  void read(const YAML::Node& root);

 private:
  using Entries = std::vector<std::pair<Placed, YAML::Node>>;

  [[nodiscard]] Place place(const YAML::Node& node) const { return place_of(name_, node.Mark()); }
  [[nodiscard]] Error wrong(const YAML::Node& node, std::string_view what) const {
    return bad_input(place(node), what);
  }

  Entries entries(const YAML::Node& node, std::string_view what) const;
  Placed scalar(const YAML::Node& node, std::string_view what) const;
  std::vector<Placed> list(const YAML::Node& node, std::string_view what) const;
  template <typename T, std::size_t N>
  T choice(const YAML::Node& node, std::string_view what,
           const std::array<std::pair<std::string_view, T>, N>& known) const;
  Error unknown(const Placed& found, std::string_view what,
                const std::vector<std::string>& known) const;
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
  std::string_view name_;
};

File::Entries File::entries(const YAML::Node& node, std::string_view what) const {
  if (!node.IsMap()) {
    throw wrong(node, fmt::format("{} is not a mapping; expected `key: value` lines", what));
  }
  Entries all;
  std::set<std::string, std::less<>> seen;
  for (const auto& entry : node) {
    Placed key = scalar(entry.first, "a key");
    if (!seen.insert(key.text).second) {
      throw bad_input(key.place,
                      fmt::format("duplicate key \"{}\" in {}; keep one", key.text, what));
    }
    // An alias stands where its anchor does: before its key.
    if (entry.second.Mark().pos < entry.first.Mark().pos) throw alias(key.place);
    all.emplace_back(std::move(key), entry.second);
  }
  return all;
}

Placed File::scalar(const YAML::Node& node, std::string_view what) const {
  if (!node.IsScalar())
    throw wrong(node, fmt::format("{} is not a text; expected one value", what));
  return {node.Scalar(), place(node)};
}

std::vector<Placed> File::list(const YAML::Node& node, std::string_view what) const {
  if (node.IsScalar()) return {scalar(node, what)};
  if (!node.IsSequence()) {
    throw wrong(node, fmt::format("{} is neither a text nor a list of texts", what));
  }
  std::vector<Placed> all;
  int last = node.Mark().pos - 1;
  for (const auto& item : node) {
    if (item.Mark().pos <= last) throw alias(place(node));
    last = item.Mark().pos;
    all.push_back(scalar(item, what));
  }
  return all;
}

Error File::unknown(const Placed& found, std::string_view what,
                    const std::vector<std::string>& known) const {
  return bad_input(found.place, unknown_name(what, found.text, known));
}

template <typename T, std::size_t N>
T File::choice(const YAML::Node& node, std::string_view what,
               const std::array<std::pair<std::string_view, T>, N>& known) const {
  const Placed found = scalar(node, what);
  std::vector<std::string> names;
  for (const auto& [word, value] : known) {
    if (word == found.text) return value;
    names.emplace_back(word);
  }
  throw unknown(found, what, names);
}

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
  for (const auto& [key, value] : entries(node, "words")) {
    const auto parts = list(value, "a word list");
    Placed whole{"", parts.empty() ? key.place : parts.front().place};
    for (const Placed& part : parts) {
      if (!whole.text.empty()) whole.text += '|';
      whole.text += part.text;
    }
    if (whole.text.empty()) throw wrong(value, fmt::format("word list \"{}\" is empty", key.text));
    draft_.words.insert_or_assign(key.text, whole);
  }
}

void File::cancels(const YAML::Node& node) {
  for (const auto& [key, value] : entries(node, "cancels")) {
    Draft::Group group;
    group.place = key.place;
    if (value.IsMap()) {
      for (const auto& [field, content] : entries(value, "a canceller")) {
        if (field.text == "where")
          group.where = choice(content, "place of a canceller", wheres);
        else if (field.text == "any")
          group.any = list(content, "any");
        else
          throw unknown(field, "key of a canceller", {"where", "any"});
      }
    } else {
      group.any = list(value, "a canceller");
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
  for (const auto& [key, value] : entries(node, "asks")) {
    Draft::Ask ask;
    std::tie(ask.kind, ask.category) = kind_and_category(key, false);
    ask.any = list(value, "an ask");
    draft_.asks.push_back(std::move(ask));
  }
}

void File::unless(const YAML::Node& node) {
  for (const auto& [key, value] : entries(node, "unless")) {
    const bool of_model = key.text.starts_with(model_prefix);
    const std::string word = of_model ? key.text.substr(model_prefix.size()) : key.text;
    const auto kind = try_from_name<SignalKind>(word);
    if (!kind) throw unknown({word, key.place}, Names<SignalKind>::what, all_names<SignalKind>());
    (of_model ? draft_.model_unless : draft_.unless)[*kind] = list(value, "unless");
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
    cue.any = list(node, "a cue");
  } else {
    for (const auto& [field, content] : entries(node, "a cue")) {
      if (field.text == "any")
        cue.any = list(content, "any");
      else if (field.text == "unless")
        cue.unless = list(content, "unless");
      else if (field.text == "regardless")
        cue.regardless = list(content, "regardless");
      else if (field.text == "by")
        cue.by = choice(content, "voice", voices);
      else if (field.text == "dated")
        cue.dated = choice(content, "answer", truths);
      else if (field.text == "only_asked")
        cue.only_asked = choice(content, "answer", truths);
      else if (field.text == "strength") {
        const Placed text = scalar(content, "strength");
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
  for (const auto& [key, group] : entries(node, "cues")) {
    const auto [kind, category] = kind_and_category(key, false);
    for (const auto& [id, value] : entries(group, key.text)) cue(id, kind, category, value);
  }
}

void File::remove(const YAML::Node& node) {
  for (const Placed& id : list(node, "remove")) {
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
  const auto all = entries(root, "a lexicon");
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
    for (Placed& pattern : list(*node, "unanswered"))
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
