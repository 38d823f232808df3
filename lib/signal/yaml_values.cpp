#include "yaml_values.hpp"

#include <fmt/format.h>

#include <functional>
#include <set>

namespace winloop::signal {

namespace {

Error alias(const Place& place) {
  return bad_input(place, "an alias (*name); aliases are not read here, write the value out");
}

}  // namespace

Place place_of(std::string_view file, const YAML::Mark& mark) {
  if (mark.is_null()) return {std::string(file), 0, 0};
  return {std::string(file), mark.line + 1, mark.column + 1};
}

YamlValues::Entries YamlValues::entries(const YAML::Node& node, std::string_view what) const {
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

Placed YamlValues::scalar(const YAML::Node& node, std::string_view what) const {
  if (!node.IsScalar())
    throw wrong(node, fmt::format("{} is not a text; expected one value", what));
  return {node.Scalar(), place(node)};
}

std::vector<Placed> YamlValues::list(const YAML::Node& node, std::string_view what) const {
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

Error unknown(const Placed& found, std::string_view what, const std::vector<std::string>& known) {
  return bad_input(found.place, unknown_name(what, found.text, known));
}

}  // namespace winloop::signal
