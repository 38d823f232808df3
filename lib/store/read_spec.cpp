#include <winloop/base/utf8.hpp>
#include <winloop/model/must.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/yaml.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::store {

namespace {

std::string read_id(const YamlNode& node, const std::vector<Criterion>& others) {
  const auto& id = node.as_text();
  const auto slug = utf8::slug(id);
  if (id.empty() || slug != id) {
    throw node.error(
        fmt::format("\"{}\" is no id for a criterion; expected a-z, 0-9 and single dashes{}", id,
                    slug.empty() ? "" : fmt::format(", as {}", slug)));
  }
  const auto same = [&](const Criterion& other) { return other.id == id; };
  if (std::any_of(others.begin(), others.end(), same)) {
    throw node.error(fmt::format("the criterion \"{}\" again", id));
  }
  return id;
}

FactRule read_fact(const YamlNode& node) {
  try {
    return parse_fact_rule(node.as_text());
  } catch (const Error& error) {
    if (node.kind() != YamlNode::Kind::scalar) throw;
    throw node.error(error.what());
  }
}

NumberRule read_number(const YamlNode& node) {
  node.expect_keys({"field", "from", "to"});
  NumberRule rule;
  rule.field = node.at("field").as_text();
  rule.from = node.at("from").as_number();
  rule.to = node.at("to").as_number();
  if (rule.from == rule.to)
    throw node.error("`from` and `to` are the same; between them lies the score");
  return rule;
}

Evidence read_evidence(const YamlNode& node) {
  const auto* fact = node.find("fact");
  const auto* number = node.find("number");
  if (fact != nullptr && number != nullptr) {
    throw number->error("a criterion has `fact` or `number`, not both");
  }
  if (fact != nullptr) return read_fact(*fact);
  if (number != nullptr) return read_number(*number);
  return RatingEvidence{};
}

double read_must(const YamlNode& node, const Evidence& evidence) {
  if (std::holds_alternative<FactRule>(evidence)) {
    if (node.as_text() == "met") return 1;
    throw node.error(fmt::format("\"{}\"; a rule over a fact is met or not: expected `must: met`",
                                 node.as_text()));
  }
  const auto written = node.as_number();
  try {
    return must_value(evidence, written);
  } catch (const Error& error) {
    throw node.error(error.what());
  }
}

std::array<std::string, 4> read_anchors(const YamlNode& node, const Evidence& evidence) {
  if (!std::holds_alternative<RatingEvidence>(evidence)) {
    throw node.error("levels describe ratings; this criterion is decided by `fact` or `number`");
  }
  std::array<std::string, 4> anchors;
  for (const auto& [key, value] : node.as_entries()) {
    const auto level = key.as_integer(lowest_level, highest_level);
    if (!value.is_null()) anchors.at(static_cast<std::size_t>(level - 1)) = value.as_text();
  }
  return anchors;
}

Criterion read_criterion(const YamlNode& node, const std::vector<Criterion>& others) {
  node.expect_keys({"id", "name", "weight", "must", "fact", "number", "levels"});
  Criterion criterion;
  criterion.id = read_id(node.at("id"), others);
  const auto* name = node.find("name");
  criterion.name = name == nullptr ? criterion.id : name->as_text();
  if (const auto* weight = node.find("weight")) {
    criterion.weight = weight->as_number();
    if (criterion.weight < 0) throw weight->error("a weight below 0");
  }
  criterion.evidence = read_evidence(node);
  if (const auto* must = node.find("must")) criterion.must = read_must(*must, criterion.evidence);
  if (const auto* levels = node.find("levels")) {
    criterion.anchors = read_anchors(*levels, criterion.evidence);
  }
  return criterion;
}

}  // namespace

Spec read_spec(std::string_view text, std::string_view file) {
  constexpr std::size_t most_criteria = 200;
  const auto root = parse_yaml(text, file);
  root.expect_keys({"unknown", "raters", "criteria"});
  Spec spec;
  if (const auto* unknown = root.find("unknown")) spec.unknown = unknown->as_name<UnknownPolicy>();
  if (const auto* raters = root.find("raters")) spec.raters = raters->as_name<RaterPolicy>();
  const auto& list = root.at("criteria");
  if (list.as_list().size() > most_criteria) {
    throw list.error(fmt::format("more than {} criteria", most_criteria));
  }
  for (const auto& node : list.as_list())
    spec.criteria.push_back(read_criterion(node, spec.criteria));
  const auto weighs = [](const Criterion& criterion) { return criterion.weight > 0; };
  if (!std::any_of(spec.criteria.begin(), spec.criteria.end(), weighs)) {
    throw list.error("no criterion has a weight above 0; nothing could be ranked");
  }
  return spec;
}

}  // namespace winloop::store
