#include "examples.hpp"

#include <walk.hpp>

#include <algorithm>
#include <unordered_map>

namespace winloop::train {

namespace {

using signal::SentenceView;
using signal::Side;

/// How many bytes of a label stand in the sentence.
std::size_t shared_bytes(const Transcript& transcript, const SentenceView& view,
                         const Label& label) {
  const auto whole = view.spoken.sentences()[view.sentence];
  const auto first = view.spoken.spot(whole.from);
  const auto last = view.spoken.spot(whole.to - 1);
  const std::size_t u = label.utterance;
  if (u < first.utterance || u > last.utterance) return 0;
  const std::size_t from = u == first.utterance ? first.byte : 0;
  const std::size_t to =
      u == last.utterance ? last.byte + std::size_t{1} : transcript.utterances[u].text.size();
  const std::size_t begin = std::max(from, label.words.from);
  const std::size_t end = std::min(to, label.words.from + label.words.size);
  return end > begin ? end - begin : 0;
}

class Collector {
 public:
  Examples run(const std::vector<Conversation>& conversations, const signal::Lexicon& lexicon) {
    for (std::size_t c = 0; c < conversations.size(); ++c) {
      const Conversation& one = conversations[c];
      const std::size_t begin = examples_.all.size();
      best_.assign(one.labels.size(), {0, 0});
      signal::for_each_sentence(lexicon, one.transcript, one.roles, [&](const SentenceView& view) {
        Example example;
        example.conversation = static_cast<std::uint32_t>(c);
        example.candidate = view.side == Side::candidate;
        for (const std::string& name : view.features.names()) {
          example.features.push_back(number(name));
        }
        // That signals stand close together in a bank is not to be learnt of the words.
        if (one.bank) example.features.push_back(number("bank:"));
        auto& all = example.features;
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        for (std::size_t l = 0; l < one.labels.size(); ++l) {
          const std::size_t shared = shared_bytes(one.transcript, view, one.labels[l]);
          // A sentence that holds only some of a label is no example of either.
          if (shared > 0) {
            example.answers.at(static_cast<std::size_t>(one.labels[l].kind)).unsure = true;
          }
          if (shared > best_[l].first) best_[l] = {shared, examples_.all.size() - begin};
        }
        examples_.all.push_back(std::move(example));
      });
      for (std::size_t l = 0; l < one.labels.size(); ++l) {
        if (best_[l].first > 0) answer(examples_.all[begin + best_[l].second], one.labels[l]);
      }
    }
    return std::move(examples_);
  }

 private:
  std::uint32_t number(const std::string& name) {
    const auto [there, fresh] =
        numbers_.try_emplace(name, static_cast<std::uint32_t>(examples_.names.size()));
    if (fresh) examples_.names.push_back(name);
    return there->second;
  }

  static void answer(Example& example, const Label& label) {
    Answer& answer = example.answers.at(static_cast<std::size_t>(label.kind));
    if (label.unsure) {
      answer.unsure = !answer.yes;
      return;
    }
    const auto known = categories(label.kind);
    answer = {true, false,
              static_cast<std::int16_t>(std::find(known.begin(), known.end(), label.category) -
                                        known.begin())};
  }

  Examples examples_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::pair<std::size_t, std::size_t>> best_;  ///< by label: bytes, sentence
};

}  // namespace

Examples read_examples(const std::vector<Conversation>& conversations,
                       const signal::Lexicon& lexicon) {
  return Collector().run(conversations, lexicon);
}

}  // namespace winloop::train
