#include <winloop/insight/amounts.hpp>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

using winloop::PayBand;
using winloop::insight::Amount;
using winloop::insight::parse_amount;
using winloop::insight::place_in;

namespace {

/// `130000`, `95000-100000 EUR`; `-` for no figure.
std::string read(std::string_view words, std::string_view currency = "EUR") {
  const auto amount = parse_amount(words, currency);
  if (!amount) return "-";
  auto text = fmt::format("{}", amount->low);
  if (amount->high != amount->low) text += fmt::format("-{}", amount->high);
  if (!amount->currency.empty()) text += " " + amount->currency;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(amounts)

BOOST_AUTO_TEST_CASE(figures_in_digits) {
  BOOST_TEST(read("130k") == "130000");
  BOOST_TEST(read("I'd need 130 K, base") == "130000");
  BOOST_TEST(read("€118,000") == "118000 EUR");
  BOOST_TEST(read("118.000 €") == "118000 EUR");
  BOOST_TEST(read("118 000 euros") == "118000 EUR");
  BOOST_TEST(read("it's 112500 today") == "112500");
  BOOST_TEST(read("$1.2m") == "1200000 USD");
  BOOST_TEST(read("97.5k") == "97500");
  BOOST_TEST(read("97,5k") == "97500");
  BOOST_TEST(read("put 50") == "50000");
  BOOST_TEST(read("£60 grand") == "60000 GBP");
  BOOST_TEST(read("₹18,50,000", "INR") == "1850000 INR");
  BOOST_TEST(read("1,18,000 rupees") == "118000 INR");
}

BOOST_AUTO_TEST_CASE(figures_in_words) {
  BOOST_TEST(read("a hundred and thirty") == "130000");
  BOOST_TEST(read("Get it to a hundred and twelve and a jeep") == "112000");
  BOOST_TEST(read("With one hundred eighteen we'd not be talking") == "118000");
  BOOST_TEST(read("ninety-four thousand euro, gross") == "94000 EUR");
  BOOST_TEST(read("ninety-four thousand five hundred") == "94500");
  BOOST_TEST(read("two hundred and fifty thousand") == "250000");
  BOOST_TEST(read("Fifty thousand and fifty-six pounds") == "50056 GBP");
  BOOST_TEST(read("fifty thousand and five weeks") == "50000");
  BOOST_TEST(read("half a million") == "500000");
  BOOST_TEST(read("one point two million dollars") == "1200000 USD");
  BOOST_TEST(read("Thirty-eight grand") == "38000");
  BOOST_TEST(read("two hundred") == "200000");
}

BOOST_AUTO_TEST_CASE(figures_as_people_say_them) {
  BOOST_TEST(read("I'm at one ninety-two base") == "192000");
  BOOST_TEST(read("one thirty") == "130000");
  BOOST_TEST(read("Two-forty") == "240000");
  BOOST_TEST(read("I'm at two forty-eight today") == "248000");
  BOOST_TEST(read("one oh five") == "105000");
  BOOST_TEST(read("one fifteen") == "115000");
  BOOST_TEST(read("fifty-one five") == "51500");
  BOOST_TEST(read("one thirty-two five") == "132500");
  BOOST_TEST(read("fifty-one five hundred") == "51500");
  BOOST_TEST(read("fifty-four and a bit") == "54000");
  BOOST_TEST(read("im on ninety too and a car") == "90000");
}

BOOST_AUTO_TEST_CASE(the_first_figure_that_can_be_pay_counts) {
  BOOST_TEST(read("I'm not one to move it on you. Two-forty") == "240000");
  BOOST_TEST(read("base is one sixty-five, and on target I'm at three thirty") == "165000");
  BOOST_TEST(read("Top of seven, so that's fifty-four and a bit") == "54000");
  BOOST_TEST(read("thirty thousand, not eighteen") == "30000");
  BOOST_TEST(read("for three days a week I have 80k") == "80000");
  BOOST_TEST(read("I'm at 92, five weeks of leave") == "92000");
  BOOST_TEST(read("since 2024 it's 88") == "88000");
}

BOOST_AUTO_TEST_CASE(lakhs) {
  BOOST_TEST(read("fifty-five lakhs") == "5500000 INR");
  BOOST_TEST(read("twelve and a half lakhs") == "1250000 INR");
  BOOST_TEST(read("1.5 crore") == "15000000 INR");
  BOOST_TEST(read("41 LPA") == "4100000 INR");
  BOOST_TEST(read("Fifty-five and up. Fixed", "INR") == "5500000");
  BOOST_TEST(read("fixed I'm at forty-one. Lakhs. Then ten percent", "INR") == "4100000 INR");
  BOOST_TEST(read("50 to 55 lakhs") == "5000000-5500000 INR");
}

BOOST_AUTO_TEST_CASE(ranges) {
  BOOST_TEST(read("95 to 100") == "95000-100000");
  BOOST_TEST(read("95-100k") == "95000-100000");
  BOOST_TEST(read("€95k – €100k") == "95000-100000 EUR");
  BOOST_TEST(read("one thirty to one forty-five") == "130000-145000");
  BOOST_TEST(read("between a hundred and a hundred and ten") == "100000-110000");
  BOOST_TEST(read("a hundred and twenty, a hundred and twenty-five") == "120000-125000");
  BOOST_TEST(read("a hundred or a hundred and five") == "100000-105000");
  BOOST_TEST(read("sixty, with a hundred and twenty on target") == "60000");
  BOOST_TEST(read("sixty, a hundred and twenty") == "60000");
  BOOST_TEST(read("six figures") == "100000-999999");
}

BOOST_AUTO_TEST_CASE(currencies) {
  BOOST_TEST(read("Under one hundred and ten, in pounds, it does not add up") == "110000 GBP");
  BOOST_TEST(read("$130k", "CAD") == "130000 CAD");
  BOOST_TEST(read("$130k", "EUR") == "130000 USD");
  BOOST_TEST(read("700 000 kr", "SEK") == "700000 SEK");
  BOOST_TEST(read("15 000 zł") == "15000 PLN");
}

BOOST_AUTO_TEST_CASE(what_is_no_figure_of_pay_stays_words) {
  for (const auto* words : {"",
                            "it's gotta start with a two",
                            "I'd kinda had point six in my head",
                            "the top of whatever you've got",
                            "I'm coin-operated",
                            "ten percent",
                            "10%",
                            "400 a day",
                            "£65 an hour",
                            "five thousand a month",
                            "eleven thousand options",
                            "low six figures",
                            "on 2026-03-12",
                            "at 10:30",
                            "on the 21st",
                            "on the thirty-first",
                            "band 12",
                            "March 15",
                            "twenty-four seven",
                            "three to five days",
                            "the mid 90s",
                            "0.08",
                            "99999999999999999999 days",

                            "nine to five"}) {
    BOOST_TEST(read(words) == "-", words);
  }
}

BOOST_AUTO_TEST_CASE(places_against_the_band) {
  const PayBand band{"EUR", 95000, 118000, "", ""};
  const auto at = [&](double low, double high, std::string currency = "") {
    return winloop::name(place_in(band, Amount{low, high, std::move(currency)}));
  };
  BOOST_TEST(at(94999, 94999) == "below");
  BOOST_TEST(at(95000, 95000) == "within");
  BOOST_TEST(at(118000, 118000, "EUR") == "within");
  BOOST_TEST(at(118001, 118001) == "above");
  BOOST_TEST(at(110000, 130000) == "across");
  BOOST_TEST(at(100000, 100000, "GBP") == "other-currency");
}

BOOST_AUTO_TEST_SUITE_END()
