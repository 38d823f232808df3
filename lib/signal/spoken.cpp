#include "spoken.hpp"

#include <algorithm>
#include <array>

namespace winloop::signal {

namespace {

/// Lower case for ASCII letters, white space to a space, all else as it is.
constexpr std::array<char, 256> plain = [] {
  std::array<char, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto c = static_cast<char>(i);
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    table[i] = c;
  }
  return table;
}();

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_filler(std::string_view word) {
  switch (word.size()) {
    case 2:
      return word == "um" || word == "uh" || word == "er" || word == "hm" || word == "mm";
    case 3:
      return word == "erm" || word == "hmm" || word == "umm" || word == "uhm" || word == "mmm";
    default:
      return false;
  }
}

bool ends_sentence(char c) {
  return c == '.' || c == '?' || c == '!';
}

constexpr std::string_view apostrophe_lead = "\xE2\x80";  // of U+2018, U+2019

}  // namespace

void Spoken::end_sentence(std::uint32_t at) {
  while (sentence_from_ < at && text_[sentence_from_] == ' ') ++sentence_from_;
  while (at - sentence_from_ > longest_sentence) {
    // Nothing that long is a sentence: cut at a space, so that patterns stay cheap on any input.
    std::uint32_t cut = sentence_from_ + longest_sentence;
    while (cut > sentence_from_ + longest_sentence / 2 && text_[cut] != ' ') --cut;
    sentences_.push_back({sentence_from_, cut});
    sentence_from_ = cut;
    while (sentence_from_ < at && text_[sentence_from_] == ' ') ++sentence_from_;
  }
  if (sentence_from_ < at) sentences_.push_back({sentence_from_, at});
  sentence_from_ = at;
}

std::uint32_t Spoken::last_word_start() const {
  auto at = static_cast<std::uint32_t>(text_.size());
  while (at > 0 && is_letter(text_[at - 1])) --at;
  return at;
}

/// Takes back a filler that was just written, with a comma that led up to it.
void Spoken::drop_filler() {
  const std::uint32_t from = last_word_start();
  if (!is_filler(std::string_view(text_).substr(from))) return;
  if (from > 0 && text_[from - 1] != ' ' && text_[from - 1] != ',') return;
  std::uint32_t keep = from;
  while (keep > sentence_from_ && text_[keep - 1] == ' ') --keep;
  if (keep > sentence_from_ && text_[keep - 1] == ',') --keep;
  text_.resize(keep);
  while (!anchors_.empty() && anchors_.back().at > keep) anchors_.pop_back();
}

void Spoken::append(std::string_view said, std::uint32_t utterance) {
  if (!text_.empty()) text_ += ' ';
  anchors_.push_back({static_cast<std::uint32_t>(text_.size()), utterance, 0});
  const auto anchor_at = [&](std::size_t byte) {
    anchors_.push_back(
        {static_cast<std::uint32_t>(text_.size()), utterance, static_cast<std::uint32_t>(byte)});
  };
  for (std::size_t i = 0; i < said.size(); ++i) {
    const char c = plain[static_cast<unsigned char>(said[i])];
    if (is_letter(c)) {
      text_ += c;
      continue;
    }
    const char before = text_.empty() ? ' ' : text_.back();
    if (before == 'm' || before == 'h' || before == 'r') {
      const std::size_t size = text_.size();
      if (c == ',' || c == ' ' || c == '.') drop_filler();
      if (text_.size() != size) {
        if (c == '.')
          anchor_at(i);
        else {
          // Its comma and space go with it; one space stays.
          if (c == ',' && i + 1 < said.size() && said[i + 1] == ' ') ++i;
          anchor_at(i);
          if (!text_.empty() && text_.back() != ' ') text_ += ' ';
          anchor_at(i + 1);
          continue;
        }
      }
    }
    if (c == '\xE2' && said.substr(i, 2) == apostrophe_lead && i + 2 < said.size() &&
        (said[i + 2] == '\x98' || said[i + 2] == '\x99')) {
      text_ += '\'';
      i += 2;
      anchor_at(i + 1);
      continue;
    }
    if (c == '[') {
      const std::size_t close = said.find(']', i);
      if (close != std::string_view::npos && close - i <= 40) {
        i = close;
        anchor_at(i + 1);
        continue;
      }
    }
    text_ += c;
    if (ends_sentence(c) && (i + 1 == said.size() || said[i + 1] == ' ' || said[i + 1] == '\n')) {
      end_sentence(static_cast<std::uint32_t>(text_.size()));
    }
  }
  const char last = text_.empty() ? ' ' : text_.back();
  if (last == 'm' || last == 'h' || last == 'r') drop_filler();
}

void Spoken::take(const Transcript& transcript, std::size_t first, std::size_t last,
                  bool cue_ends_sentence) {
  text_.clear();
  anchors_.clear();
  sentences_.clear();
  sentence_from_ = 0;
  for (std::size_t i = first; i < last; ++i) {
    append(transcript.utterances[i].text, static_cast<std::uint32_t>(i));
    if (cue_ends_sentence) end_sentence(static_cast<std::uint32_t>(text_.size()));
  }
  end_sentence(static_cast<std::uint32_t>(text_.size()));
}

Spot Spoken::spot(std::uint32_t at) const {
  auto after = std::upper_bound(anchors_.begin(), anchors_.end(), at,
                                [](std::uint32_t value, const Anchor& a) { return value < a.at; });
  if (after == anchors_.begin()) return {};
  const Anchor& anchor = *std::prev(after);
  return {anchor.utterance, anchor.byte + (at - anchor.at)};
}

Stretch Spoken::utterance_around(std::uint32_t at) const {
  const std::uint32_t wanted = spot(at).utterance;
  Stretch part{0, static_cast<std::uint32_t>(text_.size())};
  for (const Anchor& anchor : anchors_) {
    if (anchor.utterance < wanted) continue;
    if (anchor.utterance == wanted && anchor.byte == 0) part.from = anchor.at;
    if (anchor.utterance > wanted) {
      part.to = anchor.at;
      break;
    }
  }
  return part;
}

bool unpunctuated(const Transcript& transcript) {
  std::size_t ended = 0;
  std::size_t counted = 0;
  for (const Utterance& utterance : transcript.utterances) {
    if (utterance.text.size() < 12) continue;
    ++counted;
    if (ends_sentence(utterance.text.back()) || utterance.text.back() == ',') ++ended;
  }
  return counted > 4 && ended * 5 < counted;
}

}  // namespace winloop::signal
