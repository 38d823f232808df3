#include <winloop/base/parallel.hpp>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace winloop;

BOOST_AUTO_TEST_SUITE(parallel)

BOOST_AUTO_TEST_CASE(every_number_comes_once) {
  for (const std::size_t count : {0U, 1U, 6U, 7U, 8U, 1000U}) {
    std::vector<int> seen(count);
    for_ranges(count, 7, [&](IndexRange range) {
      for (std::size_t at = range.from; at < range.to; ++at) ++seen[at];
    });
    BOOST_TEST(std::accumulate(seen.begin(), seen.end(), 0) == static_cast<int>(count));
    BOOST_TEST((seen == std::vector<int>(count, 1)));
  }
}

BOOST_AUTO_TEST_CASE(texts_keep_the_order_of_their_ranges) {
  std::string expected;
  for (int number = 0; number < 500; ++number) expected += std::to_string(number) + "\n";
  const auto make = [](IndexRange range) {
    std::string text;
    for (std::size_t at = range.from; at < range.to; ++at) text += std::to_string(at) + "\n";
    return text;
  };
  std::string all;
  for_ranges_in_order(500, 3, make, [&](std::string_view text) { all += text; });
  BOOST_TEST(all == expected);
}

BOOST_AUTO_TEST_CASE(what_is_thrown_comes_out_and_ends_the_work) {
  std::atomic<int> begun = 0;
  const auto fail = [&](IndexRange range) {
    ++begun;
    if (range.from == 10) throw std::runtime_error("at ten");
  };
  BOOST_CHECK_EXCEPTION(for_ranges(1'000'000, 1, fail), std::runtime_error,
                        [](const auto& error) { return std::string(error.what()) == "at ten"; });
  BOOST_TEST(begun < 1'000'000);
}

BOOST_AUTO_TEST_CASE(nothing_is_taken_after_a_failure) {
  std::string all;
  std::atomic<int> made = 0;
  const auto name = [&](IndexRange range) {
    ++made;
    return std::to_string(range.from);
  };
  const auto take = [&](std::string_view text) {
    if (text == "5") {
      // Fails while another thread has made the next and waits for its turn.
      while (std::thread::hardware_concurrency() > 1 && made < 7) std::this_thread::yield();
      throw std::runtime_error("the disk is full");
    }
    all += text;
  };
  BOOST_CHECK_THROW(for_ranges_in_order(1000, 1, name, take), std::runtime_error);
  BOOST_TEST(all == "01234");
  all.clear();
  const auto fail_at_seven = [&](IndexRange range) {
    if (range.from == 7) throw std::runtime_error("unreadable");
    return name(range);
  };
  BOOST_CHECK_THROW(
      for_ranges_in_order(1000, 1, fail_at_seven, [&](std::string_view text) { all += text; }),
      std::runtime_error);
  BOOST_TEST(std::string("0123456").starts_with(all));
}

BOOST_AUTO_TEST_SUITE_END()
