#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/what_if.hpp>
#include <winloop/model/candidate.hpp>
#include <winloop/model/must.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace winloop::loop {

namespace {

/// `systems.weight=6`, taken apart.
struct Tried {
  std::string criterion;
  std::string what;
  std::string value;
};

Tried take_apart(std::string_view text) {
  const auto equals = text.find('=');
  const auto dot = text.substr(0, equals).rfind('.');
  Tried tried;
  if (equals != std::string_view::npos && dot != std::string_view::npos) {
    tried = {std::string(utf8::trim(text.substr(0, dot))),
             std::string(utf8::trim(text.substr(dot + 1, equals - dot - 1))),
             std::string(utf8::trim(text.substr(equals + 1)))};
  }
  if (tried.criterion.empty() || tried.value.empty() ||
      (tried.what != "weight" && tried.what != "must")) {
    throw Error(ErrorKind::usage,
                fmt::format("--what-if \"{}\": expected CRITERION.weight=NUMBER or "
                            "CRITERION.must=LEVEL (none for no must-have)",
                            text));
  }
  return tried;
}

Criterion& criterion_named(Spec& spec, const std::string& id) {
  std::vector<std::string> ids;
  for (auto& criterion : spec.criteria) {
    if (criterion.id == id) return criterion;
    ids.push_back(criterion.id);
  }
  throw_unknown_name("criterion", id, ids);
}

double number_in(const Tried& tried, std::string_view expected) {
  const auto fact = parse_fact(tried.value);
  const auto* number = std::get_if<double>(&fact);
  if (number == nullptr || !std::isfinite(*number)) {
    throw bad_input(fmt::format("--what-if {}.{}: \"{}\"; expected {}", tried.criterion, tried.what,
                                tried.value, expected));
  }
  return *number;
}

void try_must(Criterion& criterion, const Tried& tried) {
  if (tried.value == "none") {
    criterion.must.reset();
    return;
  }
  if (std::holds_alternative<FactRule>(criterion.evidence)) {
    if (tried.value != "met") {
      throw bad_input(
          fmt::format("--what-if {}.must: \"{}\"; a rule over a fact is met or not: expected met "
                      "or none",
                      tried.criterion, tried.value));
    }
    criterion.must = 1;
    return;
  }
  const auto written = number_in(tried, std::holds_alternative<NumberRule>(criterion.evidence)
                                            ? "a number or none"
                                            : "a level from 1 to 4, or none");
  try {
    criterion.must = must_value(criterion.evidence, written);
  } catch (const Error& error) {
    throw bad_input(fmt::format("--what-if {}.must: {}", tried.criterion, error.what()));
  }
}

}  // namespace

Spec what_if(Spec spec, std::span<const std::string> tried) {
  for (const auto& text : tried) {
    const auto one = take_apart(text);
    auto& criterion = criterion_named(spec, one.criterion);
    if (one.what == "must") {
      try_must(criterion, one);
      continue;
    }
    criterion.weight = number_in(one, "a number, 0 or more");
    if (criterion.weight < 0) {
      throw bad_input(fmt::format("--what-if {}.weight: {}; a weight below 0", one.criterion,
                                  criterion.weight));
    }
  }
  const auto weighs = [](const Criterion& criterion) { return criterion.weight > 0; };
  if (!tried.empty() && std::none_of(spec.criteria.begin(), spec.criteria.end(), weighs))
    throw bad_input("--what-if: no criterion keeps a weight above 0; nothing could be ranked");
  return spec;
}

}  // namespace winloop::loop
