#include "support.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>

#include <boost/test/unit_test.hpp>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace winloop;

namespace {

std::size_t entries(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(file)

BOOST_AUTO_TEST_CASE(a_file_appears_whole_or_not_at_all) {
  const test::TemporaryFolder folder;
  const auto path = folder.path / "report.csv";
  write_file(path, "old");
  {
    AtomicFile abandoned(path);
    abandoned.write("half");
  }
  BOOST_TEST(test::slurp(path) == "old");
  BOOST_TEST(entries(folder.path) == 1U);
  write_file(path, std::string("new\0bytes", 9));
  BOOST_TEST(test::slurp(path) == std::string("new\0bytes", 9));
  BOOST_TEST(entries(folder.path) == 1U);
  const auto mode = std::filesystem::status(path).permissions();
  BOOST_TEST((mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)));
}

BOOST_AUTO_TEST_CASE(a_new_file_never_replaces) {
  const test::TemporaryFolder folder;
  const auto path = folder.path / "search.yaml";
  AtomicFile first(path);
  first.write("first");
  first.commit_new();
  AtomicFile second(path);
  second.write("second");
  BOOST_CHECK_THROW(second.commit_new(), Error);
  BOOST_TEST(test::slurp(path) == "first");
}

BOOST_AUTO_TEST_CASE(links_are_followed_and_what_is_no_file_is_written_into) {
  const test::TemporaryFolder folder;
  std::filesystem::create_directory(folder.path / "below");
  std::filesystem::create_symlink("below/target", folder.path / "link");
  std::filesystem::create_symlink("link", folder.path / "link-to-it");
  write_file(folder.path / "link-to-it", "not there yet");
  write_file(folder.path / "link", "then replaced");
  BOOST_TEST(std::filesystem::is_symlink(folder.path / "link"));
  BOOST_TEST(std::filesystem::is_symlink(folder.path / "link-to-it"));
  BOOST_TEST(test::slurp(folder.path / "below/target") == "then replaced");
  BOOST_TEST(entries(folder.path / "below") == 1U);

  const auto pipe = folder.path / "pipe";
  BOOST_REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const int end = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  write_file(pipe, "through");
  char got[8] = {};
  BOOST_TEST(::read(end, got, sizeof(got)) == 7);
  ::close(end);
  BOOST_TEST(std::filesystem::is_fifo(pipe));
  BOOST_CHECK_THROW(write_file("/dev/full", "x"), Error);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_is_a_storage_error) {
  BOOST_CHECK_EXCEPTION(write_file("/nonexistent/folder/x", "y"), Error,
                        [](const Error& error) { return error.kind() == ErrorKind::storage; });
}

BOOST_AUTO_TEST_CASE(reading_is_bounded_and_says_why) {
  const test::TemporaryFolder folder;
  write_file(folder.path / "x", std::string(1000, 'x'));
  BOOST_TEST(read_file(folder.path / "x", 1000).size() == 1000U);
  BOOST_CHECK_THROW(read_file(folder.path / "x", 999), Error);
  BOOST_CHECK_THROW(read_file(folder.path / "missing", 10), Error);
  BOOST_CHECK_THROW(read_file(folder.path, 10), Error);
}

BOOST_AUTO_TEST_CASE(what_is_there_is_told_and_what_cannot_be_told_is_an_error) {
  const test::TemporaryFolder folder;
  write_file(folder.path / "x", "x");
  std::filesystem::create_symlink("round", folder.path / "round");
  std::filesystem::create_symlink("nowhere", folder.path / "lost");
  BOOST_TEST(is_there(folder.path / "x"));
  BOOST_TEST(!is_folder(folder.path / "x"));
  BOOST_TEST(is_folder(folder.path));
  BOOST_TEST(!is_there(folder.path / "missing"));
  BOOST_TEST(!is_there(folder.path / "lost"));
  for (const auto& odd : {folder.path / "round", folder.path / std::string(300, 'x')}) {
    BOOST_CHECK_EXCEPTION(is_there(odd), Error,
                          [](const Error& error) { return error.kind() == ErrorKind::bad_input; });
  }
}

BOOST_AUTO_TEST_SUITE_END()
