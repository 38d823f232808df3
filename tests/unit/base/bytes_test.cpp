#include <winloop/base/bytes.hpp>
#include <winloop/base/error.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;

BOOST_AUTO_TEST_SUITE(bytes)

BOOST_AUTO_TEST_CASE(the_hash_is_blake2b_256) {
  // From the reference implementation's `b2sum -l 256` of the empty input.
  BOOST_TEST(content_hash("") ==
             "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  BOOST_TEST(content_hash("a") != content_hash("b"));
}

BOOST_AUTO_TEST_CASE(what_is_compressed_comes_back_to_the_byte) {
  for (const auto& text :
       {std::string(), std::string("x"), std::string(100000, 'y') + std::string("\0z", 2)}) {
    BOOST_TEST((decompress(compress(text), 1 << 20) == text));
  }
  BOOST_TEST(compress(std::string(100000, 'y')).size() < 1000U);
}

BOOST_AUTO_TEST_CASE(a_damaged_frame_is_a_storage_error) {
  const auto frame = compress(std::string(5000, 'x') + "end");
  BOOST_CHECK_THROW(decompress(frame, 100), Error);  // over the limit
  BOOST_CHECK_THROW(decompress(frame.substr(0, frame.size() - 1), 1 << 20), Error);
  BOOST_CHECK_THROW(decompress("rubbish", 1 << 20), Error);
}

BOOST_AUTO_TEST_SUITE_END()
