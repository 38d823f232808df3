#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/store/templates.hpp>

#include <embedded/templates.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace winloop::store {

namespace {

/// Words with single spaces between, none of which YAML could take for something else.
bool is_plain(std::string_view text) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  const auto harmless = [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == ' ' || c == '.' || c == '-' || c == '\'' ||
           c == '(' || c == ')' || c == '/';
  };
  constexpr std::string_view special[] = {"null",  "Null",  "NULL", "true", "True", "TRUE", "false",
                                          "False", "FALSE", "yes",  "no",   "on",   "off"};
  return letter(text.front()) && text.back() != ' ' &&
         std::all_of(text.begin(), text.end(), harmless) &&
         std::find(std::begin(special), std::end(special), text) == std::end(special);
}

std::string_view text_of(std::string_view name) {
  for (const auto& file : embedded::templates()) {
    if (file.name == fmt::format("{}.yaml", name)) return file.text;
  }
  std::vector<std::string> known;
  for (const auto& file : embedded::templates())
    known.emplace_back(file.name.substr(0, file.name.rfind('.')));
  throw_unknown_name("template", name, known);
}

std::string value_of(const std::map<std::string, std::string>& values, const std::string& key) {
  if (key == "schema") return WINLOOP_SCHEMA_FOLDER "/spec.schema.json";
  const auto found = values.find(key);
  return found == values.end() ? std::string() : yaml_scalar(found->second);
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (text.empty() || is_plain(text)) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string filled_template(std::string_view name,
                            const std::map<std::string, std::string>& values) {
  constexpr std::string_view open = "{{";
  constexpr std::string_view close = "}}";
  auto rest = text_of(name);
  std::string out;
  while (true) {
    const auto from = rest.find(open);
    out += rest.substr(0, from);
    if (from == std::string_view::npos) return out;
    const auto end = rest.find(close, from);
    out += value_of(values, std::string(rest.substr(from + open.size(), end - from - open.size())));
    rest.remove_prefix(end + close.size());
  }
}

}  // namespace winloop::store
