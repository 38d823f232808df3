#include <winloop/base/formula.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace winloop;

BOOST_AUTO_TEST_SUITE(formula)

BOOST_AUTO_TEST_CASE(what_a_spreadsheet_evaluates_needs_a_guard) {
  for (const char* text :
       {"=1+1", "+351 912", "-2", "@SUM(A1)", "\tx", "\rx", "\nx", "\uff1d1", "\uff0b1", "\uff0d1",
        "\uff201", "  =1", "\u00a0=1", "\ufeff=1", "'=1"}) {
    BOOST_TEST(needs_formula_guard(text), text);
  }
  for (const char* text : {"", "Ana", "1=1", "O'Neill", "'quoted'", " padded", "—", "a=b"}) {
    BOOST_TEST(!needs_formula_guard(text), text);
  }
}

BOOST_AUTO_TEST_CASE(the_guard_comes_off_again) {
  for (const char* text : {"=1+1", "'=1", "''=1", "'plain'", "plain", "'", "", " -x"}) {
    const std::string original = text;
    const std::string written = needs_formula_guard(original) ? "'" + original : original;
    BOOST_TEST(without_formula_guard(written) == original);
  }
}

BOOST_AUTO_TEST_SUITE_END()
