#include "samples.hpp"
#include <winloop/document/escape.hpp>
#include <winloop/document/render.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace winloop;
using namespace winloop::document;

namespace {

/// Two people by a rated criterion and by a fact, with the text wherever text can stand.
Calibrator two_criteria(const std::string& text) {
  Calibrator block;
  block.spec.criteria = {{"depth", text, 3, RatingEvidence{}, 1.0 / 3, {}},
                         {"place", text, 1, parse_fact_rule("place == x"), {}, {}}};
  block.criteria = {{.must = "2", .evidence = "ratings", .mean = 2.0 / 3},
                    {.evidence = "place == x"}};
  const Standing first{.rank = 1, .score = 0.75F, .low = 0.5F, .high = 0.875F, .coverage = 0.75F};
  CalibratedPart rated{.share = 0.75, .value = 2.0 / 3, .adds = 0.5, .must = MustHaves::met};
  rated.ratings = {{"ana", "depth", text, 3, text, Date::parse("2026-03-04")}};
  rated.quotes = {{.words = text, .who = text}};
  CalibratedRow row{.id = "ana", .name = text, .stage = text, .standing = first, .moved = "+1"};
  row.parts = {rated, {.share = 0.25}};
  block.rows = {row, row};
  block.rows[1].standing.must_haves = MustHaves::failed;
  block.rows[1].parts[0].must = MustHaves::failed;
  block.command = {"winloop", "rerank", "--spec", text};
  return block;
}

std::string page_of(Calibrator block) {
  return render_to_string(Document{}.add(std::move(block), Show::people), Format::html);
}

/// The text of the n-th element that starts so.
std::string between(const std::string& page, const std::string& start, const std::string& end) {
  const auto from = page.find(start);
  if (from == std::string::npos) return {};
  return page.substr(from + start.size(), page.find(end, from) - from - start.size());
}

std::size_t count_of(const std::string& page, const std::string& what) {
  std::size_t count = 0;
  for (auto at = page.find(what); at != std::string::npos; at = page.find(what, at + 1)) ++count;
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(calibrator_page)

BOOST_AUTO_TEST_CASE(json_in_a_script_element_holds_its_value_and_no_markup) {
  for (const std::string text : {"</script><!--", "a & b > c", "\xe2\x80\xa8\xe2\x80\xa9", "\x7f",
                                 "\xe2\x80\xae"
                                 "x",
                                 "\"\\u003c"}) {
    const auto escaped = escape_script_json(nlohmann::json(text).dump());
    BOOST_TEST(escaped.find_first_of("<>&") == std::string::npos);
    BOOST_TEST(test::is_inert(escaped));
    BOOST_TEST(nlohmann::json::parse(escaped).get<std::string>() == text);
  }
}

BOOST_AUTO_TEST_CASE(the_ranking_stands_there_without_scripts) {
  const auto page = page_of(two_criteria("Ana"));
  BOOST_TEST(count_of(page, "<tbody role=\"rowgroup\" class=\"candidate") == 2U);
  BOOST_TEST(page.find("<td role=\"cell\" class=\"number score\">0.75</td>") != std::string::npos);
  BOOST_TEST(page.find(">0.50–0.88</td>") != std::string::npos);
  BOOST_TEST(page.find("weight 75% · value 0.67 · adds 0.500 · must-have of 2: met") !=
             std::string::npos);
  BOOST_TEST(page.find("weight 25% · not known, left out") != std::string::npos);
  BOOST_TEST(page.find("failed: depth") != std::string::npos);
  BOOST_TEST(page.find("<summary>1 rating, 1 quote; not known: place</summary>") !=
             std::string::npos);
  BOOST_TEST(page.find("<div class=\"trial\" hidden>") != std::string::npos);
  auto first_only = two_criteria("Ana");
  first_only.top = 1;
  BOOST_TEST(count_of(page_of(first_only), "data-id=\"ana\" hidden>") == 1U);
}

BOOST_AUTO_TEST_CASE(without_a_score_there_is_no_number_and_no_point) {
  auto block = two_criteria("Ana");
  const auto points = count_of(page_of(block), "class=\"point\"");
  block.rows[0].standing.coverage = 0;
  const auto page = page_of(block);
  BOOST_TEST(page.find("<td role=\"cell\" class=\"number score\">-</td>") != std::string::npos);
  BOOST_TEST(count_of(page, "class=\"point\"") == points - 1);
}

BOOST_AUTO_TEST_CASE(an_id_stands_beside_a_name_that_two_people_have) {
  auto block = two_criteria("Ana");
  block.rows[0].name = block.rows[1].name = "Maria";
  const auto page = page_of(block);
  for (const auto& row : block.rows)
    BOOST_TEST(page.find(">" + row.id + ",</span>") != std::string::npos);
  block.rows[1].name = "Maria Dolores";
  BOOST_TEST(page_of(block).find(">" + block.rows[0].id + ",</span>") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_embedded_is_what_the_page_computes_from) {
  const auto page = page_of(two_criteria("Ana"));
  const auto data = nlohmann::json::parse(
      between(page, "<script type=\"application/json\" class=\"data\">", "</script>"));
  BOOST_TEST(data["policy"] == "pool-mean");
  BOOST_TEST(data["criteria"][0]["mean"].get<double>() == 2.0 / 3);
  BOOST_TEST(data["criteria"][0]["must"].get<double>() == 1.0 / 3);
  BOOST_TEST(data["criteria"][1]["mean"].is_null());
  BOOST_TEST(data["criteria"][1]["fact"] == "place == x");
  BOOST_TEST(data["candidates"][0]["values"][0].get<double>() == 2.0 / 3);
  BOOST_TEST(data["candidates"][0]["values"][1].is_null());
}

BOOST_AUTO_TEST_CASE(hostile_text_adds_no_element_and_no_attribute) {
  const std::string hostile =
      "</script><script>alert(1)</script>\" onclick=\"x\" '<!-- \xe2\x80\xae <img src=x>";
  const auto page = page_of(two_criteria(hostile));
  const auto calm = page_of(two_criteria("Ana"));
  BOOST_TEST(test::is_inert(page));
  for (const std::string what : {"<script", "</script", "<img", "<!--", " onclick=\"", "<input"}) {
    BOOST_TEST(count_of(page, what) == count_of(calm, what), what);
  }
}

BOOST_AUTO_TEST_CASE(only_a_page_with_something_to_try_has_a_script) {
  const auto page = page_of(two_criteria("Ana"));
  BOOST_TEST(page.find("default-src 'none'; script-src 'sha256-") != std::string::npos);
  BOOST_TEST(count_of(page, "<script>") == 1U);
  for (const auto& without :
       {page_of(Calibrator{}), render_to_string(Document{}.add(Paragraph{"x"}), Format::html),
        render_to_string(Document{}.add(two_criteria("Ana"), Show::data), Format::html)}) {
    BOOST_TEST(without.find("script") == std::string::npos);
  }
  BOOST_TEST(page_of(Calibrator{}).find("nobody to rank yet") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(other_formats_pass_over_it) {
  const auto paragraph = Document{}.add(Paragraph{"x"});
  auto with = paragraph;
  with.add(two_criteria("Ana"));
  for (const auto format : {Format::text, Format::md, Format::json}) {
    BOOST_TEST(render_to_string(with, format) == render_to_string(paragraph, format));
  }
  BOOST_TEST(table_names(with).empty());
}

BOOST_AUTO_TEST_SUITE_END()
