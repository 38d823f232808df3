#include "support.hpp"

#include <winloop/base/error.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

namespace winloop::test {

std::filesystem::path shared_data() {
  const std::filesystem::path folder = WINLOOP_SHARED_DATA;
  if (std::filesystem::is_directory(folder)) return folder;
  // 77 tells CTest that the suite was skipped; a missing folder must show, not pass.
  std::cerr << "skipped: no test material at " << folder << '\n';
  std::_Exit(77);
}

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  BOOST_REQUIRE_MESSAGE(in, "cannot read " << path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "winloop-test.XXXXXX").string();
  BOOST_REQUIRE(::mkdtemp(name.data()) != nullptr);
  path = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path, ignored);
}

std::string refusal(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    BOOST_TEST((error.kind() == ErrorKind::bad_input));
    return error.what();
  }
  return "nothing was refused";
}

bool says(const std::string& message, std::string_view part) {
  if (message.find(part) != std::string::npos) return true;
  BOOST_TEST_MESSAGE("the message was: " << message);
  return false;
}

}  // namespace winloop::test
