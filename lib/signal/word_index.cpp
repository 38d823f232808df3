#include "rules.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <map>

namespace winloop::signal {

namespace {

constexpr std::uint64_t hash_start = 0xcbf29ce484222325ULL;

// FNV-1a with a final mix: short words, computed while they are read.
constexpr std::uint64_t hash_step(std::uint64_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
}

constexpr std::uint64_t hash_end(std::uint64_t hash) {
  return hash ^ (hash >> 29);
}

constexpr std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = hash_start;
  for (const char c : word) hash = hash_step(hash, c);
  return hash_end(hash);
}

constexpr std::uint64_t any_number_hash = hash_of(any_number);

constexpr std::array<bool, 256> word_char = [] {
  std::array<bool, 256> table{};
  for (char c = 'a'; c <= 'z'; ++c) table[static_cast<unsigned char>(c)] = true;
  for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = true;
  table['_'] = true;
  return table;
}();

bool in_word(char c) {
  return word_char[static_cast<unsigned char>(c)];
}

/// How often one of the words turns up, very roughly: short words are common.
double commonness(const std::vector<std::string>& words) {
  double sum = 0;
  for (const std::string& word : words) {
    const auto length = static_cast<double>(word.size());
    sum += 1.0 / (length * length * length);
  }
  return sum;
}

}  // namespace

void WordIndex::build(const std::vector<std::vector<std::vector<std::string>>>& needs) {
  std::map<std::vector<std::string>, std::uint32_t> lists;
  for (const auto& pattern : needs) {
    for (const auto& list : pattern) {
      lists.try_emplace(list, static_cast<std::uint32_t>(lists.size()));
    }
  }
  lists_words_ = std::max<std::size_t>(1, (lists.size() + 63) / 64);
  by_list_.assign(lists_words_ * 64, {});
  needs_.assign(needs.size() * lists_words_, 0);
  always_.clear();
  for (std::uint32_t p = 0; p < needs.size(); ++p) {
    if (needs[p].empty()) {
      always_.push_back(p);
      continue;
    }
    const auto rarest = std::min_element(
        needs[p].begin(), needs[p].end(),
        [](const auto& a, const auto& b) { return commonness(a) < commonness(b); });
    by_list_[lists.at(*rarest)].push_back(p);
    for (const auto& list : needs[p]) {
      const std::uint32_t bit = lists.at(list);
      needs_[p * lists_words_ + bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
  }

  std::map<std::string, std::vector<std::uint32_t>> words;
  for (const auto& [list, bit] : lists) {
    for (const std::string& word : list) words[word].push_back(bit);
  }
  slots_.assign(std::bit_ceil(std::max<std::size_t>(16, words.size() * 4)), {});
  rows_.assign((words.size() + 1) * lists_words_, 0);
  std::uint32_t row = 0;
  for (const auto& [word, bits] : words) {
    ++row;
    for (const std::uint32_t bit : bits) {
      rows_[row * lists_words_ + bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
    const std::uint64_t hash = hash_of(word);
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].row != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {hash, row};
  }
}

const WordIndex::Slot* WordIndex::find(std::uint64_t hash) const {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].row != 0) {
    if (slots_[at].hash == hash) return &slots_[at];
    at = (at + 1) & (slots_.size() - 1);
  }
  return nullptr;
}

void WordIndex::meet(std::uint64_t hash, Seen& seen) const {
  // Two words of one 64-bit hash would only run a pattern in vain: nothing is missed.
  const Slot* slot = find(hash);
  if (slot == nullptr) return;
  const std::uint64_t* row = rows_.data() + slot->row * lists_words_;
  for (std::size_t w = 0; w < lists_words_; ++w) seen.lists[w] |= row[w];
}

void WordIndex::candidates(std::string_view sentence, Seen& seen) const {
  seen.patterns.assign(always_.begin(), always_.end());
  seen.lists.assign(lists_words_, 0);
  for (std::size_t i = 0; i < sentence.size();) {
    if (!in_word(sentence[i])) {
      ++i;
      continue;
    }
    std::uint64_t hash = hash_start;
    const bool number = sentence[i] >= '0' && sentence[i] <= '9';
    while (i < sentence.size() && in_word(sentence[i])) hash = hash_step(hash, sentence[i++]);
    if (number) meet(any_number_hash, seen);
    meet(hash_end(hash), seen);
  }
  for (std::size_t w = 0; w < lists_words_; ++w) {
    for (std::uint64_t bits = seen.lists[w]; bits != 0; bits &= bits - 1) {
      const auto bit = w * 64 + static_cast<std::size_t>(std::countr_zero(bits));
      for (const std::uint32_t p : by_list_[bit]) {
        const std::uint64_t* need = needs_.data() + p * lists_words_;
        bool met = true;
        for (std::size_t n = 0; n < lists_words_ && met; ++n) {
          met = (need[n] & ~seen.lists[n]) == 0;
        }
        if (met) seen.patterns.push_back(p);
      }
    }
  }
  std::sort(seen.patterns.begin(), seen.patterns.end());
}

}  // namespace winloop::signal
