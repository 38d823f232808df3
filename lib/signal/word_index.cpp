#include "rules.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

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
constexpr std::uint64_t question_mark_hash = hash_of(question_mark);

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

}  // namespace

namespace {

/// The last place of a sentence that is told from those after it.
constexpr std::uint32_t last_place = 63;

constexpr std::size_t maybe_bits = std::size_t{1} << 14;

/// The mark of a word in `Seen::marks`.
std::uint64_t mark_of(std::uint32_t word) {
  return std::uint64_t{1} << (word % 64);
}

std::size_t maybe_bit(std::uint64_t hash) {
  return (hash >> 17) & (maybe_bits - 1);
}

}  // namespace

void Needs::add(std::vector<RequiredList> lists) {
  std::vector<NeededList> needed;
  for (RequiredList& list : lists) {
    std::string joined;
    for (const std::string& word : list.words) joined.append(word).append(1, ' ');
    const auto next = static_cast<std::uint32_t>(lists_.size());
    const auto [there, fresh] = numbers_.try_emplace(std::move(joined), next);
    if (fresh) {
      commonness_.push_back(commonness(list.words));
      lists_.push_back(std::move(list.words));
    }
    needed.push_back({there->second, list.follows ? 1U : 0U});
  }
  by_pattern_.push_back(std::move(needed));
}

std::uint32_t Needs::rarest_of(std::uint32_t pattern) const {
  const auto& needed = by_pattern_[pattern];
  return std::min_element(needed.begin(), needed.end(),
                          [this](const NeededList& a, const NeededList& b) {
                            return commonness_[a.list] < commonness_[b.list];
                          })
      ->list;
}

void WordIndex::build(const Needs& needs, std::span<const std::uint32_t> patterns) {
  lists_ = static_cast<std::uint32_t>(needs.lists());
  std::vector<std::vector<Watcher>> watching(lists_);
  std::vector<bool> used(lists_, false);
  for (const std::uint32_t p : patterns) {
    const auto& wanted = needs.of(p);
    if (wanted.empty()) {
      always_.push_back(p);
      continue;
    }
    for (const NeededList& needed : wanted) used[needed.list] = true;
    const auto from = static_cast<std::uint32_t>(needed_.size());
    needed_.insert(needed_.end(), wanted.begin(), wanted.end());
    watching[needs.rarest_of(p)].push_back({p, from, static_cast<std::uint32_t>(needed_.size())});
  }
  for (const auto& some : watching) {
    watch_from_.push_back(static_cast<std::uint32_t>(watchers_.size()));
    watchers_.insert(watchers_.end(), some.begin(), some.end());
  }
  watch_from_.push_back(static_cast<std::uint32_t>(watchers_.size()));

  // Numbers for the words, and for each the watched lists that hold it.
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  std::vector<std::vector<std::uint32_t>> holding;
  for (std::uint32_t list = 0; list < lists_; ++list) {
    list_from_.push_back(static_cast<std::uint32_t>(list_words_.size()));
    if (!used[list]) continue;
    for (const std::string& word : needs.list(list)) {
      const auto next = static_cast<std::uint32_t>(hashes_.size());
      const auto [there, fresh] = numbers.try_emplace(word, next);
      if (fresh) {
        hashes_.push_back(hash_of(word));
        holding.emplace_back();
      }
      list_words_.push_back(there->second);
      if (!watching[list].empty()) holding[there->second].push_back(list);
    }
  }
  list_from_.push_back(static_cast<std::uint32_t>(list_words_.size()));
  for (const auto& lists : holding) {
    row_from_.push_back(static_cast<std::uint32_t>(row_lists_.size()));
    row_lists_.insert(row_lists_.end(), lists.begin(), lists.end());
  }
  row_from_.push_back(static_cast<std::uint32_t>(row_lists_.size()));
  fill_slots();
}

/// The table from a word's hash to its number, and what else follows from the words.
void WordIndex::fill_slots() {
  slots_.assign(std::bit_ceil(std::max<std::size_t>(16, hashes_.size() * 3)), {});
  maybe_.assign(maybe_bits / 64, 0);
  for (std::uint32_t number = 0; number < hashes_.size(); ++number) {
    const std::uint64_t hash = hashes_[number];
    maybe_[maybe_bit(hash) / 64] |= std::uint64_t{1} << (maybe_bit(hash) % 64);
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].word != none) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {hash, number};
  }
  list_marks_.assign(lists_, 0);
  for (std::uint32_t list = 0; list < lists_; ++list) {
    for (std::uint32_t i = list_from_[list]; i < list_from_[list + 1]; ++i) {
      list_marks_[list] |= mark_of(list_words_[i]);
    }
  }
}

void WordIndex::start(Seen& seen) const {
  if (seen.met_in.size() != lists_ || ++seen.sentence == 0) {
    seen.met_in.assign(lists_, 0);
    seen.list_in.assign(lists_, 0);
    seen.list_at.assign(lists_, 0);
    seen.word_in.assign(hashes_.size(), 0);
    seen.word_at.assign(hashes_.size(), 0);
    seen.sentence = 1;
  }
  seen.met.clear();
  seen.words = 0;
  seen.marks = 0;
}

/// The next word of the sentence.
void WordIndex::meet(std::uint64_t hash, Seen& seen) const {
  const std::size_t bit = maybe_bit(hash);
  if ((maybe_[bit / 64] >> (bit % 64) & 1U) == 0) return;
  std::size_t at = hash & (slots_.size() - 1);
  // Two words of one 64-bit hash would only run a pattern in vain: nothing is missed.
  while (slots_[at].word != none && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  const std::uint32_t word = slots_[at].word;
  if (word == none) return;
  const std::uint64_t here = std::uint64_t{1} << std::min(seen.words, last_place);
  if (seen.word_in[word] == seen.sentence) {
    seen.word_at[word] |= here;
    return;
  }
  seen.word_in[word] = seen.sentence;
  seen.word_at[word] = here;
  seen.marks |= mark_of(word);
  for (std::uint32_t i = row_from_[word]; i < row_from_[word + 1]; ++i) {
    const std::uint32_t list = row_lists_[i];
    if (seen.met_in[list] == seen.sentence) continue;
    seen.met_in[list] = seen.sentence;
    seen.met.push_back(list);
  }
}

/// Where words of the list stand.
std::uint64_t WordIndex::places(std::uint32_t list, Seen& seen) const {
  if (seen.list_in[list] == seen.sentence) return seen.list_at[list];
  std::uint64_t all = 0;
  for (std::uint32_t i = list_from_[list]; i < list_from_[list + 1]; ++i) {
    const std::uint32_t word = list_words_[i];
    if (seen.word_in[word] == seen.sentence) all |= seen.word_at[word];
  }
  seen.list_in[list] = seen.sentence;
  seen.list_at[list] = all;
  return all;
}

/// Whether words out of all the lists stand in the sentence, each after the one before. `reached`
/// are the places at which those so far may end; the first of them leaves the most to come.
bool WordIndex::may_match(const Watcher& watcher, Seen& seen) const {
  for (std::uint32_t i = watcher.from; i < watcher.to; ++i) {
    if ((list_marks_[needed_[i].list] & seen.marks) == 0) return false;
  }
  const bool in_order = seen.words <= last_place;
  std::uint64_t reached = 0;
  for (std::uint32_t i = watcher.from; i < watcher.to; ++i) {
    const std::uint64_t here = places(needed_[i].list, seen);
    if (i == watcher.from || !in_order) {
      reached = here;
    } else if (needed_[i].follows != 0) {
      reached = (reached << 1U) & here;
    } else {
      const std::uint64_t first = reached & (~reached + 1);
      reached = here & ~((first << 1U) - 1);
    }
    if (reached == 0) return false;
  }
  return true;
}

void WordIndex::candidates(std::string_view sentence, Seen& seen) const {
  start(seen);
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
    ++seen.words;
  }
  if (sentence.ends_with('?')) meet(question_mark_hash, seen);
  seen.patterns.assign(always_.begin(), always_.end());
  for (const std::uint32_t list : seen.met) {
    for (std::uint32_t w = watch_from_[list]; w < watch_from_[list + 1]; ++w) {
      if (may_match(watchers_[w], seen)) seen.patterns.push_back(watchers_[w].pattern);
    }
  }
  std::sort(seen.patterns.begin(), seen.patterns.end());
}

}  // namespace winloop::signal
