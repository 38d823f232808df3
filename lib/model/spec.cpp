#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/model/spec.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace winloop {

namespace {

constexpr std::string_view rule_forms =
    "expected FIELD OPERATOR VALUE (years >= 5, location == Lisbon) or FIELD in [A, B]";

/// Text is compared folded: a recruiter's "lisbon" is the spec's "Lisbon".
bool same(const Fact& a, const Fact& b) {
  if (a.index() != b.index()) return false;
  if (const auto* number = std::get_if<double>(&a)) return *number == std::get<double>(b);
  return utf8::fold(std::get<std::string>(a)) == utf8::fold(std::get<std::string>(b));
}

std::vector<Fact> parse_list(std::string_view text, std::string_view whole) {
  if (text.size() < 2 || text.front() != '[' || text.back() != ']') {
    throw bad_input(
        fmt::format("\"{}\" is not a rule: `in` takes a list in brackets; {}", whole, rule_forms));
  }
  text = text.substr(1, text.size() - 2);
  std::vector<Fact> values;
  while (true) {
    const auto comma = text.find(',');
    const auto item = utf8::trim(text.substr(0, comma));
    if (item.empty())
      throw bad_input(fmt::format("\"{}\" is not a rule: an empty item in its list", whole));
    values.push_back(parse_fact(item));
    if (comma == std::string_view::npos) return values;
    text.remove_prefix(comma + 1);
  }
}

bool orders(FactOperator op) {
  return op == FactOperator::at_least || op == FactOperator::at_most || op == FactOperator::above ||
         op == FactOperator::below;
}

}  // namespace

std::string to_string(const FactRule& rule) {
  std::vector<std::string> values;
  for (const auto& value : rule.values) values.push_back(to_string(value));
  const auto listed = fmt::format("{}", fmt::join(values, ", "));
  if (rule.op == FactOperator::in) return fmt::format("{} in [{}]", rule.field, listed);
  return fmt::format("{} {} {}", rule.field, name(rule.op), listed);
}

FactRule parse_fact_rule(std::string_view text) {
  const auto whole = utf8::trim(text);
  const auto field_end = whole.find_first_of(" \t<>=!");
  if (field_end == std::string_view::npos || field_end == 0) {
    throw bad_input(fmt::format("\"{}\" is not a rule; {}", whole, rule_forms));
  }
  FactRule rule;
  rule.field = std::string(whole.substr(0, field_end));
  auto rest = utf8::trim(whole.substr(field_end));
  const auto op_end =
      rest.starts_with("in") ? 2 : std::min(rest.find_first_not_of("<>=!"), rest.size());
  const auto op = try_from_name<FactOperator>(rest.substr(0, op_end));
  if (!op)
    throw bad_input(fmt::format("\"{}\" is not a rule: no operator \"{}\"; {}", whole,
                                rest.substr(0, op_end), rule_forms));
  rule.op = *op;
  rest = utf8::trim(rest.substr(op_end));
  if (rest.empty())
    throw bad_input(fmt::format("\"{}\" is not a rule: no value; {}", whole, rule_forms));
  if (rule.op == FactOperator::in) {
    rule.values = parse_list(rest, whole);
  } else {
    rule.values.push_back(parse_fact(rest));
  }
  if (orders(rule.op) && !std::holds_alternative<double>(rule.values.front())) {
    throw bad_input(fmt::format("\"{}\" is not a rule: {} compares numbers; {}", whole,
                                name(rule.op), rule_forms));
  }
  return rule;
}

std::optional<double> value_under(const FactRule& rule, const std::map<std::string, Fact>& facts) {
  const auto found = facts.find(rule.field);
  if (found == facts.end()) return std::nullopt;
  const auto& fact = found->second;
  const auto matches = [&](const Fact& wanted) { return same(fact, wanted); };
  const bool listed = std::any_of(rule.values.begin(), rule.values.end(), matches);
  if (!orders(rule.op)) return (rule.op == FactOperator::is_not) != listed ? 1.0 : 0.0;
  const auto* number = std::get_if<double>(&fact);
  if (number == nullptr) return std::nullopt;
  const auto bound = std::get<double>(rule.values.front());
  switch (rule.op) {
    case FactOperator::at_least:
      return *number >= bound ? 1.0 : 0.0;
    case FactOperator::at_most:
      return *number <= bound ? 1.0 : 0.0;
    case FactOperator::above:
      return *number > bound ? 1.0 : 0.0;
    default:
      return *number < bound ? 1.0 : 0.0;
  }
}

std::optional<double> value_under(const NumberRule& rule,
                                  const std::map<std::string, Fact>& facts) {
  const auto found = facts.find(rule.field);
  if (found == facts.end()) return std::nullopt;
  const auto* number = std::get_if<double>(&found->second);
  if (number == nullptr || rule.from == rule.to) return std::nullopt;
  return std::clamp((*number - rule.from) / (rule.to - rule.from), 0.0, 1.0);
}

}  // namespace winloop
