#include "cues.hpp"

#include "label.hpp"
#include "lines.hpp"
#include "markup.hpp"
#include "rolling.hpp"
#include <winloop/base/counted.hpp>
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

namespace winloop::transcript {

namespace {

struct TimedPiece {
  Piece piece;
  Times times;
  std::size_t line = 0;
  std::size_t skip = 0;  ///< bytes at the front that repeat the cue before
};

/// Cues of rolling captions follow each other without a gap.
constexpr Millis rolling_gap{100};

bool follows(const TimedPiece& before, const TimedPiece& now) {
  return before.times.end && now.times.start && *now.times.start <= *before.times.end + rolling_gap;
}

/// Marks what repeats, if at least half of the cues that follow each other do so: in a
/// conversation the same line twice ("Yeah.") was said twice.
std::size_t fold_rolling(std::vector<TimedPiece>& timed) {
  std::size_t following = 0;
  std::size_t repeating = 0;
  std::vector<std::size_t> skips(timed.size(), 0);
  for (std::size_t at = 1; at < timed.size(); ++at) {
    if (timed[at].piece.voice || timed[at - 1].piece.voice) continue;
    if (!follows(timed[at - 1], timed[at])) continue;
    ++following;
    skips[at] = repeated_front(timed[at - 1].piece.text(), timed[at].piece.text());
    if (skips[at] > 0) ++repeating;
  }
  if (repeating < 2 || repeating * 2 < following || repeating * 3 < timed.size()) return 0;
  for (std::size_t at = 0; at < timed.size(); ++at) timed[at].skip = skips[at];
  return repeating;
}

void show(Labels& labels, std::string_view text) {
  text = utf8::trim(text);
  auto end = find_either(text, '\r', '\n', 0);
  labels.see(text.substr(0, end));
  while (end < text.size()) {
    const auto from = end + 1;
    end = find_either(text, '\r', '\n', from);
    labels.see_inside(text.substr(from, end - from));
  }
}

class Speech {
 public:
  Speech(const Labels& labels, Builder& builder) : labels_(labels), builder_(builder) {}

  void say(const TimedPiece& timed) {
    timed_ = &timed;
    const std::string_view text = timed.piece.text();
    if (timed.piece.voice) {
      say_voice(text);
      return;
    }
    std::int32_t speaker = -1;
    std::size_t from = timed.skip;
    for (std::size_t at = from; at < text.size();) {
      const auto end = find_either(text, '\r', '\n', at);
      const auto prefix = label_prefix(text.substr(at, end - at));
      if (prefix && labels_.known(prefix->label) && holds_words(text, at + prefix->rest)) {
        add(speaker, from, at);
        speaker = builder_.speaker(prefix->label);
        from = at + prefix->rest;
      }
      at = end + 1;
    }
    add(speaker, from, text.size());
  }

 private:
  void say_voice(std::string_view text) {
    const std::string& voice = *timed_->piece.voice;
    std::int32_t speaker = -1;
    if (voice.size() <= builder_.input().limits.label_bytes) {
      speaker = builder_.speaker(voice);
    } else {
      builder_.warn(timed_->line, "a voice's name is too long to be one, left out");
    }
    add(speaker, 0, text.size());
  }

  /// A label alone is no label: its words would be lost.
  static bool holds_words(std::string_view text, std::size_t from) {
    return !blank(text.substr(std::min(from, text.size())));
  }

  void add(std::int32_t speaker, std::size_t from, std::size_t to) {
    const Piece& piece = timed_->piece;
    const std::string_view whole = piece.text();
    const std::string_view text = utf8::trim(whole.substr(from, to - from));
    if (text.empty()) return;
    const auto first = static_cast<std::size_t>(text.data() - whole.data());
    const std::size_t raw_from = piece.raw_begin(first);
    const std::size_t raw_to = piece.raw_end(first + text.size() - 1);
    builder_.say(speaker, timed_->times, std::string(text), ByteRange{raw_from, raw_to - raw_from});
  }

  const Labels& labels_;
  Builder& builder_;
  const TimedPiece* timed_ = nullptr;
};

}  // namespace

void say_cues(const std::vector<Cue>& cues, Builder& builder) {
  std::vector<TimedPiece> timed;
  timed.reserve(cues.size());
  std::vector<Piece> pieces;
  Labels labels(builder.input().known);
  for (const Cue& cue : cues) {
    pieces.clear();
    take_apart(builder.input().text, cue.from, cue.to, pieces);
    for (Piece& piece : pieces) {
      if (!piece.voice) show(labels, piece.text());
      timed.push_back({std::move(piece), cue.times, cue.line});
    }
  }
  labels.learn();
  if (const std::size_t folded = fold_rolling(timed); folded > 0) {
    builder.warn(0, fmt::format("rolling captions: {} of the lines before, left out",
                                counted(folded, "repetition")));
  }
  Speech speech(labels, builder);
  for (const TimedPiece& each : timed) speech.say(each);
}

}  // namespace winloop::transcript
