#include "support.hpp"
#include <winloop/insight/amounts.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cmath>

using winloop::insight::parse_amount;

BOOST_AUTO_TEST_SUITE(amounts_shared)

/// Most of what people say of their base pay is read, and what is read is a year's pay.
BOOST_AUTO_TEST_CASE(pay_in_labelled_conversations) {
  int said = 0;
  int read = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(winloop::test::shared_data() / "conversations")) {
    if (!file.path().filename().string().ends_with(".gold.json")) continue;
    const auto gold = nlohmann::json::parse(winloop::test::slurp(file.path()));
    for (const auto& signal : gold.at("signals")) {
      if (signal.at("kind") != "compensation" || !signal.contains("category")) continue;
      const auto category = signal.at("category").get<std::string>();
      if (category != "expectation" && category != "current") continue;
      const auto quote = signal.at("quote").get<std::string>();
      const auto amount = parse_amount(quote, "");
      ++said;
      if (!amount) {
        BOOST_TEST_MESSAGE("no figure: " << quote);
        continue;
      }
      ++read;
      BOOST_TEST_MESSAGE(amount->low << ": " << quote);
      BOOST_TEST(amount->low >= 30'000, quote);
      BOOST_TEST(amount->high <= 5'500'000, quote);
    }
  }
  BOOST_TEST(said > 20);
  BOOST_TEST(read >= said * 3 / 4);
}

BOOST_AUTO_TEST_CASE(hostile_words) {
  const auto folder = winloop::test::shared_data() / "naughty-strings";
  int tried = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".json") continue;
    for (const auto& item : nlohmann::json::parse(winloop::test::slurp(file.path()))) {
      const auto words = item.get<std::string>();
      for (const auto& text : {words, "one thirty " + words, words + " to 130k", "€" + words}) {
        const auto amount = parse_amount(text, "INR");
        if (amount) BOOST_TEST((amount->low <= amount->high && std::isfinite(amount->high)), text);
        ++tried;
      }
    }
  }
  BOOST_TEST(tried > 1000);
}

BOOST_AUTO_TEST_SUITE_END()
