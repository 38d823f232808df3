#include "quote.hpp"

#include <algorithm>
#include <string_view>

namespace winloop::signal {

namespace {

constexpr std::uint32_t long_quote = 150;
constexpr std::uint32_t short_quote = 28;
constexpr std::uint32_t short_addition = 70;

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Cuts [part) at commas, or at spaces where there are none, so that it keeps the match.
Stretch around(std::string_view text, Stretch part, Stretch match) {
  const auto cut_left = [&](std::string_view mark) {
    const std::uint32_t earliest =
        part.to - long_quote < part.from || part.to < long_quote ? part.from : part.to - long_quote;
    for (std::uint32_t at = std::max(part.from, std::min(earliest, match.from)); at < match.from;
         ++at) {
      if (text.substr(at, mark.size()) == mark) {
        part.from = at + static_cast<std::uint32_t>(mark.size());
        return;
      }
    }
    if (part.to - match.from <= long_quote || mark == " ") part.from = match.from;
  };
  const auto cut_right = [&](std::string_view mark) {
    std::uint32_t at = std::min(part.to, part.from + long_quote);
    for (; at > match.to; --at) {
      if (text.substr(at, mark.size()) == mark) {
        part.to = at;
        return;
      }
    }
    if (match.to - part.from <= long_quote || mark == " ")
      part.to = std::max(match.to, match.from + 1);
  };
  if (part.to - part.from > long_quote) cut_left(", ");
  if (part.to - part.from > long_quote) cut_right(", ");
  if (part.to - part.from > long_quote) cut_left(" ");
  if (part.to - part.from > long_quote) cut_right(" ");
  return part;
}

}  // namespace

Quote original(const Transcript& transcript, const Spoken& spoken, Stretch part) {
  const Spot first = spoken.spot(part.from);
  const Spot last = spoken.spot(part.to - 1);
  const std::string& text = transcript.utterances[first.utterance].text;
  std::size_t from = std::min<std::size_t>(first.byte, text.size());
  std::size_t to = std::min<std::size_t>(last.byte + std::size_t{1}, text.size());
  if (last.utterance != first.utterance) to = text.size();
  while (from > 0 && from < text.size() && continues_character(text[from])) --from;
  while (to < text.size() && continues_character(text[to])) ++to;
  const auto blank = [](char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ',';
  };
  while (from < to && blank(text[from])) ++from;
  while (to > from && blank(text[to - 1])) --to;
  return {first.utterance, {from, to - from}};
}

Quote quote_for(const Transcript& transcript, const Spoken& spoken, std::size_t sentence,
                Stretch match) {
  const auto sentences = spoken.sentences();
  const Stretch utterance = spoken.utterance_around(match.from);
  Stretch part{std::max(sentences[sentence].from, utterance.from),
               std::min(sentences[sentence].to, utterance.to)};
  match = {std::clamp(match.from, part.from, part.to), std::clamp(match.to, part.from, part.to)};
  if (part.to - part.from > long_quote) {
    part = around(spoken.text(), part, match);
  } else if (part.to - part.from < short_quote && sentence + 1 < sentences.size()) {
    const Stretch next = sentences[sentence + 1];
    if (next.to <= utterance.to && next.to - part.from <= short_quote + short_addition)
      part.to = next.to;
  }
  if (part.to <= part.from) part.to = part.from + 1;
  return original(transcript, spoken, part);
}

}  // namespace winloop::signal
