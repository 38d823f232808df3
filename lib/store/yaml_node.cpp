#include <winloop/base/utf8.hpp>
#include <winloop/store/yaml.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace winloop::store {

namespace {

/// As much of a value as a message needs, on one line and without control characters.
std::string shortened(std::string_view text) {
  constexpr int columns = 40;
  const auto shown = utf8::visible(text);
  const auto cut = utf8::prefix_within(shown, columns);
  return cut < shown.size() ? shown.substr(0, cut) + "..." : shown;
}

template <typename Number>
std::optional<Number> whole_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

Place YamlNode::place() const {
  return {file_ ? *file_ : std::string(), line_, column_};
}

Error YamlNode::error(std::string_view message) const {
  return bad_input(place(), message);
}

std::string YamlNode::described() const {
  switch (kind_) {
    case Kind::null:
      return "nothing";
    case Kind::scalar:
      return fmt::format("\"{}\"", shortened(text_));
    case Kind::list:
      return "a list";
    case Kind::map:
      return "a map";
  }
  return "?";
}

const std::string& YamlNode::as_text() const {
  if (kind_ != Kind::scalar) throw error(fmt::format("{}; expected text", described()));
  return text_;
}

double YamlNode::as_number() const {
  const auto number = kind_ == Kind::scalar ? whole_number<double>(text_) : std::nullopt;
  if (!number || !std::isfinite(*number)) {
    throw error(fmt::format("{}; expected a number", described()));
  }
  return *number;
}

int YamlNode::as_integer(int least, int most) const {
  const auto number = kind_ == Kind::scalar ? whole_number<int>(text_) : std::nullopt;
  if (!number || *number < least || *number > most) {
    throw error(fmt::format("{}; expected a whole number from {} to {}", described(), least, most));
  }
  return *number;
}

Date YamlNode::as_date() const {
  const auto date = kind_ == Kind::scalar ? Date::try_parse(text_) : std::nullopt;
  if (!date) {
    throw error(fmt::format("{}; expected a day that exists, as 2026-03-04", described()));
  }
  return *date;
}

const std::vector<YamlNode>& YamlNode::as_list() const {
  if (kind_ != Kind::list && kind_ != Kind::null) {
    throw error(fmt::format("{}; expected a list (- one a line, or [a, b])", described()));
  }
  return items_;
}

std::vector<std::string> YamlNode::as_texts() const {
  if (kind_ == Kind::scalar) return {text_};
  std::vector<std::string> texts;
  for (const auto& item : as_list()) texts.push_back(item.as_text());
  return texts;
}

const std::vector<YamlNode::Entry>& YamlNode::as_entries() const {
  if (kind_ != Kind::map && kind_ != Kind::null) {
    throw error(fmt::format("{}; expected a map (key: value)", described()));
  }
  return entries_;
}

const YamlNode& YamlNode::expect_keys(std::initializer_list<std::string_view> known) const {
  for (const auto& [key, value] : as_entries()) {
    if (std::find(known.begin(), known.end(), key.text_) == known.end()) {
      const std::vector<std::string> names(known.begin(), known.end());
      throw key.error(unknown_name("key", key.text_, names));
    }
  }
  return *this;
}

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const auto& [its_key, value] : as_entries()) {
    if (its_key.text_ == key) return value.is_null() ? nullptr : &value;
  }
  return nullptr;
}

const YamlNode& YamlNode::at(std::string_view key) const {
  if (const auto* value = find(key)) return *value;
  for (const auto& [its_key, value] : entries_) {
    if (its_key.text_ == key) throw its_key.error(fmt::format("\"{}\" has no value", key));
  }
  throw error(fmt::format("\"{}\" is missing", key));
}

std::string YamlNode::text_or_empty(std::string_view key) const {
  const auto* value = find(key);
  return value == nullptr ? std::string() : value->as_text();
}

}  // namespace winloop::store
