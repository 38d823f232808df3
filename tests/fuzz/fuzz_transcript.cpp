// libFuzzer target for the transcript readers: the first byte chooses the format (or recognise()),
// the rest is the file. What is read must keep what read.hpp promises; what is refused must be
// refused with Error(bad_input), nothing else.
#include "through_readers.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace winloop;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto formats = transcript::formats();
  const std::size_t choice = data[0] % (formats.size() + 1);
  std::optional<transcript::Format> format;
  if (choice < formats.size()) format = formats[choice].format;
  if (!test::through_reader(bytes, format).empty()) std::abort();
  return 0;
}
