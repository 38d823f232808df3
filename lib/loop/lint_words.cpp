#include <winloop/base/utf8.hpp>
#include <winloop/loop/lint_words.hpp>
#include <winloop/store/yaml.hpp>

#include <embedded/lint.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace winloop::loop {

namespace {

std::vector<std::string> slugs_under(const store::YamlNode& node, std::string_view key) {
  std::vector<std::string> slugs;
  if (const auto* list = node.find(key)) {
    for (const auto& item : list->as_list()) {
      if (utf8::slug(item.as_text()) != item.as_text())
        throw item.error("expected an id: a-z, 0-9 and single dashes");
      slugs.push_back(item.as_text());
    }
  }
  return slugs;
}

LintRule read_lint_rule(const store::YamlNode& node, LintKind kind) {
  node.expect_keys({"rule", "fields", "upper_bounds", "phrases", "why", "instead"});
  LintRule rule;
  rule.kind = kind;
  rule.name = node.at("rule").as_text();
  rule.fields = slugs_under(node, "fields");
  rule.upper_bounds = slugs_under(node, "upper_bounds");
  if (const auto* phrases = node.find("phrases")) {
    for (const auto& phrase : phrases->as_texts()) rule.phrases.push_back(lint_plain(phrase));
  }
  // The longest first: of two that overlap, what is shown is the whole.
  std::stable_sort(rule.phrases.begin(), rule.phrases.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  rule.why = node.at("why").as_text();
  rule.instead = node.at("instead").as_text();
  return rule;
}

using Words = std::vector<std::string_view>;

Words words_of(std::string_view plain) {
  Words words;
  while (!plain.empty()) {
    const auto end = std::min(plain.find(' '), plain.size());
    if (end > 0) words.push_back(plain.substr(0, end));
    plain.remove_prefix(std::min(end + 1, plain.size()));
  }
  return words;
}

/// "not older than 30 days" is said of logs.
bool is_shorter_than_years(std::string_view unit) {
  constexpr std::array<std::string_view, 6> units{"ms", "sec", "min", "h", "s", "d"};
  constexpr std::array<std::string_view, 6> whole{"millisecond", "second", "minute",
                                                  "hour",        "day",    "week"};
  if (unit.starts_with("month")) return true;
  return std::find(units.begin(), units.end(), unit) != units.end() ||
         std::any_of(whole.begin(), whole.end(),
                     [unit](std::string_view one) { return unit.starts_with(one); });
}

bool is_age(const Words& text, std::size_t at) {
  constexpr int youngest = 16;
  constexpr int oldest = 80;
  int number = 0;
  const auto* const end = text[at].data() + text[at].size();
  const auto [to, error] = std::from_chars(text[at].data(), end, number);
  if (error != std::errc() || to != end || number < youngest || number > oldest) return false;
  return at + 1 == text.size() || !is_shorter_than_years(text[at + 1]);
}

bool stands_at(const Words& phrase, const Words& text, std::size_t from) {
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const bool fits = phrase[i] == text[from + i] || phrase[i] == "anyword" ||
                      (phrase[i] == "anyage" && is_age(text, from + i));
    if (!fits) return false;
  }
  return true;
}

}  // namespace

std::string lint_phrase_in(const std::vector<std::string>& phrases, std::string_view text) {
  const auto plain = lint_plain(text);
  const auto words = words_of(plain);
  for (const auto& phrase : phrases) {
    const auto wanted = words_of(phrase);
    for (std::size_t from = 0; from + wanted.size() <= words.size(); ++from) {
      if (!stands_at(wanted, words, from)) continue;
      const auto& last = words[from + wanted.size() - 1];
      return {words[from].data(), last.data() + last.size()};
    }
  }
  return {};
}

std::string lint_plain(std::string_view text) {
  auto plain = utf8::plain_words(text);
  std::replace(plain.begin(), plain.end(), '-', ' ');
  return plain;
}

std::vector<LintRule> read_lint_rules(std::string_view text, std::string_view file) {
  const auto root = store::parse_yaml(text, file);
  root.expect_keys({"protected", "proxies", "vague"});
  std::vector<LintRule> rules;
  for (const auto& [key, kind] : {std::pair("protected", LintKind::protected_ground),
                                  {"proxies", LintKind::proxy},
                                  {"vague", LintKind::vague}}) {
    for (const auto& node : root.at(key).as_list()) rules.push_back(read_lint_rule(node, kind));
  }
  return rules;
}

std::vector<LintRule> shipped_lint_rules() {
  const auto& file = embedded::lint().front();
  return read_lint_rules(file.text, file.name);
}

bool names_protected_ground(const std::vector<LintRule>& rules, std::string_view name) {
  const auto words = fmt::format("-{}-", utf8::slug(name));
  return std::any_of(rules.begin(), rules.end(), [&](const LintRule& rule) {
    return rule.kind == LintKind::protected_ground &&
           std::any_of(rule.fields.begin(), rule.fields.end(), [&](const std::string& field) {
             return words.find(fmt::format("-{}-", field)) != std::string::npos;
           });
  });
}

}  // namespace winloop::loop
