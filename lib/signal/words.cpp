#include "words.hpp"

#include "feature_hash.hpp"
#include "word_groups.hpp"
#include "word_slots.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace winloop::signal {

namespace {

constexpr std::uint64_t number_hash = word_hash(number_word);

// What a byte says of the word in which it stands.
constexpr std::uint8_t of_word = 1;
constexpr std::uint8_t is_digit = 2;
constexpr std::uint8_t is_apostrophe = 4;

constexpr std::array<std::uint8_t, 256> byte_kind = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = of_word;
  for (std::size_t c = 0x80; c < kinds.size(); ++c) kinds[c] = of_word;
  for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = of_word | is_digit;
  kinds['\''] = of_word | is_apostrophe;
  return kinds;
}();

std::uint8_t kind_of(char c) {
  return byte_kind[static_cast<unsigned char>(c)];
}

/// Two words written as one. An empty second: another way to write the first.
struct Split {
  std::string_view written;
  std::string_view first;
  std::string_view second;
};

constexpr auto splits = std::to_array<Split>({
    {"ain't", "is", "n't"},   {"can't", "can", "n't"},      {"cannot", "can", "n't"},
    {"cause", "because", ""}, {"coz", "because", ""},       {"cos", "because", ""},
    {"cuz", "because", ""},   {"dunno", "do", "n't"},       {"gimme", "give", "me"},
    {"gonna", "going", "to"}, {"gotta", "got", "to"},       {"ill", "i", "will"},
    {"kinda", "kind", "of"},  {"lemme", "let", "me"},       {"lets", "let", "'s"},
    {"not", "n't", ""},       {"shan't", "will", "n't"},    {"theyve", "they", "have"},
    {"wanna", "want", "to"},  {"weve", "we", "have"},       {"won't", "will", "n't"},
    {"wont", "will", "n't"},  {"wouldve", "would", "have"}, {"yeah", "yes", ""},
    {"yep", "yes", ""},       {"yer", "your", ""},          {"youse", "you", ""},
    {"youve", "you", "have"},
});

constexpr WordSlots<splits.size()> split_slots([] {
  std::array<std::uint64_t, splits.size()> hashes{};
  for (std::size_t i = 0; i < splits.size(); ++i) hashes[i] = word_hash(splits[i].written);
  return hashes;
}());

const Split* split_of(std::string_view word, std::uint64_t hash) {
  const std::size_t found = split_slots.find(hash);
  if (found == splits.size() || splits[found].written != word) return nullptr;
  return &splits[found];
}

/// What may end a word after an apostrophe.
constexpr auto endings = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"n't", "n't"},
    {"'ll", "will"},
    {"'ve", "have"},
    {"'re", "are"},
    {"'m", "am"},
    {"'d", "'d"},
    {"'s", "'s"},
});

std::string_view stem_of(std::string_view word) {
  constexpr std::array<std::string_view, 9> tails{"ings", "ing", "ies", "ed", "es",
                                                  "ly",   "s",   "e",   "y"};
  constexpr std::size_t shortest = 3;
  for (const std::string_view tail : tails) {
    if (word.size() < tail.size() + shortest || word.back() != tail.back()) continue;
    if (!word.ends_with(tail)) continue;
    word.remove_suffix(tail.size());
    break;
  }
  const std::size_t n = word.size();
  if (n > shortest && word[n - 1] == word[n - 2] && word[n - 1] != 'l' && word[n - 1] != 's') {
    word.remove_suffix(1);
  }
  return word;
}

class WordReader {
 public:
  WordReader(std::string_view text, std::vector<Word>& words) : text_(text), words_(words) {}

  void read(Stretch part) {
    for (std::uint32_t at = part.from; at < part.to;) {
      const std::uint32_t from = at;
      std::uint8_t holds = 0;
      for (; at < part.to && kind_of(text_[at]) != 0; ++at) holds |= kind_of(text_[at]);
      if (at == from)
        ++at;
      else
        written({from, at}, holds);
    }
  }

 private:
  /// `holds` is what its bytes are.
  void written(Stretch place, std::uint8_t holds) {
    while (place.from < place.to && text_[place.from] == '\'') ++place.from;
    while (place.to > place.from && text_[place.to - 1] == '\'') --place.to;
    if (place.from == place.to) return;
    const std::string_view word = text_.substr(place.from, place.to - place.from);
    if ((holds & is_digit) != 0) return add_number(place);
    const std::uint64_t hash = word_hash(word);
    if (const Split* split = split_of(word, hash)) {
      add(split->first, word_hash(split->first), place);
      if (!split->second.empty()) add(split->second, word_hash(split->second), place);
      return;
    }
    if ((holds & is_apostrophe) != 0) {
      for (const auto& [ending, meant] : endings) {
        if (word.size() <= ending.size() || !word.ends_with(ending)) continue;
        const std::string_view first = word.substr(0, word.size() - ending.size());
        add(first, word_hash(first), place);
        add(meant, word_hash(meant), place);
        return;
      }
    }
    add(word, hash, place);
  }

  /// "eighty five thousand" is one number; "two other companies" has none.
  void add(std::string_view word, std::uint64_t hash, Stretch place) {
    const std::string_view group = group_of(word, hash);
    const bool after_number = after_a_number(place);
    if (group == number_word || (group == small_number && after_number)) return add_number(place);
    const std::string_view counted = group.empty() || group == small_number ? word : group;
    const std::string_view stem = stem_of(word);
    words_.push_back({word, counted, stem, hash,
                      counted.data() == word.data() ? hash : word_hash(counted),
                      stem.size() == word.size() ? hash : word_hash(stem), place});
  }

  void add_number(Stretch place) {
    if (after_a_number(place)) {
      words_.back().place.to = place.to;
      return;
    }
    if (!words_.empty() && group_of(words_.back().text, words_.back().text_hash) == small_number &&
        words_.back().place.to + 1 >= place.from) {
      place.from = words_.back().place.from;
      words_.pop_back();
    }
    words_.push_back(
        {number_word, number_word, number_word, number_hash, number_hash, number_hash, place});
  }

  [[nodiscard]] bool after_a_number(Stretch place) const {
    return !words_.empty() && words_.back().text_hash == number_hash &&
           words_.back().place.to + 1 >= place.from;
  }

  std::string_view text_;
  std::vector<Word>& words_;
};

}  // namespace

void read_words(std::string_view text, Stretch part, std::vector<Word>& words) {
  WordReader(text, words).read(part);
}

}  // namespace winloop::signal
