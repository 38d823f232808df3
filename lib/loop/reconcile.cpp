#include "reconcile.hpp"

#include <winloop/model/verdict.hpp>

#include <optional>
#include <unordered_map>
#include <utility>

namespace winloop::loop {

using store::StoredSignal;

namespace {

bool same_sort(const Noticed& a, const Noticed& b) {
  return a.utterance == b.utterance && a.kind == b.kind &&
         same_category(a.kind, a.category, b.category);
}

bool same_words(const Noticed& a, const Noticed& b) {
  return same_sort(a, b) && a.words == b.words;
}

bool overlap(const ByteRange& a, const ByteRange& b) {
  return a.from < b.from + b.size && b.from < a.from + a.size;
}

bool overlapping(const Noticed& a, const Noticed& b) {
  return same_sort(a, b) && overlap(a.words, b.words);
}

/// Whether the lexicon would choose between the two as saying one thing (signal::choose): of pay, a
/// sentence may say several.
bool stands_for(const Noticed& held, const Noticed& other) {
  return held.utterance == other.utterance && held.kind == other.kind &&
         held.kind != SignalKind::compensation && overlap(held.words, other.words);
}

/// Whether a person has had a word on it that a new pass must not take back.
bool is_held(const StoredSignal& signal) {
  return signal.status != SignalStatus::noticed || signal.settled || signal.noticed.cue.empty();
}

/// Whether a person's word and the pass are at odds.
bool is_at_odds(const StoredSignal& signal, bool noticed_now) {
  return signal.status == SignalStatus::dismissed ? noticed_now : !noticed_now;
}

class Reconciling {
 public:
  Reconciling(std::span<const StoredSignal> stored, std::span<const Noticed> noticed)
      : stored_(stored), noticed_(noticed), match_(stored.size()), taken_(noticed.size()) {
    for (std::size_t at = 0; at < noticed.size(); ++at)
      in_utterance_[noticed[at].utterance].push_back(at);
  }

  Reconciled run() {
    for (std::size_t at = 0; at < stored_.size(); ++at) pair_up(at, same_words);
    for (std::size_t at = 0; at < stored_.size(); ++at) {
      if (!match_[at] && is_held(stored_[at])) pair_up(at, overlapping);
    }
    for (std::size_t at = 0; at < stored_.size(); ++at) {
      const bool says_what = stored_[at].status != SignalStatus::dismissed;
      if (!match_[at] && says_what && is_held(stored_[at])) take_all(at);
    }
    for (std::size_t at = 0; at < stored_.size(); ++at) settle(at);
    for (std::size_t at = 0; at < noticed_.size(); ++at) {
      if (taken_[at]) continue;
      result_.changes.added.push_back(noticed_[at]);
      ++result_.signals;
    }
    return std::move(result_);
  }

 private:
  template <typename Same>
  void pair_up(std::size_t at, Same same) {
    const auto here = in_utterance_.find(stored_[at].noticed.utterance);
    if (here == in_utterance_.end()) return;
    for (const auto other : here->second) {
      if (taken_[other] || !same(stored_[at].noticed, noticed_[other])) continue;
      match_[at] = other;
      taken_[other] = true;
      return;
    }
  }

  /// What a person says of some words leaves the lexicon no other category for them.
  void take_all(std::size_t at) {
    const auto here = in_utterance_.find(stored_[at].noticed.utterance);
    if (here == in_utterance_.end()) return;
    for (const auto other : here->second) {
      if (stands_for(stored_[at].noticed, noticed_[other])) taken_[other] = true;
    }
  }

  void settle(std::size_t at) {
    const auto& signal = stored_[at];
    if (!match_[at] && !is_held(signal)) {
      result_.changes.gone.push_back(signal);
      return;
    }
    if (signal.status != SignalStatus::dismissed) ++result_.signals;
    if (is_held(signal) && is_at_odds(signal, match_[at].has_value())) {
      result_.kept.push_back(signal);
    }
    if (match_[at]) follow(signal, noticed_[*match_[at]]);
  }

  /// The words stay; what the pass says of them is taken over.
  void follow(const StoredSignal& signal, const Noticed& noticed) {
    auto now = signal;
    now.noticed = noticed;
    now.noticed.words = signal.noticed.words;
    const bool by_hand = signal.noticed.cue.empty();
    if (by_hand) now.noticed.cue.clear();
    if (now.noticed != signal.noticed) result_.changes.changed.push_back(std::move(now));
  }

  std::span<const StoredSignal> stored_;
  std::span<const Noticed> noticed_;
  std::vector<std::optional<std::size_t>> match_;  ///< by stored: which of the noticed
  std::vector<bool> taken_;                        ///< by noticed
  std::unordered_map<std::size_t, std::vector<std::size_t>> in_utterance_;
  Reconciled result_;
};

}  // namespace

Reconciled reconcile(std::span<const StoredSignal> stored, std::span<const Noticed> noticed) {
  return Reconciling(stored, noticed).run();
}

}  // namespace winloop::loop
