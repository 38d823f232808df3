#include <winloop/loop/file_name.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;

BOOST_AUTO_TEST_SUITE(file_name)

BOOST_AUTO_TEST_CASE(date_candidate_and_kind_in_any_order) {
  for (const auto* file : {"2026-03-04 ana-ruiz screen.vtt", "inbox/screen_ana-ruiz_2026-03-04.txt",
                           "ana-ruiz  2026-03-04 screen.json"}) {
    BOOST_TEST_CONTEXT(file) {
      const auto named = loop::from_file_name(file);
      BOOST_TEST((named.on == Date::parse("2026-03-04")));
      BOOST_TEST((named.kind == ConversationKind::screen));
      BOOST_TEST(named.candidate == "ana-ruiz");
      BOOST_TEST(!named.about_search);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_search_itself_can_be_the_subject) {
  const auto named = loop::from_file_name("2026-01-12 search intake.vtt");
  BOOST_TEST(named.about_search);
  BOOST_TEST(named.candidate.empty());
}

BOOST_AUTO_TEST_CASE(an_id_is_a_word_that_says_nothing_else) {
  for (const auto* id : {"ana-ruiz", "search-2", "screen-2", "2", "on-call"})
    BOOST_TEST(loop::can_be_named(id), id);
  for (const auto* id : {"search", "screen", "search-review", "2026-03-04", "24-11-2026"})
    BOOST_TEST(!loop::can_be_named(id), id);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_told_stays_empty) {
  const auto named = loop::from_file_name("GMT20260304-Ana Recording.vtt");
  BOOST_TEST(!named.on.has_value());
  BOOST_TEST(!named.kind.has_value());
  BOOST_TEST(named.candidate.empty());
}

BOOST_AUTO_TEST_CASE(capitals_are_understood_and_days_written_otherwise_named) {
  const auto named = loop::from_file_name("Kwame Screen 2026-11-24.txt");
  BOOST_TEST((named.kind == ConversationKind::screen));
  BOOST_TEST(named.candidate == "kwame");
  const auto odd = loop::from_file_name("kwame screen 24.11.2026.txt");
  BOOST_TEST(!odd.on.has_value());
  BOOST_TEST(odd.odd_day == "24.11.2026");
  BOOST_TEST(odd.candidate == "kwame");
}

BOOST_AUTO_TEST_SUITE_END()
