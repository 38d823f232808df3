// Inputs that would take minutes if a reader went over the same bytes again and again.
#include "said.hpp"

#include <boost/test/unit_test.hpp>

#include <ctime>

using namespace winloop;

namespace {

std::string times(std::string_view part, std::size_t bytes) {
  std::string all;
  while (all.size() < bytes) all += part;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_sizes)

BOOST_AUTO_TEST_CASE(repetition_is_read_in_time) {
  constexpr std::size_t size = 20'000;
  const std::clock_t begun = std::clock();
  const std::string cue = "WEBVTT\n\n00:01.000 --> 00:02.000\n";
  const std::string srt_cue = "1\n00:00:01,000 --> 00:00:02,000\n";
  const std::string voice = "<v " + std::string(300, 'x') + ">a";
  const std::vector<std::string> parts{
      "<",      "<a",          "< >",   "&",          "&#1;",    "a: ",          "Ana: x\n",
      "Ana:\n", "\r",          "-->\n", "1\n",        "-->\n\n", "x\n\n",        "[",
      ">>",     "Ana  0:01\n", "\\\"",  "00:00:01\n", "{\"",     "\xef\xbc\x9a", "\"\\",
      voice};
  for (const std::string& part : parts) {
    const std::string all = times(part, size);
    for (const auto& info : transcript::formats()) {
      test::refusal(info.format, all);
      test::refusal(info.format, cue + all + std::string(size / 4, ' ') + ">");
      test::refusal(info.format, srt_cue + all);
      test::refusal(info.format, "{\"segments\":[{\"text\":\"" + all + "\"}]}");
    }
    BOOST_TEST(!test::recognised(all, "x.txt").empty());
  }
  // A few seconds without and with sanitizers; one reader gone quadratic takes minutes.
  BOOST_TEST(static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC < 40.0);
}

BOOST_AUTO_TEST_SUITE_END()
