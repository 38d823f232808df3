#include <winloop/base/utf8.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;

BOOST_AUTO_TEST_SUITE(utf8_text)

BOOST_AUTO_TEST_CASE(the_first_invalid_byte_is_found) {
  BOOST_TEST(utf8::valid("plain, naïve, 日本語, 🎉"));
  BOOST_TEST(utf8::first_invalid("ab\xff") == 2U);
  BOOST_TEST(utf8::first_invalid("\xc0\xaf") == 0U);       // overlong
  BOOST_TEST(utf8::first_invalid("x\xed\xa0\x80") == 1U);  // surrogate
  BOOST_TEST(utf8::first_invalid("caf\xc3") == 3U);        // cut short
}

BOOST_AUTO_TEST_CASE(width_counts_columns) {
  BOOST_TEST(utf8::width("Ana") == 3);
  BOOST_TEST(utf8::width("日本") == 4);
  BOOST_TEST(utf8::width("e\xcc\x81") == 1);
  BOOST_TEST(utf8::prefix_within("日本語", 5) == 6U);
}

BOOST_AUTO_TEST_CASE(what_a_terminal_would_obey_becomes_visible) {
  BOOST_TEST(utf8::visible("\x1b[31mred\n") == "\\x1b[31mred\\n");
  BOOST_TEST(utf8::visible("a\xe2\x80\xae"
                           "b") == "a\\u202eb");
  BOOST_TEST(utf8::visible("\xc2\x9b"
                           "31m") == "\\x9b31m");
  BOOST_TEST(utf8::visible("bad\xff") == "bad\\xff");
}

BOOST_AUTO_TEST_CASE(lines_of_a_message_stay_lines) {
  BOOST_TEST(utf8::visible_lines("one\x1b[31m\n\ntwo\r\n") == "one\\x1b[31m\n\ntwo\\r\n");
  BOOST_TEST(utf8::visible_lines("") == "");
  BOOST_TEST(utf8::visible_lines("\t") == "\\t");
}

BOOST_AUTO_TEST_CASE(names_fold_for_comparison_and_ids) {
  BOOST_TEST(utf8::fold("Jo ŌKAFOR") == "jo okafor");
  BOOST_TEST(utf8::slug("Ana-María  Ruiz") == "ana-maria-ruiz");
  BOOST_TEST(utf8::slug("Siobhán O'Neill") == "siobhan-oneill");
  BOOST_TEST(utf8::slug("日本") == "");
  BOOST_TEST(utf8::one_line(" Ana\r\n\vRuiz\t") == "Ana Ruiz");
  BOOST_TEST(utf8::one_line("\v \n") == "");
}

BOOST_AUTO_TEST_CASE(letters_that_do_not_decompose_are_spelled_out) {
  BOOST_TEST(utf8::slug("Łukasz Żak") == "lukasz-zak");
  BOOST_TEST(utf8::slug("Søren Đặng") == "soren-dang");
  BOOST_TEST(utf8::slug("Işıl Þór") == "isil-thor");
  BOOST_TEST(utf8::slug("Æsa Straße") == "aesa-strasse");
  BOOST_TEST(utf8::slug("Guðrún ĦŊŦ Œuvre") == "gudrun-hnt-oeuvre");
  BOOST_TEST(utf8::slug("Əli Ɔkɛ İnan") == "ali-oke-inan");
  BOOST_TEST(utf8::fold("ŁUKASZ") == utf8::fold("Lukasz"));
  BOOST_TEST(utf8::plain_words("Łukasz Żak 🎧") == "lukasz zak");
  BOOST_TEST(utf8::fold("日本 Ж ɑ") == "日本 ж ɑ");  // no Latin spelling: left as it is
}

BOOST_AUTO_TEST_CASE(plain_words_leave_out_what_is_neither_letter_nor_digit) {
  BOOST_TEST(utf8::plain_words("🎧 Jo  O\u2019Brien!") == "jo o'brien");
  BOOST_TEST(utf8::plain_words(" Adeyemi-Ross_\u017Aa.") == "adeyemi-ross za");
  BOOST_TEST(utf8::plain_words("- Ana -- Ruiz -'") == "ana ruiz");
  BOOST_TEST(utf8::plain_words("日本 2") == "日本 2");
  BOOST_TEST(utf8::plain_words("👩‍💻") == "");
}

BOOST_AUTO_TEST_SUITE_END()
