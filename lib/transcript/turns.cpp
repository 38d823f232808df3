#include "turns.hpp"

#include <winloop/base/utf8.hpp>

namespace winloop::transcript {

void Turns::line(std::size_t from, std::string_view text, std::optional<Millis> start) {
  const auto prefix = label_prefix(text);
  if (prefix && labels_.known(prefix->label)) {
    pause();
    speaker_ = builder_.speaker(prefix->label);
    begin(from + prefix->rest, prefix->start ? prefix->start : start);
    to_ = from + text.size();
    return;
  }
  if (!open_ || start) {
    pause();
    begin(from, start);
  }
  to_ = from + text.size();
}

void Turns::begin(std::size_t from, std::optional<Millis> start) {
  from_ = from;
  start_ = start ? start : block_start_;
  open_ = true;
}

void Turns::pause() {
  if (open_) builder_.say(speaker_, {start_, std::nullopt}, from_, std::max(from_, to_));
  open_ = false;
}

}  // namespace winloop::transcript
