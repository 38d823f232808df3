#include "speech.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace winloop::bench {

namespace {

/// The commonest words of English conversation, commonest first.
constexpr std::string_view common =
    "i the and to a of that it you in is was so we like but have they my what for on know not this "
    "with just be do at about all if there or one would me as are think your were when up had "
    "because "
    "can really from then out get people how going he well were some time now who no right work "
    "want "
    "did an their them which other more could been go say see mean good way thing kind lot also "
    "very "
    "team things something our back into than only make got where by will those here two need "
    "first "
    "actually much said after take over always probably never off any yeah still day years month "
    "next "
    "week maybe project ask come little doing talk job around down pretty sort called working "
    "before "
    "long company role manager question call better through feel last anything even great made "
    "done "
    "bit part money help tell understand point start family change another run own build learn "
    "offer "
    "idea sure product engineers customers support friend moved city office remote hours meeting "
    "problem system code platform release deploy incident database service cloud cost budget plan";

constexpr std::array<std::string_view, 20> starts{"ba", "ke", "mi",  "so",   "tu",  "re", "lo",
                                                  "pa", "ni", "va",  "do",   "fe",  "ga", "hi",
                                                  "ju", "wi", "cla", "stro", "bre", "pla"};
constexpr std::array<std::string_view, 20> middles{"ra",  "ti",  "no",  "le",   "mu",  "si",  "da",
                                                   "po",  "ve",  "ri",  "can",  "ter", "men", "lin",
                                                   "por", "gra", "ble", "ster", "ma",  "con"};
constexpr std::array<std::string_view, 10> ends{"n",  "r",    "t",    "s",  "ng",
                                                "ly", "tion", "ment", "ed", "er"};

constexpr std::size_t tail = 40'000;

std::string clock_of(Millis at) {
  const auto ms = at.count();
  return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60,
                     ms % 1000);
}

}  // namespace

std::uint64_t Random::next() {
  state_ += 0x9e3779b97f4a7c15U;
  auto mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31);
}

Vocabulary::Vocabulary() {
  std::size_t from = 0;
  while (from < common.size()) {
    const auto end = std::min(common.find(' ', from), common.size());
    words_.emplace_back(common.substr(from, end - from));
    from = end + 1;
  }
  Random random(1);
  while (words_.size() < tail) {
    std::string word(starts[random.below(starts.size())]);
    for (auto more = random.below(3); more > 0; --more)
      word += middles[random.below(middles.size())];
    word += middles[random.below(middles.size())];
    word += ends[random.below(ends.size())];
    words_.push_back(std::move(word));
  }
  double sum = 0;
  for (std::size_t at = 0; at < words_.size(); ++at) {
    sum += 1.0 / static_cast<double>(at + 1);
    sums_.push_back(sum);
  }
}

const std::string& Vocabulary::draw(Random& random) const {
  const auto wanted = random.unit() * sums_.back();
  const auto found = std::upper_bound(sums_.begin(), sums_.end(), wanted);
  return words_[static_cast<std::size_t>(std::distance(sums_.begin(), found))];
}

Transcript talk(const Vocabulary& vocabulary, std::uint64_t number, Size size) {
  constexpr std::uint64_t spread = 0x100000001b3U;
  Random random(number * spread + 7);
  Transcript transcript;
  transcript.format = "webvtt";
  transcript.speakers = {"Ana Ruiz", "Noor Haddad"};
  const auto mean = static_cast<std::size_t>(size.words / size.utterances);
  const auto rare = number % 500 == 17 ? random.below(static_cast<std::size_t>(size.utterances))
                                       : static_cast<std::size_t>(size.utterances);
  Millis at{1000};
  for (std::size_t line = 0; line < static_cast<std::size_t>(size.utterances); ++line) {
    Utterance utterance;
    utterance.speaker = static_cast<std::int32_t>(random.below(10) < 6 ? 0 : 1);
    const auto words = mean / 2 + random.below(mean + 1);
    for (std::size_t word = 0; word < words; ++word) {
      if (word > 0) utterance.text += random.below(12) == 0 ? ", " : " ";
      utterance.text += vocabulary.draw(random);
    }
    if (random.below(1000) == 0) utterance.text += " in the end";
    if (line == rare) utterance.text += " zugzwang";
    utterance.text[0] = static_cast<char>(utterance.text[0] - 'a' + 'A');
    utterance.text += random.below(8) == 0 ? '?' : '.';
    utterance.start = at;
    at += Millis{static_cast<std::int64_t>(words) * 400 + 350};
    utterance.end = at - Millis{150};
    transcript.utterances.push_back(std::move(utterance));
  }
  return transcript;
}

std::string to_vtt(Transcript& transcript) {
  std::string bytes = "WEBVTT\n";
  int number = 0;
  for (auto& utterance : transcript.utterances) {
    bytes += fmt::format("\n{}\n{} --> {}\n{}: ", ++number, clock_of(*utterance.start),
                         clock_of(*utterance.end),
                         transcript.speakers[static_cast<std::size_t>(utterance.speaker)]);
    utterance.source = {bytes.size(), utterance.text.size()};
    bytes += utterance.text + "\n";
  }
  return bytes;
}

}  // namespace winloop::bench
