#include "draft.hpp"
#include "pack.hpp"
#include <winloop/base/bytes.hpp>
#include <winloop/base/names.hpp>
#include <winloop/signal/lexicon.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace winloop::signal {

namespace {

/// Longest pattern after word lists are put in; lists may name lists.
constexpr std::size_t longest_pattern = 16'384;
constexpr int deepest_list = 8;

class Compiler {
 public:
  explicit Compiler(const Draft& draft) : draft_(draft) {
    for (const auto& [name, list] : draft.words) lists_.emplace(name, list.text);
  }
  Rules run();

 private:
  static std::string prepared(const Placed& pattern);
  void check(const Placed& place, std::string_view text);
  std::string expand(const Placed& pattern, std::string_view text, int depth) const;
  std::vector<std::uint32_t> patterns(const std::vector<Placed>& any, Rules::Owner owner);
  std::vector<std::uint32_t> cancellers(const std::vector<Placed>& ids) const;
  void cues();
  void build_indexes();

  const Draft& draft_;
  std::map<std::string, std::string, std::less<>> lists_;
  RequiredWords required_{lists_};
  Needs needs_;
  Rules rules_;
  PatternChecker checker_;
};

bool word_at_edge(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool starts_with_word(std::string_view text) {
  while (text.starts_with("(?:")) text.remove_prefix(3);
  return !text.empty() && (word_at_edge(text.front()) || text.front() == '<');
}

bool ends_with_word(std::string_view text) {
  while (text.ends_with(")")) text.remove_suffix(1);
  return !text.empty() && (word_at_edge(text.back()) || text.back() == '>');
}

/// The name in a `<name>` that begins at `at`; empty when none does. `(?P<name>` is RE2's own.
std::string_view list_name(std::string_view text, std::size_t at) {
  const bool begins = text[at] == '<' && (at == 0 || text[at - 1] != 'P') && at + 1 < text.size() &&
                      text[at + 1] >= 'a' && text[at + 1] <= 'z';
  if (!begins) return {};
  const std::size_t close = text.find('>', at);
  return text.substr(at + 1, close == std::string_view::npos ? close : close - at - 1);
}

std::string Compiler::expand(const Placed& pattern, std::string_view text, int depth) const {
  if (depth > deepest_list) {
    throw bad_input(pattern.place, "word lists that name each other; expected no circle");
  }
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view name = list_name(text, i);
    if (name.empty()) {
      out += text[i];
      continue;
    }
    const auto list = lists_.find(name);
    if (list == lists_.end()) {
      std::vector<std::string> known;
      for (const auto& [id, ignored] : lists_) known.push_back(id);
      throw bad_input(pattern.place, unknown_name("word list", name, known));
    }
    out += "(?:" + expand(pattern, list->second, depth + 1) + ')';
    if (out.size() > longest_pattern) {
      throw bad_input(pattern.place,
                      fmt::format("pattern of more than {} bytes once its word lists "
                                  "are put in; use shorter lists",
                                  longest_pattern));
    }
    i += name.size() + 1;
  }
  return out;
}

/// The pattern as RE2 takes it but for its word lists.
std::string Compiler::prepared(const Placed& pattern) {
  // `...` stands for anything between two words of the sentence.
  std::string text = pattern.text;
  for (std::size_t at = 0; (at = text.find(" ... ", at)) != std::string::npos;) {
    text.replace(at, 5, "\\b.*\\b");
  }
  // A word at a pattern's edge is a whole word.
  const bool front = starts_with_word(text);
  const bool back = ends_with_word(text);
  return (front ? "\\b" : "") + text + (back ? "\\b" : "");
}

/// Throws when RE2 refuses it, and where it asks for a capital letter, which the text it is over
/// never holds. A list in its group is as good as one letter, and faster to check.
void Compiler::check(const Placed& place, std::string_view text) {
  std::string stand_in;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view name = list_name(text, i);
    stand_in += name.empty() ? text[i] : 'x';
    if (!name.empty()) i += name.size() + 1;
  }
  const std::string complaint = checker_.complaint(stand_in);
  if (!complaint.empty()) {
    throw bad_input(place.place, fmt::format("pattern \"{}\" is wrong: {}; expected an RE2 regular "
                                             "expression",
                                             place.text, complaint));
  }
  if (const auto capital = capital_letter(stand_in)) {
    throw bad_input(place.place,
                    fmt::format("pattern \"{}\" has a capital {} and would never match; what is "
                                "said is looked at in small letters, write it so",
                                place.text, *capital));
  }
}

std::vector<std::uint32_t> Compiler::patterns(const std::vector<Placed>& any, Rules::Owner owner) {
  std::vector<std::uint32_t> all;
  for (const Placed& pattern : any) {
    const std::string text = prepared(pattern);
    if (text.empty()) throw bad_input(pattern.place, "an empty pattern would match anywhere");
    check(pattern, text);
    all.push_back(static_cast<std::uint32_t>(rules_.patterns.size()));
    needs_.add(required_.of(text));
    rules_.patterns.emplace_back(expand(pattern, text, 0));
    rules_.owners.push_back(owner);
  }
  return all;
}

std::vector<std::uint32_t> Compiler::cancellers(const std::vector<Placed>& ids) const {
  std::vector<std::uint32_t> all;
  for (const Placed& id : ids) {
    const auto there = std::find_if(draft_.cancellers.begin(), draft_.cancellers.end(),
                                    [&](const auto& known) { return known.first == id.text; });
    if (there == draft_.cancellers.end()) {
      std::vector<std::string> known;
      for (const auto& [name, group] : draft_.cancellers) known.push_back(name);
      throw bad_input(id.place, unknown_name("canceller", id.text, known));
    }
    all.push_back(static_cast<std::uint32_t>(there - draft_.cancellers.begin()));
  }
  return all;
}

void Compiler::cues() {
  for (const Draft::Cue& from : draft_.cues) {
    Cue cue;
    cue.id = from.id;
    cue.kind = from.kind;
    cue.category = from.category;
    cue.by = from.by;
    cue.strength = from.strength;
    cue.dated = from.dated;
    cue.only_asked = from.only_asked;
    cue.file = from.place.file;
    cue.line = from.place.line;
    cue.unless = cancellers(from.unless);
    const auto regardless = cancellers(from.regardless);
    if (const auto usual = draft_.unless.find(from.kind); usual != draft_.unless.end()) {
      for (const std::uint32_t id : cancellers(usual->second)) {
        const auto is_in = [id](const std::vector<std::uint32_t>& ids) {
          return std::find(ids.begin(), ids.end(), id) != ids.end();
        };
        // A cue may name what stops all of its kind anyway.
        if (!is_in(regardless) && !is_in(cue.unless)) cue.unless.push_back(id);
      }
    }
    cue.patterns = patterns(
        from.any, {Rules::Owner::Kind::cue, static_cast<std::uint32_t>(rules_.cues.size())});
    rules_.cues.push_back(std::move(cue));
  }
}

/// Who speaks decides which patterns are looked at.
void Compiler::build_indexes() {
  std::vector<std::uint32_t> candidate;
  std::vector<std::uint32_t> other;
  std::vector<std::uint32_t> unplaced;
  std::vector<std::uint32_t> canceller;
  for (std::uint32_t p = 0; p < needs_.patterns(); ++p) {
    const Rules::Owner::Kind kind = rules_.owners[p].kind;
    if (kind == Rules::Owner::Kind::ask) other.push_back(p);
    if (kind == Rules::Owner::Kind::canceller) canceller.push_back(p);
    if (kind != Rules::Owner::Kind::cue) continue;
    const Cue& cue = rules_.cues[rules_.owners[p].index];
    if (cue.by != Voice::others) candidate.push_back(p);
    if (cue.by != Voice::candidate) other.push_back(p);
    if (cue.kind == SignalKind::commitment) unplaced.push_back(p);
  }
  rules_.candidate_index.build(needs_, candidate);
  rules_.other_index.build(needs_, other);
  rules_.unplaced_index.build(needs_, unplaced);
  rules_.canceller_index.build(needs_, canceller);
}

Rules Compiler::run() {
  for (const auto& [name, list] : draft_.words) check(list, list.text);
  rules_.silenced = draft_.silenced;
  for (const auto& [kind, ids] : draft_.unless) rules_.unless.emplace(kind, cancellers(ids));
  for (const auto& [kind, ids] : draft_.model_unless)
    rules_.model_unless.emplace(kind, cancellers(ids));
  cues();
  for (const Draft::Ask& from : draft_.asks) {
    const auto index = static_cast<std::uint32_t>(rules_.asks.size());
    rules_.asks.push_back(
        {from.kind, from.category, patterns(from.any, {Rules::Owner::Kind::ask, index})});
  }
  for (const auto& [id, group] : draft_.cancellers) {
    const auto index = static_cast<std::uint32_t>(rules_.cancellers.size());
    rules_.cancellers.push_back(
        {id, group.where, patterns(group.any, {Rules::Owner::Kind::canceller, index})});
  }
  rules_.unanswered = patterns(draft_.unanswered, {Rules::Owner::Kind::unanswered, 0});
  build_indexes();
  return std::move(rules_);
}

}  // namespace

Rules compile(const Draft& draft) {
  return Compiler(draft).run();
}

namespace {

std::shared_ptr<const Rules> make(std::vector<std::pair<std::string, std::string>> sources) {
  Draft draft;
  std::string all;
  for (const auto& [yaml, file] : sources) {
    read_into(draft, yaml, file);
    all += fmt::format("{}\n", yaml.size());
    all += yaml;
  }
  auto rules = std::make_shared<Rules>(compile(draft));
  rules->version = content_hash(all);
  rules->sources = std::move(sources);
  return rules;
}

}  // namespace

Lexicon Lexicon::parse(std::string_view yaml, std::string_view file_name) {
  return Lexicon(make({{std::string(yaml), std::string(file_name)}}));
}

Lexicon Lexicon::overlay(std::string_view yaml, std::string_view file_name) const {
  auto sources = rules_->sources;
  sources.emplace_back(yaml, file_name);
  const Lexicon both(make(std::move(sources)));
  return model_ ? both.with_model(*model_) : both;
}

std::string Lexicon::pack() const {
  return signal::pack(*rules_);
}

Lexicon Lexicon::unpack(std::string_view bytes) {
  return Lexicon(std::make_shared<const Rules>(signal::unpack(bytes)));
}

std::vector<CueInfo> Lexicon::cues() const {
  std::vector<CueInfo> all;
  for (const Cue& cue : rules_->cues) {
    CueInfo info{cue.id, cue.kind, cue.category, cue.by, cue.strength, {}, {}, cue.file, cue.line};
    for (const std::uint32_t p : cue.patterns)
      info.patterns.push_back(rules_->patterns[p].source());
    for (const std::uint32_t c : cue.unless) info.unless.push_back(rules_->cancellers[c].id);
    all.push_back(std::move(info));
  }
  return all;
}

}  // namespace winloop::signal
