#pragma once

#include "draft.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>

#include <yaml-cpp/yaml.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace winloop::signal {

/// Where a mark of the parser's stands, counted from 1; line 0 where it has none.
Place place_of(std::string_view file, const YAML::Mark& mark);

/// Texts, lists and mappings of one YAML file, each with its place; what is none, and an alias,
/// throws Error(bad_input) with the place. `what` is what it is called there.
class YamlValues {
 public:
  using Entries = std::vector<std::pair<Placed, YAML::Node>>;

  /// The name is kept by reference.
  explicit YamlValues(std::string_view file) : file_(file) {}

  [[nodiscard]] Place place(const YAML::Node& node) const { return place_of(file_, node.Mark()); }
  [[nodiscard]] Error wrong(const YAML::Node& node, std::string_view what) const {
    return bad_input(place(node), what);
  }

  /// In the file's order; a key that stands twice is refused.
  [[nodiscard]] Entries entries(const YAML::Node& node, std::string_view what) const;
  [[nodiscard]] Placed scalar(const YAML::Node& node, std::string_view what) const;
  /// A text alone is a list of one.
  [[nodiscard]] std::vector<Placed> list(const YAML::Node& node, std::string_view what) const;
  /// The value of a word that is one of the known.
  template <typename T, std::size_t N>
  T choice(const YAML::Node& node, std::string_view what,
           const std::array<std::pair<std::string_view, T>, N>& known) const;

 private:
  std::string_view file_;
};

/// With near names.
Error unknown(const Placed& found, std::string_view what, const std::vector<std::string>& known);

template <typename T, std::size_t N>
T YamlValues::choice(const YAML::Node& node, std::string_view what,
                     const std::array<std::pair<std::string_view, T>, N>& known) const {
  const Placed found = scalar(node, what);
  std::vector<std::string> names;
  for (const auto& [word, value] : known) {
    if (word == found.text) return value;
    names.emplace_back(word);
  }
  throw unknown(found, what, names);
}

}  // namespace winloop::signal
