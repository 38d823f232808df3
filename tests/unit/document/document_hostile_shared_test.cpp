#include "samples.hpp"
#include "support.hpp"
#include <winloop/base/formula.hpp>
#include <winloop/document/escape.hpp>
#include <winloop/document/render.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace winloop;
using namespace winloop::document;
using nlohmann::json;

namespace {

std::vector<std::string> hostile_strings() {
  const auto folder = test::shared_data();
  const auto naughty = json::parse(test::slurp(folder / "naughty-strings" / "blns.json"));
  auto strings = naughty.get<std::vector<std::string>>();
  const auto injections = test::slurp(folder / "csv-injection" / "csv-payload.txt");
  for (const auto& line : test::lines_of(injections)) strings.push_back(line);
  for (const char* more : {"\uff1dcmd", "\t=1", "\r=1", "'=1", "bad \xff\xfe", "cut \xe2\x80"}) {
    strings.emplace_back(more);
  }
  return strings;
}

/// The elements of a page, in order, by name.
std::vector<std::string> elements_of(std::string_view html) {
  std::vector<std::string> names;
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    names.emplace_back(html.substr(at, html.find_first_of(" >", at) - at));
  }
  return names;
}

/// What a CSV file can give back: terminal controls are spelled for good.
std::string inert(const std::string& text) {
  std::string out;
  std::string_view rest = text;
  while (true) {
    const auto at = rest.find_first_of("\t\n\r");
    out += utf8::visible(rest.substr(0, at));
    if (at == std::string_view::npos) return out;
    out += rest[at];
    rest.remove_prefix(at + 1);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(document_hostile_shared)

BOOST_AUTO_TEST_CASE(nothing_hostile_reaches_a_terminal_in_any_format) {
  for (const auto& text : hostile_strings()) {
    const auto document = test::document_full_of(text);
    for (const auto format : {Format::text, Format::json, Format::tsv, Format::ndjson}) {
      BOOST_CHECK(test::is_inert(render_to_string(document, format), "\n\t"));
    }
    for (const auto format : {Format::md, Format::html}) {
      BOOST_CHECK(test::is_inert(render_to_string(document, format), "\n\t"));
    }
    BOOST_CHECK(test::is_inert(render_to_string(document, Format::csv), "\n\t\r"));
    for (const auto& line : test::lines_of(render_to_string(document, Format::text))) {
      BOOST_CHECK(utf8::width(line) <= 80);
    }
  }
}

BOOST_AUTO_TEST_CASE(html_has_the_same_elements_whatever_the_text) {
  const auto benign = elements_of(render_to_string(test::document_full_of("x"), Format::html));
  BOOST_REQUIRE(benign.size() > 50);
  for (const auto& text : hostile_strings()) {
    if (text.empty()) continue;  // no title, no heading: fewer elements
    const auto escaped = escape_html(text);
    BOOST_CHECK(escaped.find_first_of("<>\"'") == std::string::npos);
    const auto html = render_to_string(test::document_full_of(text), Format::html);
    BOOST_CHECK(elements_of(html) == benign);
    BOOST_CHECK(html.find(escaped) != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(json_gives_every_string_back) {
  for (const auto& text : hostile_strings()) {
    if (!utf8::valid(text)) continue;
    const auto document = test::document_full_of(text);
    const auto got = json::parse(render_to_string(document, Format::json));
    BOOST_CHECK(got["note"] == text);
    BOOST_CHECK(got["section"]["quotes"][0]["quote"] == text);
    BOOST_CHECK(got["section"]["people"][0]["name"] == text);
    const auto row = json::parse(render_to_string(document, Format::ndjson));
    BOOST_CHECK(row["tags"][0] == text);
  }
}

BOOST_AUTO_TEST_CASE(csv_gives_every_string_back_and_evaluates_none) {
  Table table{.name = "t", .columns = {{.key = "text"}, {.key = "n"}}};
  const auto strings = hostile_strings();
  for (const auto& text : strings) table.add({text, -1});
  const auto rows = test::parse_csv(render_to_string(Document{}.add(table), Format::csv));
  BOOST_REQUIRE(rows.size() == strings.size() + 1);
  for (std::size_t i = 0; i < strings.size(); ++i) {
    BOOST_REQUIRE(rows[i + 1].size() == 2);
    const auto& field = rows[i + 1][0];
    BOOST_CHECK(without_formula_guard(field) == inert(strings[i]));
    BOOST_CHECK(field.empty() ||
                std::string_view("=+-@\t\r\n").find(field.front()) == std::string_view::npos);
    BOOST_CHECK(rows[i + 1][1] == "-1");
  }
}

BOOST_AUTO_TEST_CASE(tsv_is_a_line_a_row) {
  Table table{.name = "t", .columns = {{.key = "text"}, {.key = "n"}}};
  const auto strings = hostile_strings();
  for (const auto& text : strings) table.add({text, 1});
  const auto tsv = render_to_string(Document{}.add(table), Format::tsv);
  const auto lines = test::lines_of(tsv);
  BOOST_TEST(lines.size() == strings.size() + 1);
  for (const auto& line : lines) BOOST_CHECK(std::count(line.begin(), line.end(), '\t') == 1);
}

BOOST_AUTO_TEST_SUITE_END()
