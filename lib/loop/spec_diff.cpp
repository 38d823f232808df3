#include <winloop/loop/spec_diff.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::loop {

namespace {

const Criterion* criterion_with(const Spec& spec, const std::string& id) {
  const auto found = std::find_if(spec.criteria.begin(), spec.criteria.end(),
                                  [&](const Criterion& criterion) { return criterion.id == id; });
  return found == spec.criteria.end() ? nullptr : &*found;
}

std::string must_change(const Criterion& before, const Criterion& after) {
  const auto was = must_words(before);
  const auto is = must_words(after);
  if (was == is) return "";
  if (was.empty()) return fmt::format("must-have of {} added", is);
  if (is.empty()) return fmt::format("must-have of {} dropped", was);
  return fmt::format("must-have {} to {}", was, is);
}

std::string level_change(std::size_t level, const std::string& was, const std::string& is,
                         Wording wording) {
  if (wording == Wording::noted) return fmt::format("level {} reworded", level);
  if (was.empty()) return fmt::format("level {} described: “{}”", level, is);
  if (is.empty()) return fmt::format("level {} no longer described: “{}”", level, was);
  return fmt::format("level {}: “{}” → “{}”", level, was, is);
}

std::vector<std::string> changes_between(const Criterion& before, const Criterion& after,
                                         Wording wording) {
  std::vector<std::string> changes;
  if (before.weight != after.weight)
    changes.push_back(fmt::format("weight {} to {}", before.weight, after.weight));
  if (auto must = must_change(before, after); !must.empty()) changes.push_back(std::move(must));
  if (before.evidence != after.evidence) {
    changes.push_back(
        fmt::format("evidence {} to {}", evidence_words(before), evidence_words(after)));
  }
  if (before.name != after.name) {
    changes.push_back(wording == Wording::noted
                          ? fmt::format("renamed from \"{}\"", before.name)
                          : fmt::format("name: “{}” → “{}”", before.name, after.name));
  }
  for (std::size_t level = 0; level < after.anchors.size(); ++level) {
    if (before.anchors[level] != after.anchors[level])
      changes.push_back(
          level_change(level + 1, before.anchors[level], after.anchors[level], wording));
  }
  return changes;
}

std::string added_words(const Criterion& criterion) {
  const auto must = must_words(criterion);
  return fmt::format("added: weight {}, {}{}", criterion.weight, evidence_words(criterion),
                     must.empty() ? "" : fmt::format(", must-have of {}", must));
}

}  // namespace

std::string must_words(const Criterion& criterion) {
  if (!criterion.must) return "";
  if (std::holds_alternative<RatingEvidence>(criterion.evidence)) {
    return fmt::format("{:.3g}", level_of_value(*criterion.must));
  }
  if (std::holds_alternative<FactRule>(criterion.evidence)) return "met";
  const auto& rule = std::get<NumberRule>(criterion.evidence);
  return fmt::format("{:.6g}", rule.from + *criterion.must * (rule.to - rule.from));
}

std::string evidence_words(const Criterion& criterion) {
  if (std::holds_alternative<RatingEvidence>(criterion.evidence)) return "ratings";
  if (const auto* rule = std::get_if<FactRule>(&criterion.evidence)) return to_string(*rule);
  const auto& rule = std::get<NumberRule>(criterion.evidence);
  return fmt::format("{} from {} to {}", rule.field, rule.from, rule.to);
}

std::vector<SpecChange> differences(const Spec& before, const Spec& after, Wording wording) {
  std::vector<SpecChange> all;
  if (before.unknown != after.unknown) {
    all.push_back(
        {"",
         "",
         {fmt::format("unknown values: {} to {}", name(before.unknown), name(after.unknown))}});
  }
  if (before.raters != after.raters)
    all.push_back(
        {"", "", {fmt::format("raters: {} to {}", name(before.raters), name(after.raters))}});
  for (const auto& criterion : after.criteria) {
    const auto* old = criterion_with(before, criterion.id);
    if (old == nullptr) {
      all.push_back({criterion.id, criterion.name, {added_words(criterion)}});
    } else if (auto changes = changes_between(*old, criterion, wording); !changes.empty()) {
      all.push_back({criterion.id, criterion.name, std::move(changes)});
    }
  }
  for (const auto& criterion : before.criteria) {
    if (criterion_with(after, criterion.id) == nullptr)
      all.push_back({criterion.id, criterion.name, {"dropped"}});
  }
  return all;
}

}  // namespace winloop::loop
