#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/loop/assets.hpp>
#include <winloop/loop/init.hpp>
#include <winloop/store/directory.hpp>
#include <winloop/store/record.hpp>

#include <fmt/format.h>

#include <string>

namespace winloop::loop {

namespace {

/// A text as a YAML double-quoted scalar, whatever it holds.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

/// Replaces each `{{name}}` of a template.
std::string filled(std::string text,
                   std::initializer_list<std::pair<std::string_view, std::string>> values) {
  for (const auto& [name, value] : values) {
    for (auto at = text.find(name); at != std::string::npos;
         at = text.find(name, at + value.size())) {
      text.replace(at, name.size(), value);
    }
  }
  return text;
}

/// The record holds personal data and is a database: neither belongs in version control by
/// accident.
constexpr std::string_view git_ignore =
    "# The record holds what people said: keep it out of version "
    "control.\nrecord.db\nrecord.db-journal\n";

}  // namespace

void init_search(const std::filesystem::path& folder, std::string_view role,
                 std::string_view manager, Date on) {
  const auto directory = store::SearchDirectory::create(
      folder, {filled(std::string(shipped_template("search.yaml")), {{"{{role}}", quoted(role)},
                                                                     {"{{manager}}", quoted(manager)},
                                                                     {"{{opened}}", on.to_string()}}),
               filled(std::string(shipped_template("spec.yaml")), {{"{{schema}}", WINLOOP_SCHEMAS "/spec.schema.json"}}), std::string(git_ignore)});
}

}  // namespace winloop::loop
