#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/model/conversation.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;

BOOST_AUTO_TEST_SUITE(names)

BOOST_AUTO_TEST_CASE(near_names_come_first_and_far_ones_not_at_all) {
  const std::vector<std::string> known{"systems-depth", "leadership", "german", "system-design"};
  BOOST_TEST(near_names("leadreship", known) == (std::vector<std::string>{"leadership"}),
             boost::test_tools::per_element());
  BOOST_TEST(near_names("system", known).size() == 2U);
  BOOST_TEST(near_names("cooking", known).empty());
}

BOOST_AUTO_TEST_CASE(an_unknown_name_says_what_there_is) {
  const std::vector<std::string> known{"ana-ruiz", "jo-okafor"};
  BOOST_TEST(unknown_name("candidate", "ana-riuz", known) ==
             "no candidate \"ana-riuz\"; did you mean ana-ruiz?");
  BOOST_TEST(unknown_name("candidate", "zzz", known) ==
             "no candidate \"zzz\"; known: ana-ruiz, jo-okafor");
  BOOST_TEST(unknown_name("candidate", "zzz", {}) == "no candidate \"zzz\"; there are none yet");
}

BOOST_AUTO_TEST_CASE(words_and_values_are_one_to_one) {
  for (const auto& word : all_names<ConversationKind>()) {
    BOOST_TEST(name(from_name<ConversationKind>(word)) == word);
  }
  BOOST_CHECK_EXCEPTION((void)from_name<ConversationKind>("screan"), Error, [](const Error& error) {
    return std::string_view(error.what()).find("did you mean screen?") != std::string_view::npos;
  });
}

BOOST_AUTO_TEST_SUITE_END()
