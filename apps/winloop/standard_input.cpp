#include "standard_input.hpp"

#include <winloop/base/error.hpp>

#include <iostream>
#include <iterator>

namespace winloop::app {

std::string read_standard_input() {
  std::string bytes{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  if (std::cin.bad()) throw bad_input("standard input could not be read");
  return bytes;
}

}  // namespace winloop::app
