#include "reconcile.hpp"

#include "same_signal.hpp"
#include <winloop/model/verdict.hpp>

#include <optional>
#include <unordered_map>
#include <utility>

namespace winloop::loop {

using store::StoredSignal;

namespace {

/// Whether a new pass of the lexicon leaves it where it is: a person's word, and what the assistant
/// found, of which the lexicon knows nothing.
bool is_held(const StoredSignal& signal) {
  return is_persons(signal) || is_assist_cue(signal.noticed.cue);
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
      if (!match_[at] && says_what && is_persons(stored_[at])) take_all(at);
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
    if (is_persons(signal) && is_at_odds(signal, match_[at].has_value())) {
      result_.kept.push_back(signal);
    }
    if (match_[at]) follow(signal, noticed_[*match_[at]]);
  }

  /// The words stay; what the pass says of them is taken over.
  void follow(const StoredSignal& signal, const Noticed& noticed) {
    auto now = signal;
    now.noticed = noticed;
    now.noticed.words = signal.noticed.words;
    const auto& cue = signal.noticed.cue;
    if (cue.empty() || is_assist_cue(cue)) now.noticed.cue = cue;
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
