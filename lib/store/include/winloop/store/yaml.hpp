#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace winloop::store {

/// A larger YAML file is refused.
inline constexpr std::size_t most_yaml_bytes = 1 << 20;

/// One node of a YAML file that people write: strict, and every complaint names its place. All
/// as_...() throw Error(bad_input) saying what was found and what was expected.
class WINLOOP_API YamlNode {
 public:
  enum class Kind { null, scalar, list, map };

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }

  /// Where the node starts; for a value that is missing, its parent.
  [[nodiscard]] Place place() const;

  /// An Error(bad_input) at this node, to be thrown.
  [[nodiscard]] Error error(std::string_view message) const;

  /// Any scalar, as it is written (`2`, `yes` and dates are text too); null is not.
  [[nodiscard]] const std::string& as_text() const;
  /// A finite number.
  [[nodiscard]] double as_number() const;
  /// A whole number from `least` to `most`.
  [[nodiscard]] int as_integer(int least, int most) const;
  /// `2026-03-04`.
  [[nodiscard]] Date as_date() const;
  /// One of an enum's words, with near names.
  template <typename E>
  [[nodiscard]] E as_name() const {
    if (const auto value = try_from_name<E>(as_text())) return *value;
    throw error(unknown_name(Names<E>::what, as_text(), all_names<E>()));
  }
  /// A list; null gives an empty one.
  [[nodiscard]] const std::vector<YamlNode>& as_list() const;
  /// A list of texts; null gives an empty one, a single text a list of one.
  [[nodiscard]] std::vector<std::string> as_texts() const;

  using Entry = std::pair<YamlNode, YamlNode>;  ///< key and value
  /// A map whose keys are free, in the order written; null gives an empty one.
  [[nodiscard]] const std::vector<Entry>& as_entries() const;
  /// Checks that this is a map (or null) that has no keys but these; an unknown one is an error
  /// with near names.
  const YamlNode& expect_keys(std::initializer_list<std::string_view> known) const;
  /// The value of a key; null when the key is missing or its value is empty. Lives as long as the
  /// node.
  [[nodiscard]] const YamlNode* find(std::string_view key) const;
  /// As find(); throws at the map's place when there is none.
  [[nodiscard]] const YamlNode& at(std::string_view key) const;
  /// The text of a key, or "".
  [[nodiscard]] std::string text_or_empty(std::string_view key) const;

 private:
  friend class YamlBuilder;
  [[nodiscard]] std::string described() const;

  Kind kind_ = Kind::null;
  int line_ = 1;
  int column_ = 1;
  std::shared_ptr<const std::string> file_;
  std::string text_;
  std::vector<YamlNode> items_;
  std::vector<Entry> entries_;
};

/// Parses one YAML document. Error(bad_input) with its place for: what is not YAML or not UTF-8, a
/// second document, anchors, aliases and tags, duplicate keys, keys that are not scalars, depth
/// beyond 32. An empty text is a null node.
WINLOOP_API YamlNode parse_yaml(std::string_view text, std::string_view file);

/// parse_yaml of a file of at most 1 MiB.
WINLOOP_API YamlNode read_yaml(const std::filesystem::path& path);

}  // namespace winloop::store
