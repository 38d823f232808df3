#include "spoken.hpp"

#include <algorithm>
#include <array>
#include <utility>

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

constexpr std::uint32_t letter_set(std::string_view letters) {
  std::uint32_t set = 0;
  for (const char letter : letters) set |= 1U << static_cast<unsigned>(letter - 'a');
  return set;
}

/// Contractions that recognisers write without their apostrophe, where that makes no other word;
/// empty for all else.
std::string_view with_apostrophe(std::string_view word) {
  using Form = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Form, 32> forms{{{"arent", "aren't"},     {"cant", "can't"},
                                               {"couldnt", "couldn't"}, {"didnt", "didn't"},
                                               {"doesnt", "doesn't"},   {"dont", "don't"},
                                               {"hadnt", "hadn't"},     {"hasnt", "hasn't"},
                                               {"havent", "haven't"},   {"hes", "he's"},
                                               {"id", "i'd"},           {"il", "i'll"},
                                               {"im", "i'm"},           {"isnt", "isn't"},
                                               {"itd", "it'd"},         {"itll", "it'll"},
                                               {"iv", "i've"},          {"ive", "i've"},
                                               {"shes", "she's"},       {"shouldnt", "shouldn't"},
                                               {"thats", "that's"},     {"theres", "there's"},
                                               {"theyd", "they'd"},     {"theyll", "they'll"},
                                               {"theyre", "they're"},   {"theyve", "they've"},
                                               {"wasnt", "wasn't"},     {"whats", "what's"},
                                               {"wouldnt", "wouldn't"}, {"youd", "you'd"},
                                               {"youll", "you'll"},     {"youre", "you're"}}};
  constexpr std::uint32_t first_letters = letter_set("acdhistwy");
  constexpr std::uint32_t last_letters = letter_set("tsdlmev");
  if (word.size() > 8 || (last_letters >> static_cast<unsigned>(word.back() - 'a') & 1U) == 0 ||
      (first_letters >> static_cast<unsigned>(word.front() - 'a') & 1U) == 0) {
    return {};
  }
  for (const auto& [form, full] : forms) {
    // Few have the size and the last letter, and comparing all of it costs a call.
    if (form.size() == word.size() && form.back() == word.back() && form == word) return full;
  }
  return {};
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

void Spoken::anchor(std::uint32_t utterance, std::size_t byte) {
  anchors_.push_back(
      {static_cast<std::uint32_t>(text_.size()), utterance, static_cast<std::uint32_t>(byte)});
}

/// Takes back what stands from `from` on, with a comma and spaces that led up to it.
void Spoken::take_back(std::uint32_t from) {
  while (from > sentence_from_ && text_[from - 1] == ' ') --from;
  if (from > sentence_from_ && text_[from - 1] == ',') --from;
  text_.resize(from);
  while (!anchors_.empty() && anchors_.back().at > from) anchors_.pop_back();
}

/// Copies the word that begins at `i`, unless it is a filler. Returns where it ends in `said`.
std::size_t Spoken::word(std::string_view said, std::size_t i, std::uint32_t utterance) {
  const auto from = static_cast<std::uint32_t>(text_.size());
  const std::size_t begin = i;
  while (i < said.size() && is_letter(plain[static_cast<unsigned char>(said[i])])) ++i;
  text_.append(said, begin, i - begin);
  for (char* c = text_.data() + from; c != text_.data() + text_.size(); ++c) {
    *c = plain[static_cast<unsigned char>(*c)];
  }
  const std::string_view written = std::string_view(text_).substr(from);
  const char before = from == 0 ? ' ' : text_[from - 1];
  const char after = i < said.size() ? said[i] : ' ';
  if (is_filler(written) && before == ' ' && after != '\'' && after != '-') {
    take_back(from);
    if (after == ',') ++i;
    anchor(utterance, i);
  } else if (before != '\'' && after != '\'') {
    const std::string_view full = with_apostrophe(written);
    if (!full.empty()) {
      text_.replace(from, std::string::npos, full);
      anchor(utterance, i);
    }
  }
  return i;
}

/// Copies what is not a letter. Returns where to go on in `said`.
std::size_t Spoken::mark(std::string_view said, std::size_t i, std::uint32_t utterance) {
  const char c = plain[static_cast<unsigned char>(said[i])];
  if (c == '\xE2' && said.substr(i, 2) == apostrophe_lead && i + 2 < said.size() &&
      (said[i + 2] == '\x98' || said[i + 2] == '\x99')) {
    text_ += '\'';
    anchor(utterance, i + 3);
    return i + 3;
  }
  if (c == '[') {
    constexpr std::size_t longest_remark = 40;
    const std::size_t close = said.find(']', i);
    if (close != std::string_view::npos && close - i <= longest_remark) {
      anchor(utterance, close + 1);
      return close + 1;
    }
  }
  text_ += c;
  const bool last = i + 1 == said.size() || said[i + 1] == ' ' || said[i + 1] == '\n';
  if (ends_sentence(c) && last) end_sentence(static_cast<std::uint32_t>(text_.size()));
  return i + 1;
}

void Spoken::append(std::string_view said, std::uint32_t utterance) {
  if (!text_.empty()) text_ += ' ';
  anchor(utterance, 0);
  for (std::size_t i = 0; i < said.size();) {
    const bool letter = is_letter(plain[static_cast<unsigned char>(said[i])]);
    i = letter ? word(said, i, utterance) : mark(said, i, utterance);
  }
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
