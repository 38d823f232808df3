#include "fixture.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/find.hpp>
#include <winloop/store/templates.hpp>
#include <winloop/store/yaml.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace winloop;
using namespace winloop::test;

namespace {

/// Strings that break software, those that are empty or not UTF-8 left out.
std::vector<std::string> naughty() {
  const auto list = nlohmann::json::parse(slurp(shared_data() / "naughty-strings" / "blns.json"));
  std::vector<std::string> strings;
  for (const auto& item : list) {
    const auto text = item.get<std::string>();
    if (!text.empty() && utf8::valid(text)) strings.push_back(text);
  }
  return strings;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(naughty_shared)

BOOST_FIXTURE_TEST_CASE(come_back_from_the_record_as_they_went_in, RecordFixture) {
  const auto strings = naughty();
  BOOST_REQUIRE(strings.size() > 400U);
  const auto kept = keep(capture_of(strings));
  const auto back = store::read_transcript(record, kept.conversation);
  for (std::size_t at = 0; at < strings.size(); ++at) {
    BOOST_TEST(back.transcript.utterances.at(at).text == strings[at]);
  }
  BOOST_TEST(record.verify().empty());
}

BOOST_FIXTURE_TEST_CASE(are_queries_or_refused_as_queries, RecordFixture) {
  const auto strings = naughty();
  keep(capture_of(strings));
  std::size_t found = 0;
  for (const auto& text : strings) {
    try {
      const auto result = store::find(record, text, {.as_of = day("2026-12-31")});
      if (!result.hits.empty()) ++found;
      for (const auto& hit : result.hits) {
        BOOST_TEST(!hit.matches.empty());
        for (const auto& match : hit.matches)
          BOOST_TEST(match.from + match.size <= hit.text.size());
      }
    } catch (const Error& error) {
      BOOST_TEST((error.kind() == ErrorKind::bad_input), text << ": " << error.what());
    }
  }
  BOOST_TEST(found > strings.size() / 3);
}

BOOST_AUTO_TEST_CASE(survive_yaml) {
  for (const auto& text : naughty()) {
    BOOST_TEST(
        store::parse_yaml("k: " + store::yaml_scalar(text) + "\n", "f.yaml").at("k").as_text() ==
        text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
