#include "support.hpp"
#include <winloop/exchange/csv.hpp>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

using namespace winloop;
using namespace winloop::exchange;
using test::refusal;
using test::says;
using namespace std::string_literals;
namespace tt = boost::test_tools;

using Cells = std::vector<std::string>;

namespace {

std::string refused_csv(std::string_view bytes, const CsvLimits& limits = {}) {
  return refusal([&] { read_csv(bytes, "people.csv", std::nullopt, limits); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(csv)

BOOST_AUTO_TEST_CASE(cells_come_as_they_stand) {
  const auto table = read_csv("a,b\n x ,\"he said \"\"no\"\"\"\n", "f");
  BOOST_REQUIRE(table.rows.size() == 2U);
  BOOST_TEST(table.rows[1].cells == (Cells{" x ", "he said \"no\""}), tt::per_element());
}

BOOST_AUTO_TEST_CASE(rows_know_their_lines) {
  for (const auto* end : {"\n", "\r\n", "\r"}) {
    const std::string nl = end;
    const auto table = read_csv(fmt::format("a,b{0}{0}\"1{0}{0}1\",2{0}3,4{0}5,6", nl), "f");
    BOOST_REQUIRE(table.rows.size() == 4U);
    BOOST_TEST(table.rows[0].line == 1);
    BOOST_TEST(table.rows[1].line == 3);
    BOOST_TEST(table.rows[1].cells[0] == fmt::format("1{0}{0}1", nl));
    BOOST_TEST(table.rows[2].line == 6);
    BOOST_TEST(table.rows[3].line == 7);
    BOOST_TEST(table.rows[3].cells == (Cells{"5", "6"}), tt::per_element());
  }
}

BOOST_AUTO_TEST_CASE(the_delimiter_is_the_one_that_fits_the_rows) {
  BOOST_TEST(read_csv("name;salary, wanted\nAna;5,5\nJo;6,5\n", "f").delimiter == ';');
  BOOST_TEST(read_csv("name\tnote\nAna\ta, b; c\n", "f").delimiter == '\t');
  BOOST_TEST(read_csv("name,note\nAna,\"a; b; c\"\n", "f").delimiter == ',');
  BOOST_TEST(read_csv("name\nAna\n", "f").delimiter == ',');
  BOOST_TEST(read_csv("a,b;c\n", "f", ';').rows[0].cells.size() == 2U);
  const auto excel = read_csv("sep=;\r\na,b;c\r\n1;2\r\n", "f");
  BOOST_TEST(excel.delimiter == ';');
  BOOST_TEST(excel.rows[0].cells == (Cells{"a,b", "c"}), tt::per_element());
  BOOST_TEST(excel.rows[0].line == 2);
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_no_part_of_the_first_heading) {
  BOOST_TEST(read_csv("\xef\xbb\xbfname,b\n", "f").rows[0].cells[0] == "name");
  BOOST_TEST(read_csv("", "f").rows.empty());
  BOOST_TEST(read_csv("\xef\xbb\xbf", "f").rows.empty());
}

BOOST_AUTO_TEST_CASE(other_encodings_are_refused_by_name) {
  BOOST_TEST(says(refused_csv("\xff\xfen\0a\0"s), "UTF-16 (little endian)"));
  BOOST_TEST(says(refused_csv("\xfe\xff\0n"s), "UTF-16 (big endian)"));
  BOOST_TEST(says(refused_csv("\xff\xfe\0\0n\0\0\0"s), "UTF-32"));
  BOOST_TEST(says(refused_csv("n\0a\0"s), "UTF-16 (little endian, without"));
  BOOST_TEST(says(refused_csv("name\nJos\xe9\n"), "people.csv:2:4: byte 0xe9"));
  BOOST_TEST(says(refused_csv("name\nJos\xe9\n"), "ISO 8859-1 or Windows-1252"));
  BOOST_TEST(says(refused_csv("name\n\x93Jo\x94\n"), "likely Windows-1252"));
  BOOST_TEST(says(refused_csv("name\nAn\0a\n"s), "people.csv:2:3: a NUL byte"));
}

BOOST_AUTO_TEST_CASE(a_quote_that_never_closes_names_its_row) {
  BOOST_TEST(says(refused_csv("a,b\n1,2\n3,\"4\n5,6\n"), "people.csv:3: a quoted cell"));
}

BOOST_AUTO_TEST_CASE(limits_are_named) {
  CsvLimits limits;
  limits.rows = 2;
  BOOST_TEST(says(refused_csv("a\n1\n2\n", limits), "more than 2 rows"));
  limits = {};
  limits.columns = 2;
  BOOST_TEST(says(refused_csv("a,b\n1,2,3\n", limits), "people.csv:2: more than 2 columns"));
  limits = {};
  limits.cell_bytes = 3;
  BOOST_TEST(says(refused_csv("abcd\n", limits), "more than 3 bytes in a cell"));
  limits = {};
  limits.bytes = 3;
  BOOST_TEST(says(refused_csv("abcd\n", limits), "5 bytes; at most 3"));
}

BOOST_AUTO_TEST_CASE(neutralised_text_comes_back) {
  for (const auto* text : {"=1+1", "+49 30 1", "-2", "@SUM(A1)", "\tx", "\rx", "\uff1dx"}) {
    BOOST_TEST(restored("'" + std::string(text)) == text);
    BOOST_TEST(restored(text) == text);
  }
  BOOST_TEST(restored("'t Hooft") == "'t Hooft");
  BOOST_TEST(restored("'") == "'");
  // As the writer guards them: an apostrophe before what hides a formula is its own.
  BOOST_TEST(restored("''=x") == "'=x");
  BOOST_TEST(restored("'\ufeff=x") == "\ufeff=x");
  BOOST_TEST(restored("' =x") == " =x");
}

BOOST_AUTO_TEST_SUITE_END()
