#pragma once

#include <winloop/model/verdict.hpp>
#include <winloop/store/signals.hpp>

namespace winloop::loop {

/// Of one kind and category, in one utterance.
inline bool same_sort(const Noticed& a, const Noticed& b) {
  return a.utterance == b.utterance && a.kind == b.kind &&
         same_category(a.kind, a.category, b.category);
}

inline bool same_words(const Noticed& a, const Noticed& b) {
  return same_sort(a, b) && a.words == b.words;
}

inline bool share_words(const Noticed& a, const Noticed& b) {
  return a.utterance == b.utterance && a.words.from < b.words.from + b.words.size &&
         b.words.from < a.words.from + a.words.size;
}

inline bool overlapping(const Noticed& a, const Noticed& b) {
  return same_sort(a, b) && share_words(a, b);
}

/// Whether the lexicon would choose between the two as saying one thing (signal::choose): of pay, a
/// sentence may say several.
inline bool stands_for(const Noticed& held, const Noticed& other) {
  return held.kind == other.kind && held.kind != SignalKind::compensation &&
         share_words(held, other);
}

/// Whether a person has had a word on it that no pass must take back.
inline bool is_persons(const store::StoredSignal& signal) {
  return signal.status != SignalStatus::noticed || signal.settled || signal.noticed.cue.empty();
}

}  // namespace winloop::loop
