#include "samples.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/document/escape.hpp>
#include <winloop/document/render.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using namespace winloop::document;

// What stands in the sheets is read back by tests/e2e/workbook.py, with Python's own zip and XML.
namespace {

Document ranking_of(std::string name, Date as_of) {
  Table table{.name = "ranking",
              .columns = {{.key = "name"}, {.key = "score", .kind = ColumnKind::number}}};
  table.add({std::move(name), 0.5});
  Document document{.kind = "test", .title = "Ranking"};
  document.meta.push_back({.key = "as_of", .value = as_of, .kind = ColumnKind::date});
  return document.add(std::move(table));
}

std::string workbook_of(const Document& document) {
  return render_to_string(document, Format::xlsx);
}

class TooMany : public RowSource {
 public:
  [[nodiscard]] std::size_t size() const override { return 1'048'576; }
  void fill(std::size_t, std::span<Cell>) override {}
};

class Failing : public RowSource {
 public:
  [[nodiscard]] std::size_t size() const override { return 3; }
  void fill(std::size_t, std::span<Cell>) override {
    throw Error(ErrorKind::storage, "the record is gone");
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(workbook)

BOOST_AUTO_TEST_CASE(the_same_document_gives_the_same_bytes) {
  const auto day = Date::parse("2026-03-01");
  const auto first = workbook_of(ranking_of("Ana", day));
  BOOST_TEST(first.starts_with("PK"));
  BOOST_TEST((workbook_of(ranking_of("Ana", day)) == first));
  BOOST_TEST((workbook_of(ranking_of("Ann", day)) != first));
  BOOST_TEST((workbook_of(ranking_of("Ana", day + 1)) != first));
}

BOOST_AUTO_TEST_CASE(sections_are_chosen_by_name) {
  const auto document = ranking_of("Ana", Date::parse("2026-03-01"));
  BOOST_TEST(render_to_string(document, Format::xlsx, {.section = "ranking"}).starts_with("PK"));
  BOOST_CHECK_THROW(render_to_string(document, Format::xlsx, {.section = "rankin"}), Error);
}

BOOST_AUTO_TEST_CASE(what_a_sheet_cannot_hold_is_refused) {
  Table table{.name = "t", .columns = {{.key = "a"}}};
  table.rows = std::make_shared<TooMany>();
  BOOST_CHECK_EXCEPTION(workbook_of(Document{}.add(table)), Error, [](const Error& error) {
    return std::string_view(error.what()).find("1048576 rows") != std::string_view::npos;
  });
}

BOOST_AUTO_TEST_CASE(what_a_row_throws_comes_out) {
  Table table{.name = "t", .columns = {{.key = "a"}}};
  table.rows = std::make_shared<Failing>();
  BOOST_CHECK_THROW(workbook_of(Document{}.add(table)), Error);
}

BOOST_AUTO_TEST_CASE(text_stays_as_it_is_where_it_can) {
  for (const auto* text : {"", "=1+1", "@x", "a\tb\nc",
                           "Sin\xc3\xa9"
                           "ad \xf0\x9f\x8e\xa7",
                           "_x20_", "_x202e", "x202e_", "_x20 e_", "http://x"}) {
    BOOST_TEST(escape_workbook(text) == text);
  }
}

BOOST_AUTO_TEST_CASE(codes_and_controls_are_not_obeyed) {
  BOOST_TEST(escape_workbook("_x202E_x") == "_x005F_x202E_x");
  BOOST_TEST(escape_workbook("_x000a_x000a_") == "_x005F_x000a_x005F_x000a_");
  BOOST_TEST(escape_workbook("a\x1b[31m") == "a\\x1b[31m");
  BOOST_TEST(escape_workbook("a\r\nb\rc") == "a\nb\\rc");
  BOOST_TEST(escape_workbook("\xe2\x80\xae"
                             "x") == "\\u202ex");
  BOOST_TEST(escape_workbook("\xef\xbf\xbe\xef\xbf\xbf") == "\\ufffe\\uffff");
}

BOOST_AUTO_TEST_CASE(no_bytes_give_invalid_text) {
  for (const auto* text :
       {"\xff", "a\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc0\xaf", "\xe2\x80"}) {
    BOOST_TEST(utf8::valid(escape_workbook(text)));
  }
}

BOOST_AUTO_TEST_CASE(long_text_is_cut_with_a_mark) {
  constexpr std::size_t most = 32'767;
  const std::string fits(most, 'x');
  BOOST_TEST((escape_workbook(fits) == fits));
  const auto cut = escape_workbook(fits + "x");
  BOOST_TEST(cut.size() == most);
  BOOST_TEST(cut.ends_with("x [cut]"));
  // Two of UTF-16 each: no character is halved.
  std::string wide;
  for (int i = 0; i < 20'000; ++i) wide += "\xf0\x9f\x8e\xa7";
  const auto cut_wide = escape_workbook(wide);
  BOOST_TEST(utf8::valid(cut_wide));
  BOOST_TEST(cut_wide.size() == (most - 6) / 2 * 4 + 6);
  // Nor is a code that stands for an underscore.
  std::string codes;
  for (int i = 0; i < 6'000; ++i) codes += "_x0041_";
  BOOST_TEST(escape_workbook(codes).size() <= most);
}

BOOST_AUTO_TEST_SUITE_END()
