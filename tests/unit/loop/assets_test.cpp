#include "support.hpp"
#include <winloop/loop/assets.hpp>
#include <winloop/signal/model.hpp>

#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace winloop;

BOOST_AUTO_TEST_SUITE(assets)

BOOST_AUTO_TEST_CASE(the_lexicon_built_in_is_the_one_that_is_shipped) {
  const test::TemporaryFolder folder;
  const auto directory = store::SearchDirectory::create(folder.path / "search", {"", "", ""});
  const auto shipped =
      signal::Lexicon::parse(test::slurp(WINLOOP_SHARE "/lexicon/en.yaml"), "en.yaml")
          .with_model(signal::Model::english());
  const auto loaded = loop::load_lexicon(directory);
  BOOST_TEST(loaded.version() == shipped.version());
  BOOST_TEST((loaded.pack() == shipped.pack()));
}

BOOST_AUTO_TEST_CASE(a_search_lays_its_own_over_it) {
  const test::TemporaryFolder folder;
  const auto directory = store::SearchDirectory::create(folder.path / "search", {"", "", ""});
  const auto shipped = loop::load_lexicon(directory);
  std::ofstream(directory.lexicon()) << "cues: {motivation/push: {hates-tea: i hate tea}}\n";
  const auto own = loop::load_lexicon(directory);
  BOOST_TEST(own.cues().size() == shipped.cues().size() + 1);
  BOOST_TEST(own.cues().back().id == "hates-tea");
  BOOST_TEST(own.version() != shipped.version());
}

BOOST_AUTO_TEST_CASE(a_lexicon_leaves_no_quote_open) {
  const test::TemporaryFolder folder;
  const auto file = folder.path / "lexicon.yaml";
  std::ofstream(file) << "cues:\n  motivation/push:\n    hates-tea: \"i hate tea\n    "
                         "hates-mint: i hate mint\n";
  const auto why = test::refusal([&] { (void)loop::shipped_lexicon_with(file); });
  BOOST_TEST(
      test::says(why, "lexicon.yaml:3:16: the quote that begins here is still open in line 4"));
}

BOOST_AUTO_TEST_SUITE_END()
