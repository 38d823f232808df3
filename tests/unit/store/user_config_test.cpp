#include "fixture.hpp"
#include <winloop/base/file.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/user_config.hpp>

#include <boost/test/unit_test.hpp>

#include <filesystem>

using namespace winloop;
namespace fs = std::filesystem;

namespace {

struct Config {
  test::TemporaryFolder folder;
  fs::path path = folder.path / "config.yaml";

  AssistSettings read(std::string_view text, unsigned mode = 0600) const {
    write_file(path, text);
    fs::permissions(path, static_cast<fs::perms>(mode));
    return store::read_user_config(path);
  }
  std::string refused(std::string_view text, unsigned mode = 0600) const {
    return test::refusal([&] { (void)read(text, mode); });
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(user_config)

BOOST_FIXTURE_TEST_CASE(without_a_file_all_is_as_by_default, Config) {
  const auto settings = store::read_user_config(path);
  BOOST_TEST(settings.url.empty());
  BOOST_TEST(settings.retries == 4);
  BOOST_TEST(read("# nothing yet\n").model.empty());
}

BOOST_FIXTURE_TEST_CASE(everything_that_can_be_said, Config) {
  const auto settings = read(R"(assist:
  url: https://api.example/v1
  model: m
  key: k
  connect_seconds: 0.5
  stall_seconds: 20
  timeout_seconds: 1.25
  retries: 0
  retry_seconds: 0.1
  longest_wait_seconds: 5
  reply_kib: 2
  proxy: http://proxy.example:3128
)");
  BOOST_TEST(settings.url == "https://api.example/v1");
  BOOST_TEST(settings.model == "m");
  BOOST_TEST(settings.key == "k");
  BOOST_TEST(settings.connect.count() == 500);
  BOOST_TEST(settings.stall.count() == 20'000);
  BOOST_TEST(settings.whole.count() == 1250);
  BOOST_TEST(settings.retries == 0);
  BOOST_TEST(settings.first_wait.count() == 100);
  BOOST_TEST(settings.longest_wait.count() == 5);
  BOOST_TEST(settings.most_reply_bytes == 2048U);
  BOOST_TEST(settings.proxy == "http://proxy.example:3128");
}

BOOST_FIXTURE_TEST_CASE(what_is_wrong_is_named_with_its_place, Config) {
  BOOST_TEST(test::says(refused("assist: {modle: m}\n"),
                        "config.yaml:1:10: no key \"modle\"; did you mean model"));
  BOOST_TEST(test::says(refused("asist: {}\n"), "did you mean assist"));
  BOOST_TEST(test::says(refused("assist: {timeout_seconds: 0}\n"),
                        "expected seconds, from 0.001 to 3600"));
  BOOST_TEST(test::says(refused("assist: {retries: 11}\n"), "from 0 to 10"));
}

BOOST_FIXTURE_TEST_CASE(it_is_the_users_alone, Config) {
  BOOST_TEST(test::says(refused("assist: {key: k}\n", 0640), "can be read by others"));
  BOOST_TEST(test::says(refused("assist: {key: k}\n", 0604), "can be read by others"));
  BOOST_TEST(test::says(refused("assist: {url: u}\n", 0620), "can be written by others"));
  BOOST_TEST(read("assist: {url: u}\n", 0644).url == "u");
}

BOOST_FIXTURE_TEST_CASE(a_search_does_not_say_where_words_are_sent, Config) {
  write_file(folder.path / "search.yaml", "role: Lead\nassist: {url: https://api.example}\n");
  const auto message =
      test::refusal([&] { (void)store::read_search(folder.path / "search.yaml"); });
  BOOST_TEST(test::says(message, "search.yaml:2:1"));
  BOOST_TEST(test::says(message, "never says where conversations are sent"));
}

BOOST_AUTO_TEST_SUITE_END()
