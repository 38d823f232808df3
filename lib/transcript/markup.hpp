#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::transcript {

/// A stretch of a cue's text spoken by one voice, its markup removed and its escapes decoded.
class Piece {
 public:
  /// [from, to) of the text as it stands.
  static Piece plain(std::string_view text, std::size_t from, std::size_t to);

  /// Adds bytes that stand for themselves at [raw_from, raw_from + bytes.size()).
  void add(std::string_view bytes, std::size_t raw_from);

  /// Adds what [raw_from, raw_to) was decoded to.
  void add_decoded(std::string_view bytes, std::size_t raw_from, std::size_t raw_to);

  [[nodiscard]] std::string_view text() const { return runs_.empty() ? plain_ : decoded_; }

  /// Where the byte at an offset of text() stands in the original; and where it ends there.
  [[nodiscard]] std::size_t raw_begin(std::size_t offset) const;
  [[nodiscard]] std::size_t raw_end(std::size_t offset) const;

  std::optional<std::string> voice;  ///< named by a voice tag; its annotation

 private:
  struct Run {
    std::size_t text_from;
    std::size_t raw_from;
    std::size_t raw_to;
    bool verbatim;
  };
  [[nodiscard]] const Run& run_at(std::size_t offset) const;

  std::string_view plain_;
  std::size_t plain_from_ = 0;
  std::string decoded_;
  std::vector<Run> runs_;
};

/// Takes [from, to) of a text apart as WebVTT cue text (https://www.w3.org/TR/webvtt1/, "cue text
/// parsing rules") and appends the pieces: a new one at every `<v ...>` and `</v>`. The tags of
/// WebVTT and SubRip and the time stamps within a cue go away, character references are decoded.
/// Where the rules would drop words (an unknown tag, a `<` that nothing closes) they stay.
void take_apart(std::string_view text, std::size_t from, std::size_t to,
                std::vector<Piece>& pieces);

}  // namespace winloop::transcript
