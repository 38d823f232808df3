// libFuzzer target for the transcript readers: the first byte chooses the format (or recognise()),
// the rest is the file. What is read must keep what read.hpp promises; what is refused must be
// refused with Error(bad_input), nothing else.
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/transcript/encoding.hpp>
#include <winloop/transcript/read.hpp>

#include <cstdint>
#include <cstdlib>

namespace {

using namespace winloop;

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const Transcript& transcript, std::string_view text) {
  for (const Utterance& utterance : transcript.utterances) {
    require(!utterance.text.empty() && utf8::valid(utterance.text));
    require(utf8::trim(utterance.text).size() == utterance.text.size());
    require(utterance.source.from <= text.size());
    require(utterance.source.size <= text.size() - utterance.source.from);
    require(utterance.speaker >= -1);
    require(utterance.speaker < static_cast<std::int32_t>(transcript.speakers.size()));
    if (utterance.start) require(utterance.start->count() >= 0);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto formats = transcript::formats();
  const std::size_t choice = data[0] % (formats.size() + 1);
  try {
    const auto format =
        choice < formats.size() ? formats[choice].format : transcript::recognise(bytes, "fuzz.txt");
    check(transcript::read(bytes, format, "fuzz"), transcript::to_utf8(bytes, "fuzz"));
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::bad_input);
  }
  return 0;
}
