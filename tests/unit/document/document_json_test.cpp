#include "samples.hpp"
#include <winloop/document/render.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace winloop;
using namespace winloop::document;
using nlohmann::json;

namespace {

json rendered(const Document& document) {
  return json::parse(render_to_string(document, Format::json));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(document_json)

BOOST_AUTO_TEST_CASE(one_table_is_meta_and_rows) {
  Document document{.kind = "ranking", .title = "Ranking"};
  document.meta = {{.key = "as_of", .title = "As of", .value = Date::parse("2026-03-04")}};
  Table table{.name = "ranking", .columns = {{.key = "rank"}, {.key = "candidate"}}};
  table.add({1, "ana-ruiz"});
  table.add({2, Missing{}});
  document.add(table);
  BOOST_TEST(render_to_string(document, Format::json) ==
             "{\n"
             "  \"format_version\": 1,\n"
             "  \"kind\": \"ranking\",\n"
             "  \"title\": \"Ranking\",\n"
             "  \"as_of\": \"2026-03-04\",\n"
             "  \"ranking\": [\n"
             "    {\"rank\":1,\"candidate\":\"ana-ruiz\"},\n"
             "    {\"rank\":2,\"candidate\":null}\n"
             "  ]\n"
             "}\n");
}

BOOST_AUTO_TEST_CASE(sections_nest_and_items_gather) {
  Document document{.kind = "review"};
  document.add(Paragraph{"on top"});
  document.add(Heading{.level = 2, .text = "Near to an offer"});  // for people only
  for (const char* who : {"Ana", "Jo"}) {
    document.add(Heading{.level = 3, .text = who, .name = "candidates", .item = true});
    document.add(KeyValues{.fields = {{.key = "days", .value = 3}}});
    document.add(Heading{.level = 4, .text = "Why", .name = "motivations"});
    document.add(Quote{.words = "own it", .who = who, .kind = "screen"});
  }
  document.add(Heading{.level = 2, .text = "Rest", .name = "rest"});
  document.add(List{.items = {"a", "b"}});
  document.add(List{.items = {"c"}});
  document.add(Paragraph{"people only"}, Show::people);
  document.add(Data{.name = "raw", .node = {Node::Object{{"n", {Node::Array{{Value(1)}, {}}}}}}});
  const auto got = rendered(document);
  const auto candidate = [](const char* who) {
    return json{{"heading", who},
                {"days", 3},
                {"motivations",
                 {{"heading", "Why"},
                  {"quotes",
                   {{{"quote", "own it"},
                     {"speaker", who},
                     {"kind", "screen"},
                     {"on", nullptr},
                     {"at", nullptr},
                     {"conversation", nullptr}}}}}}};
  };
  const json expected{
      {"format_version", 1},
      {"kind", "review"},
      {"text", {"on top"}},
      {"candidates", {candidate("Ana"), candidate("Jo")}},
      {"rest", {{"heading", "Rest"}, {"items", {"a", "b", "c"}}, {"raw", {{"n", {1, nullptr}}}}}}};
  BOOST_TEST(got.dump(1) == expected.dump(1));
}

BOOST_AUTO_TEST_CASE(nothing_hides_behind_a_key_that_is_taken) {
  Document document{.kind = "test", .title = "T"};
  document.add(KeyValues{.fields = {{.key = "kind", .value = "x"}, {.key = "a", .value = 1}}});
  document.add(KeyValues{.fields = {{.key = "a", .value = 2}}});
  document.add(Table{.name = "a"});
  const auto got = rendered(document);
  BOOST_TEST(got["kind"] == "test");
  BOOST_TEST(got["kind_2"] == "x");
  BOOST_TEST(got["a"] == 1);
  BOOST_TEST(got["a_2"] == 2);
  BOOST_TEST(got["a_3"].is_array());
}

BOOST_AUTO_TEST_CASE(bars_and_quotes_carry_all_they_know) {
  Document document{.kind = "test"};
  document.add(Bars{.name = "scores",
                    .bars = {{.label = "x", .value = 0.5, .interval = Interval{0.25, 0.75}},
                             {.label = "y", .text = "none"}}});
  document.add(Quote{.words = "w",
                     .who = "Ana",
                     .kind = "screen",
                     .on = Date::parse("2026-03-04"),
                     .at = Millis{61'000},
                     .conversation = 7,
                     .about = "autonomy"});
  const auto got = rendered(document);
  BOOST_TEST(got["scores"][0].dump() == R"({"high":0.75,"label":"x","low":0.25,"value":0.5})");
  BOOST_TEST(got["scores"][1].dump() == R"({"label":"y","text":"none","value":null})");
  BOOST_TEST(got["quotes"][0]["at"] == "00:01:01");
  BOOST_TEST(got["quotes"][0]["conversation"] == 7);
  BOOST_TEST(got["quotes"][0]["about"] == "autonomy");
}

BOOST_AUTO_TEST_CASE(invalid_text_is_replaced_not_refused) {
  Document document{.kind = "test"};
  document.add(Paragraph{"bad \xff end"});
  BOOST_TEST(rendered(document)["text"][0] == "bad \ufffd end");
}

BOOST_AUTO_TEST_SUITE_END()
