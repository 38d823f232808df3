#include <winloop/base/utf8.hpp>
#include <winloop/loop/spec_diff.hpp>
#include <winloop/loop/spec_lint.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/spec_places.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

namespace winloop::loop {

namespace {

/// The less, the better: `years <= 5`, or a number whose scale falls.
bool bounds_above(const Evidence& evidence) {
  if (const auto* fact = std::get_if<FactRule>(&evidence))
    return fact->op == FactOperator::at_most || fact->op == FactOperator::below;
  const auto* number = std::get_if<NumberRule>(&evidence);
  return number != nullptr && number->from > number->to;
}

bool has_word(const std::vector<std::string>& words, const std::string& word) {
  return !word.empty() && std::find(words.begin(), words.end(), word) != words.end();
}

class WordLint {
 public:
  WordLint(const WrittenSpec& written, std::span<const LintRule> rules)
      : spec_(store::read_spec(written.text, written.file)),
        places_(store::spec_places(written.text, written.file)),
        rules_(rules) {}

  std::vector<LintFinding> findings() {
    for (at_ = 0; at_ < spec_.criteria.size(); ++at_) {
      for (const auto& rule : rules_) apply(rule);
      check_anchors();
      if (criterion().weight == 0 && !criterion().must) {
        add(LintSeverity::warning, "no-weight", here().weight, "weight 0, and no must-have",
            "It changes nothing, and still asks raters for their time.",
            "Give it a weight, or leave it out.");
      }
    }
    check_must_haves();
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) {
      return std::tie(a.place.line, a.severity) < std::tie(b.place.line, b.severity);
    });
    return std::move(found_);
  }

 private:
  [[nodiscard]] const Criterion& criterion() const { return spec_.criteria[at_]; }
  [[nodiscard]] const store::CriterionPlaces& here() const { return places_[at_]; }

  void add(LintSeverity severity, std::string rule, const Place& place, std::string found,
           std::string why, std::string instead) {
    found_.push_back({severity, std::move(rule), place, criterion().id, std::move(found),
                      std::move(why), std::move(instead)});
  }

  void add(const LintRule& rule, const Place& place, std::string found) {
    const bool refused = rule.kind == LintKind::protected_ground;
    add(refused ? LintSeverity::refused : LintSeverity::warning, rule.name, place, std::move(found),
        rule.why, rule.instead);
  }

  /// The field of a rule says it all; else where the words stand.
  void apply(const LintRule& rule) {
    const auto field = utf8::slug(fact_behind(criterion().evidence));
    if (has_word(rule.fields, field) ||
        (has_word(rule.upper_bounds, field) && bounds_above(criterion().evidence))) {
      add(rule, here().evidence, evidence_words(criterion()));
    } else if (has_word(rule.fields, criterion().id) ||
               has_word(rule.fields, utf8::slug(criterion().name))) {
      add(rule, here().name, criterion().name);
    } else {
      look_in(rule, here().name, criterion().name);
    }
    for (std::size_t level = 0; level < criterion().anchors.size(); ++level)
      look_in(rule, here().anchors.at(level), criterion().anchors.at(level));
  }

  void look_in(const LintRule& rule, const Place& place, const std::string& text) {
    auto words = lint_phrase_in(rule.phrases, text);
    if (!words.empty()) add(rule, place, std::move(words));
  }

  void check_anchors() {
    if (!std::holds_alternative<RatingEvidence>(criterion().evidence)) return;
    std::vector<std::string> missing;
    for (std::size_t level = 0; level < criterion().anchors.size(); ++level) {
      if (criterion().anchors.at(level).empty()) missing.push_back(std::to_string(level + 1));
    }
    if (missing.empty()) return;
    const bool all = missing.size() == criterion().anchors.size();
    add(all ? LintSeverity::warning : LintSeverity::note, "no-anchors", here().criterion,
        all ? "no levels"
            : fmt::format("no words for level{} {}", missing.size() == 1 ? "" : "s",
                          fmt::join(missing, ", ")),
        "Without words for its levels, every rater means something else by a 3.",
        "Write under levels: what you would have to see or hear for each.");
  }

  void check_must_haves() {
    std::vector<std::string> musts;
    std::size_t last = 0;
    for (std::size_t at = 0; at < spec_.criteria.size(); ++at) {
      if (!spec_.criteria[at].must) continue;
      musts.push_back(spec_.criteria[at].id);
      last = at;
    }
    constexpr std::size_t enough_to_halve = 3;
    const bool most_of_it =
        musts.size() >= enough_to_halve && 2 * musts.size() > spec_.criteria.size();
    if (musts.size() <= usual_must_haves && !most_of_it) return;
    at_ = last;
    add(LintSeverity::warning, "must-haves", here().must,
        fmt::format("{} must-haves of {} criteria: {}", musts.size(), spec_.criteria.size(),
                    fmt::join(musts, ", ")),
        "Each one removes people whatever else they bring.",
        "Ask of each: would you turn away a great candidate without it? `winloop spec tension` "
        "shows whom.");
  }

  Spec spec_;
  std::vector<store::CriterionPlaces> places_;
  std::span<const LintRule> rules_;
  std::size_t at_ = 0;
  std::vector<LintFinding> found_;
};

}  // namespace

std::vector<LintFinding> lint_words_of(const WrittenSpec& written,
                                       std::span<const LintRule> rules) {
  return WordLint(written, rules).findings();
}

void refuse_protected(const WrittenSpec& written) {
  for (const auto& finding : lint_words_of(written, shipped_lint_rules())) {
    if (finding.severity != LintSeverity::refused) continue;
    throw bad_input(finding.place,
                    fmt::format("\"{}\": a bar may not select by this ({}). {} {}", finding.found,
                                finding.rule, finding.why, finding.instead));
  }
}

}  // namespace winloop::loop
