// libFuzzer target for documents and mail, whole files as they are: recognised by their first
// bytes, then read; mail also taken apart.
#include "through_readers.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace winloop;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto format = transcript::recognise_head(bytes);
  if (!test::through_reader(bytes, format.value_or(transcript::Format::document)).empty())
    std::abort();
  if (!test::through_mail(bytes).empty()) std::abort();
  return 0;
}
