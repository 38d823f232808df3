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

/// Sheets write yes and no as they please.
std::string_view yes_or_no(std::string_view folded) {
  if (folded == "yes" || folded == "y" || folded == "true") return "yes";
  if (folded == "no" || folded == "n" || folded == "false") return "no";
  return folded;
}

/// Text is compared folded: a recruiter's "lisbon" is the spec's "Lisbon".
bool same(const Fact& a, const Fact& b) {
  if (a.index() != b.index()) return false;
  if (const auto* number = std::get_if<double>(&a)) return *number == std::get<double>(b);
  const auto left = utf8::fold(std::get<std::string>(a));
  const auto right = utf8::fold(std::get<std::string>(b));
  return yes_or_no(left) == yes_or_no(right);
}

bool is_quote(char c) {
  return c == '"' || c == '\'';
}

/// Where the first value of a list ends: at its comma, but for one that stands between quotation
/// marks; npos when it is the last.
std::size_t value_end(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos || !is_quote(text[first])) return text.find(',');
  // An apostrophe may also begin a word ('s-Hertogenbosch): only a mark that stands before a comma
  // or the end closes.
  for (auto at = text.find(text[first], first + 1); at != std::string_view::npos;
       at = text.find(text[first], at + 1)) {
    const auto next = text.find_first_not_of(" \t", at + 1);
    if (next == std::string_view::npos || text[next] == ',') return next;
  }
  return text.find(',');
}

/// One value. Quotation marks around it, which YAML has around text, are no part of it.
Fact parse_value(std::string_view text, std::string_view whole) {
  const bool opened = is_quote(text.front());
  if (opened && text.size() > 1 && text.back() == text.front()) {
    text = utf8::trim(text.substr(1, text.size() - 2));
  } else if (text.front() == '"') {
    throw bad_input(
        fmt::format("\"{}\" is not a rule: a quotation mark that is not closed", whole));
  }
  if (text.empty())
    throw bad_input(fmt::format("\"{}\" is not a rule: an empty value; {}", whole, rule_forms));
  return parse_fact(text);
}

/// As it is written in a list: between quotation marks when a comma or such a mark stands in it.
std::string listed(const Fact& value) {
  auto text = to_string(value);
  if (text.find(',') == std::string::npos && !is_quote(text.front())) return text;
  const char mark = text.find('"') == std::string::npos ? '"' : '\'';
  return mark + text + mark;
}

std::vector<Fact> parse_list(std::string_view text, std::string_view whole) {
  if (text.size() < 2 || text.front() != '[' || text.back() != ']') {
    throw bad_input(
        fmt::format("\"{}\" is not a rule: `in` takes a list in brackets; {}", whole, rule_forms));
  }
  text = text.substr(1, text.size() - 2);
  std::vector<Fact> values;
  while (true) {
    const auto comma = value_end(text);
    const auto item = utf8::trim(text.substr(0, comma));
    if (item.empty())
      throw bad_input(fmt::format("\"{}\" is not a rule: an empty item in its list", whole));
    values.push_back(parse_value(item, whole));
    if (comma == std::string_view::npos) return values;
    text.remove_prefix(comma + 1);
  }
}

bool orders(FactOperator op) {
  return op == FactOperator::at_least || op == FactOperator::at_most || op == FactOperator::above ||
         op == FactOperator::below;
}

}  // namespace

std::string fact_behind(const Evidence& evidence) {
  if (const auto* fact = std::get_if<FactRule>(&evidence)) return fact->field;
  if (const auto* number = std::get_if<NumberRule>(&evidence)) return number->field;
  return {};
}

std::string to_string(const FactRule& rule) {
  std::vector<std::string> values;
  for (const auto& value : rule.values) values.push_back(listed(value));
  if (rule.op == FactOperator::in)
    return fmt::format("{} in [{}]", rule.field, fmt::join(values, ", "));
  return fmt::format("{} {} {}", rule.field, name(rule.op), values.front());
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
    rule.values.push_back(parse_value(rest, whole));
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
  const auto is_kin = [&](const Fact& wanted) { return wanted.index() == fact.index(); };
  if (std::none_of(rule.values.begin(), rule.values.end(), is_kin)) return std::nullopt;
  const auto matches = [&](const Fact& wanted) { return same(fact, wanted); };
  const bool listed = std::any_of(rule.values.begin(), rule.values.end(), matches);
  if (!orders(rule.op)) return (rule.op == FactOperator::is_not) != listed ? 1.0 : 0.0;
  const auto number = std::get<double>(fact);
  const auto bound = std::get<double>(rule.values.front());
  switch (rule.op) {
    case FactOperator::at_least:
      return number >= bound ? 1.0 : 0.0;
    case FactOperator::at_most:
      return number <= bound ? 1.0 : 0.0;
    case FactOperator::above:
      return number > bound ? 1.0 : 0.0;
    default:
      return number < bound ? 1.0 : 0.0;
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
