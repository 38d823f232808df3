#include <winloop/base/error.hpp>
#include <winloop/store/query.hpp>

#include <boost/test/unit_test.hpp>

using winloop::store::match_expression;
using winloop::store::parse_query;

namespace {

std::string expression(std::string_view text) {
  return match_expression(parse_query(text));
}

std::string refused(std::string_view text) {
  try {
    parse_query(text);
  } catch (const winloop::Error& error) {
    return error.what();
  }
  return "nothing was refused";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(query)

BOOST_AUTO_TEST_CASE(becomes_an_expression_of_quoted_terms_only) {
  BOOST_TEST(expression("a") == "((\"a\"))");
  BOOST_TEST(expression("a b") == "((\"a\") AND (\"b\"))");
  BOOST_TEST(expression("a OR b c") == "((\"a\" OR \"b\") AND (\"c\"))");
  BOOST_TEST(expression("a -b -\"c d\"") == "((\"a\")) NOT (\"b\" OR \"c d\")");
  BOOST_TEST(expression("pre* \"on ca\"*") == "((\"pre\" *) AND (\"on ca\" *))");
  BOOST_TEST(expression("a NOT b AND c NEAR(x)") ==
             "((\"a\") AND (\"NOT\") AND (\"b\") AND (\"AND\") AND (\"c\") AND (\"NEAR(x)\"))");
  BOOST_TEST(expression("“two words”") == "((\"two words\"))");
  BOOST_TEST(expression("c++ text:x ^y {z} 5'9") ==
             "((\"c++\") AND (\"text:x\") AND (\"^y\") AND (\"{z}\") AND (\"5'9\"))");
  BOOST_TEST(expression("- a") == "((\"-\") AND (\"a\"))");
  BOOST_TEST(expression("a-b") == "((\"a-b\"))");
  BOOST_TEST(expression("\"OR\"") == "((\"OR\"))");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_with_its_place) {
  BOOST_TEST(refused("é \"b") == "query, column 3: a quotation mark that is not closed");
  BOOST_TEST(refused("a OR") == "query, column 3: OR needs a word after it");
  BOOST_TEST(refused("OR a") == "query, column 1: OR needs a word before it");
  BOOST_TEST(refused("a -b OR c") == "query, column 6: OR needs a word before it");
  BOOST_TEST(refused("a OR -c") == "query, column 6: OR and - do not go together");
  BOOST_TEST(refused("-a").find("only what must not") != std::string::npos);
  BOOST_TEST(refused("").find("empty") != std::string::npos);
  BOOST_TEST(refused(std::string(5000, 'a')).find("4096 bytes") != std::string::npos);
  std::string many;
  for (int word = 0; word < 65; ++word) many += "a ";
  BOOST_TEST(refused(many).find("more than 64 words") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
