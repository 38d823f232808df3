#include "cmd_formats.hpp"

#include "output.hpp"
#include "present.hpp"
#include <winloop/transcript/format.hpp>

namespace winloop::app {

namespace {

using document::Column;
using document::ColumnKind;
using document::Value;

Column yes_column(std::string key, std::string title) {
  return {.key = std::move(key), .title = std::move(title), .kind = ColumnKind::boolean};
}

document::Table formats_table() {
  document::Table table{
      .name = "formats",
      .title = "",
      .columns = {text_column("format", "Format"), text_column("title", "What it is"),
                  text_column("endings", "Endings"), yes_column("speakers", "Speakers"),
                  yes_column("starts", "Times"), yes_column("ends", "Ends"),
                  yes_column("pages", "Pages"), text_column("kind", "Kind")}};
  constexpr int longest_word = 24;
  table.columns[0].min_width = longest_word;
  table.columns[5].show = document::Show::data;
  table.columns[7].show = document::Show::data;
  for (const auto& format : transcript::formats()) {
    table.add({format.name, format.title, format.extensions, format.speakers, format.starts,
               format.ends, format.pages, format.kind ? Value(name(*format.kind)) : Value()});
  }
  return table;
}

void run_formats(const Session& session) {
  document::Document document{.kind = "formats", .title = "Formats"};
  document.add(formats_table());
  print_undated(document, session);
}

}  // namespace

void setup_formats(CLI::App& command, Session& session) {
  add_output_options(command, session);
  command.callback([&session] { session.run = [&session] { run_formats(session); }; });
}

}  // namespace winloop::app
