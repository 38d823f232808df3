// Files that fuzzers, or people, once broke a reader with, and one good one of each encoded format:
// all of them through every reader.
#include "../../fuzz/through_readers.hpp"
#include "support.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(corpus)

BOOST_AUTO_TEST_CASE(every_file_goes_through_every_reader) {
  namespace transcript = winloop::transcript;
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(WINLOOP_CORPUS)) {
    const auto bytes = winloop::test::slurp(entry.path());
    ++files;
    BOOST_TEST_CONTEXT(entry.path().filename()) {
      BOOST_TEST(winloop::test::through_reader(bytes, std::nullopt) == "");
      BOOST_TEST(winloop::test::through_mail(bytes) == "");
      for (const auto& format : transcript::formats()) {
        BOOST_TEST_CONTEXT("as " << format.name)
        BOOST_TEST(winloop::test::through_reader(bytes, format.format) == "");
      }
    }
  }
  BOOST_TEST(files >= 8);
}

BOOST_AUTO_TEST_SUITE_END()
