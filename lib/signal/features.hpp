#pragma once

#include "feature_hash.hpp"
#include "noticing.hpp"
#include "words.hpp"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::signal {

/// Something true of a sentence, by the hash of its name.
struct Feature {
  std::uint64_t hash = 0;
  std::uint32_t first = 0;  ///< the words that it is made of: [first, last) of the sentence's;
  std::uint32_t last = 0;   ///< none when it is not about words of the sentence
};

/// Tells what is true of a sentence, for the model: its runs of words, which cues fire in it or are
/// stopped, what was said before it. The trainer and the program use it alike, so what was learnt
/// is what is looked up. Reused from sentence to sentence; one a conversation.
class FeatureReader {
 public:
  /// With `named`, the names are kept too: for training and for explaining.
  explicit FeatureReader(const Rules& rules, bool named) : rules_(rules), named_(named) {}

  /// A new turn begins: what the last sentence of it was becomes what was said before. `begins` is
  /// the turn's first utterance of `utterances`: people come to what they want, to pay and to
  /// promises at different times.
  void turn(Side side, std::size_t begins, std::size_t utterances);

  /// What the other side says to it next, in its first sentence.
  void reply(const Spoken& spoken);

  /// Reads the sentence; the result is good until the next.
  void read(const Spoken& spoken, std::size_t sentence, Side side, std::span<const Fired> fired,
            std::span<const Asked> asked);

  [[nodiscard]] std::span<const Feature> features() const { return features_; }
  [[nodiscard]] std::span<const Word> words() const { return words_; }
  /// By feature; empty unless named.
  [[nodiscard]] std::span<const std::string> names() const { return names_; }

 private:
  static constexpr std::size_t eighths = 8;

  /// A word of a name.
  struct Part {
    std::string_view text;
    std::uint64_t hash = 0;
    Part(std::string_view word) : text(word), hash(word_hash(word)) {}
    Part(const std::string& word) : Part(std::string_view(word)) {}
    template <std::size_t N>
    consteval Part(const char (&word)[N]) : text(word, N - 1), hash(word_hash({word, N - 1})) {}
    Part(std::string_view word, std::uint64_t known) : text(word), hash(known) {}
  };
  /// What was said before, to be looked back on.
  struct Said {
    std::vector<std::string> texts;  ///< when named
    std::vector<std::uint64_t> hashes;
    void clear();
  };

  /// A feature made of words [first, last), named by the parts.
  template <typename... Parts>
  void add(std::uint32_t first, std::uint32_t last, const Parts&... name) {
    std::uint64_t hash = no_words;
    ((hash = with_word(hash, name.hash)), ...);
    features_.push_back({hash, first, last});
    if (named_) keep_name({name...});
  }
  void keep_name(std::initializer_list<Part> name);
  /// A feature of the sentence as a whole.
  void fact(std::initializer_list<Part> name);
  void runs_of_words();
  void shape(const Spoken& spoken, std::size_t sentence, Side side);
  void place(const Spoken& spoken, std::size_t sentence, Side side);
  void cues(std::span<const Fired> fired, std::span<const Asked> asked);
  void sentence_words(const Spoken& spoken, std::size_t sentence);
  void said(Part where, const Said& before, bool pairs);
  void remember(std::span<const Word> words, Said& said) const;

  const Rules& rules_;
  bool named_;
  std::vector<Word> words_;
  std::vector<Feature> features_;
  std::vector<std::string> names_;
  Said other_;   ///< the other side's last sentence
  Said before_;  ///< the sentence before in this turn
  Said after_;   ///< the sentence after in this turn
  Said reply_;   ///< the other side's answer to this turn
  std::vector<Word> reply_words_;
  std::vector<Word> after_words_;  ///< of the sentence after, which is read next
  Side side_ = Side::nobody;
  std::size_t eighth_ = eighths;  ///< of the conversation; `eighths` when it is too short to tell
  bool me_ = false;               ///< whether the sentence speaks of the speaker
};

}  // namespace winloop::signal
