#pragma once

#include "text_map.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/export.hpp>
#include <winloop/model/conversation.hpp>
#include <winloop/transcript/read.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace winloop::transcript {

/// What a reader reads: valid UTF-8, with what it needs to name a place.
struct Input {
  std::string_view text;  ///< what Utterance::source counts in
  std::size_t begin = 0;  ///< after a byte order mark
  std::string_view file;  ///< for places only
  Limits limits;
  std::string_view encoding = {};  ///< of what does not say its own: parts of mails
  KnownLabel known = {};           ///< for Labels
};

struct Times {
  std::optional<Millis> start;
  std::optional<Millis> end;
};

/// Puts a Transcript together; the one place where the limits are kept. Exported, as is what else
/// the module `documents` calls (documents.hpp); no installed header shows it.
class WINLOOP_API Builder {
 public:
  Builder(const Input& input, Format format);

  /// The index for a label, new or known.
  std::int32_t speaker(std::string_view label);

  /// Adds the stretch [from, to) of the text as it stands; nothing when it is blank.
  void say(std::int32_t speaker, Times times, std::size_t from, std::size_t to);

  /// Adds decoded text; `source` is where it came from. Nothing when it is blank.
  void say(std::int32_t speaker, Times times, std::string text, ByteRange source);

  /// `line 12: message`; the first few are kept, the rest counted.
  void warn(std::size_t line, std::string_view message);

  Transcript finish();

  [[nodiscard]] const Input& input() const { return input_; }

 private:
  void replace_nul(std::string& text, std::size_t from);

  const Input& input_;
  Transcript transcript_;
  TextMap<std::int32_t> index_;
  std::size_t unkept_warnings_ = 0;
  bool nul_named_ = false;
};

/// Line and column (both from 1; the column counts bytes) of an offset.
Place place_of(const Input& input, std::size_t offset);

}  // namespace winloop::transcript
