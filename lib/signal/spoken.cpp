#include "spoken.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace winloop::signal {

namespace {

/// Lower case for ASCII letters, white space to a space, all else as it is. Without a branch, so
/// that compilers do many at once.
constexpr char plainly(char c) {
  const auto letter = static_cast<std::uint8_t>(static_cast<std::uint8_t>(c) - 'A');
  const bool space = c == '\n' || c == '\r' || c == '\t';
  return space ? ' ' : static_cast<char>(c | (letter < 26 ? 0x20 : 0));
}

constexpr bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

constexpr auto fillers = std::to_array<std::string_view>(
    {"um", "uh", "er", "hm", "mm", "erm", "hmm", "umm", "uhm", "mmm"});

using Form = std::pair<std::string_view, std::string_view>;

/// Contractions that recognisers write without their apostrophe, where that makes no other word.
constexpr auto forms = std::to_array<Form>({{"arent", "aren't"},     {"cant", "can't"},
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
                                            {"youll", "you'll"},     {"youre", "you're"}});

constexpr std::size_t longest_form = 8;

/// Tells by a word's first letter, its last, and its size whether it may be one of those above:
/// nearly all words are none.
class Unusual {
 public:
  constexpr Unusual() {
    for (const std::string_view filler : fillers) add(filler);
    for (const Form& form : forms) add(form.first);
  }

  [[nodiscard]] bool may_be(char first, char last, std::size_t size) const {
    return size <= longest_form && (lasts_[index(first)] >> index(last) & 1U) != 0 &&
           (sizes_[index(first)] >> size & 1U) != 0;
  }

 private:
  static constexpr std::size_t index(char letter) { return static_cast<std::size_t>(letter - 'a'); }
  constexpr void add(std::string_view word) {
    lasts_[index(word.front())] |= 1U << index(word.back());
    sizes_[index(word.front())] |= 1U << word.size();
  }

  std::array<std::uint32_t, 26> lasts_{};  ///< by first letter: a bit for each last letter
  std::array<std::uint32_t, 26> sizes_{};  ///< by first letter: a bit for each size
};
constexpr Unusual unusual;

bool is_filler(std::string_view word) {
  return std::find(fillers.begin(), fillers.end(), word) != fillers.end();
}

/// The contraction with its apostrophe; empty for all else.
std::string_view with_apostrophe(std::string_view word) {
  const auto* const form =
      std::find_if(forms.begin(), forms.end(), [&](const Form& one) { return one.first == word; });
  return form == forms.end() ? std::string_view() : form->second;
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

/// Copies what needs no more than lower case.
void Spoken::copy(std::string_view said) {
  const std::size_t from = text_.size();
  text_.append(said);
  char* const copied = text_.data() + from;
  for (std::size_t i = 0; i < said.size(); ++i) copied[i] = plainly(copied[i]);
}

/// Copies the word [i, end), unless it is a filler. Returns where to go on in `said`.
std::size_t Spoken::word(std::string_view said, std::size_t i, std::size_t end,
                         std::uint32_t utterance) {
  const auto from = static_cast<std::uint32_t>(text_.size());
  copy(said.substr(i, end - i));
  const std::string_view written = std::string_view(text_).substr(from);
  const char before = from == 0 ? ' ' : text_[from - 1];
  const char after = end < said.size() ? said[end] : ' ';
  if (is_filler(written) && before == ' ' && after != '\'' && after != '-') {
    take_back(from);
    if (after == ',') ++end;
    anchor(utterance, end);
  } else if (before != '\'' && after != '\'') {
    const std::string_view full = with_apostrophe(written);
    if (!full.empty()) {
      text_.replace(from, std::string::npos, full);
      anchor(utterance, end);
    }
  }
  return end;
}

/// Copies a mark that means more than itself. Returns where to go on in `said`.
std::size_t Spoken::mark(std::string_view said, std::size_t i, std::uint32_t utterance) {
  const char c = plainly(said[i]);
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

/// Most of what is said is copied in long pieces: only unusual words and marks are looked at.
void Spoken::append(std::string_view said, std::uint32_t utterance, bool first_sentence) {
  if (!text_.empty()) text_ += ' ';
  anchor(utterance, 0);
  std::size_t copied = 0;  // said[0, copied) has been dealt with
  for (std::size_t i = 0; i < said.size();) {
    const std::size_t from = i;
    const char c = plainly(said[i++]);
    if (is_letter(c)) {
      char last = c;
      while (i < said.size() && is_letter(plainly(said[i]))) last = plainly(said[i++]);
      if (!unusual.may_be(c, last, i - from)) continue;
      copy(said.substr(copied, from - copied));
      i = copied = word(said, from, i, utterance);
    } else if (c == '\xE2' || c == '[' || ends_sentence(c)) {
      copy(said.substr(copied, from - copied));
      i = copied = mark(said, from, utterance);
      if (first_sentence && !sentences_.empty()) return;
    }
  }
  copy(said.substr(copied));
}

void Spoken::clear() {
  text_.clear();
  anchors_.clear();
  sentences_.clear();
  sentence_from_ = 0;
}

void Spoken::take(const Transcript& transcript, std::size_t first, std::size_t last,
                  bool cue_ends_sentence) {
  clear();
  for (std::size_t i = first; i < last; ++i) {
    append(transcript.utterances[i].text, static_cast<std::uint32_t>(i), false);
    if (cue_ends_sentence) end_sentence(static_cast<std::uint32_t>(text_.size()));
  }
  end_sentence(static_cast<std::uint32_t>(text_.size()));
}

void Spoken::take_opening(const Transcript& transcript, std::size_t utterance) {
  clear();
  append(transcript.utterances[utterance].text, static_cast<std::uint32_t>(utterance), true);
  if (sentences_.empty()) end_sentence(static_cast<std::uint32_t>(text_.size()));
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
