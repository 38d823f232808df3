#include "samples.hpp"
#include <winloop/document/escape.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using namespace winloop::document;

BOOST_AUTO_TEST_SUITE(document_escape)

BOOST_AUTO_TEST_CASE(html_has_no_markup_left) {
  BOOST_TEST(escape_html("<b a=\"1\" c='2'>R&D</b>") ==
             "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;R&amp;D&lt;/b&gt;");
  BOOST_TEST(escape_html("two\r\nlines\tand\x1b[31m") == "two\nlines\tand\\x1b[31m");
  BOOST_TEST(escape_html("a\u202eb\xff") == "a\\u202eb\\xff");
}

BOOST_AUTO_TEST_CASE(markdown_has_no_markup_left) {
  BOOST_TEST(escape_markdown("*bold* _it_ `code` ~no~ [a](b) $x$ a|b \\") ==
             "\\*bold\\* \\_it\\_ \\`code\\` \\~no\\~ \\[a\\](b) \\$x\\$ a\\|b \\\\");
  BOOST_TEST(escape_markdown("<script>") == "&lt;script>");
  BOOST_TEST(escape_markdown("R&D &lt; &#60;") == "R&D &amp;lt; &amp;#60;");
  BOOST_TEST(escape_markdown("see https://x.example or WWW.x.example") ==
             "see https\\://x.example or WWW\\.x.example");
}

BOOST_AUTO_TEST_CASE(what_is_marked_stands_out_and_stays_escaped) {
  const std::vector<Mark> six{{1, 3}};
  BOOST_TEST(escape_html("<six>", six) == "&lt;<mark>six</mark>&gt;");
  BOOST_TEST(escape_markdown("*six*", false, {}, six) == "\\***six**\\*");
  BOOST_TEST(escape_markdown("-six", false, {}, six) == "-**six**");
  const std::vector<Mark> first{{0, 2}};
  BOOST_TEST(escape_markdown("12. one", false, {}, first) == "**12**. one");
  // Bold ends at a line's end; what no text holds, or what is marked already, is no mark.
  const std::vector<Mark> over{{0, 3}};
  BOOST_TEST(escape_markdown("a\nb", false, {}, over) == "a\\\nb");
  BOOST_TEST(escape_html("a\nb", over) == "<mark>a\nb</mark>");
  const std::vector<Mark> wrong{{0, 2}, {1, 2}, {2, 9}, {9, 1}};
  BOOST_TEST(escape_html("abc", wrong) == "<mark>ab</mark>c");
  // The characters around a mark are nobody's to write.
  BOOST_TEST(escape_html("\x01six\x02") == "\\x01six\\x02");
}

BOOST_AUTO_TEST_CASE(markdown_lines_start_nothing) {
  BOOST_TEST(escape_markdown("# one") == "\\# one");
  BOOST_TEST(escape_markdown("> one") == "\\> one");
  BOOST_TEST(escape_markdown("- one") == "\\- one");
  BOOST_TEST(escape_markdown("---") == "\\---");
  BOOST_TEST(escape_markdown("12. one") == "12\\. one");
  BOOST_TEST(escape_markdown("3) one") == "3\\) one");
  BOOST_TEST(escape_markdown("    code") == "&#32;&#32;&#32;&#32;code");
  BOOST_TEST(escape_markdown("a\n===") == "a\\\n\\===");
  BOOST_TEST(escape_markdown("0.81") == "0.81");
  BOOST_TEST(escape_markdown("-3 to +4") == "-3 to +4");
}

BOOST_AUTO_TEST_CASE(markdown_keeps_lines_where_it_can) {
  BOOST_TEST(escape_markdown("a\nb", true) == "a<br>b");
  BOOST_TEST(escape_markdown("a\nb", false, "> ") == "a\\\n> b");
  BOOST_TEST(escape_markdown("a\n\nb") == "a\n\nb");
}

BOOST_AUTO_TEST_CASE(csv_quotes_what_it_must) {
  BOOST_TEST(escape_csv("plain") == "plain");
  BOOST_TEST(escape_csv("Jo Ōkafor") == "Jo Ōkafor");
  BOOST_TEST(escape_csv("a,b") == "\"a,b\"");
  BOOST_TEST(escape_csv("say \"hi\"") == "\"say \"\"hi\"\"\"");
  BOOST_TEST(escape_csv("two\r\nlines") == "\"two\r\nlines\"");
  BOOST_TEST(escape_csv(" padded ") == "\" padded \"");
  BOOST_TEST(escape_csv("") == "\"\"");
}

BOOST_AUTO_TEST_CASE(csv_is_never_evaluated) {
  BOOST_TEST(escape_csv("=1+1") == "'=1+1");
  BOOST_TEST(escape_csv("@SUM(A1,A2)") == "\"'@SUM(A1,A2)\"");
  BOOST_TEST(escape_csv("\uff1d1") == "'\uff1d1");
  BOOST_TEST(escape_csv("\t=1") == "\"'\t=1\"");
  BOOST_TEST(escape_csv(" -1") == "\"' -1\"");
  BOOST_TEST(escape_csv("'=1") == "''=1");
  BOOST_TEST(escape_csv("O'Neill") == "O'Neill");
}

BOOST_AUTO_TEST_CASE(the_quick_way_agrees_with_the_careful_one) {
  for (const char* text : {"plain", "a b", "a,b", "=1", " a", "a ", "a\"b", "é", "a\tb", "a\x1b",
                           "-", "'x", "\u202e", "1-2", "a=b", ""}) {
    if (is_plain_csv(text)) BOOST_TEST(escape_csv(text) == text);
  }
  // Every character at every place of a text, short ones and long ones.
  for (std::size_t size = 1; size < 20; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      for (int c = 0; c < 256; ++c) {
        std::string text(size, 'x');
        text[at] = static_cast<char>(c);
        const bool special = c < 0x20 || c >= 0x7f || c == '"' || c == ',';
        const bool at_an_end =
            (at == 0 && std::string_view("=+-@' ").find(text[at]) != std::string_view::npos) ||
            (at + 1 == size && c == ' ');
        if (is_plain_csv(text) == (special || at_an_end))
          BOOST_ERROR(size << " characters, " << c << " at " << at);
      }
    }
  }
  BOOST_TEST(is_plain_csv("plain words: 1-2"));
  BOOST_TEST(!is_plain_csv("-1"));
  BOOST_TEST(!is_plain_csv("a\x1b"));
}

BOOST_AUTO_TEST_CASE(tsv_is_one_line_and_can_be_undone) {
  BOOST_TEST(escape_tsv("a\tb\nc\rd\\e") == "a\\tb\\nc\\rd\\\\e");
  BOOST_TEST(escape_tsv("\\t") == "\\\\t");
  BOOST_TEST(escape_tsv("\x1b\u202e") == "\\x1b\\u202e");
}

BOOST_AUTO_TEST_CASE(json_text_shows_nothing_to_a_terminal) {
  BOOST_TEST(escape_json("\"a\x7f\u009b\u061c\u200e\u202e\u2028\u2066\"") ==
             "\"a\\u007f\\u009b\\u061c\\u200e\\u202e\\u2028\\u2066\"");
  BOOST_TEST(escape_json("\"“é” 日本 – …\"") == "\"“é” 日本 – …\"");
}

BOOST_AUTO_TEST_SUITE_END()
