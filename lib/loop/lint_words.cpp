#include <winloop/base/utf8.hpp>
#include <winloop/loop/lint_words.hpp>
#include <winloop/store/yaml.hpp>

#include <embedded/lint.hpp>

#include <algorithm>

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

}  // namespace

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

}  // namespace winloop::loop
