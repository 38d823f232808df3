#include "noticing.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace winloop::signal {

namespace {

void drop(Found& one, std::string_view why) {
  one.kept = false;
  one.firing.dropped = why;
}

bool same_sentence(const Found& a, const Found& b) {
  return a.noticed.utterance == b.noticed.utterance && a.noticed.words == b.noticed.words;
}

/// Of several of a kind in one sentence the strongest stays, the first of equals.
void one_a_sentence(std::vector<Found>& found) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i].kept) continue;
    for (std::size_t j = i + 1; j < found.size() && found[j].turn == found[i].turn; ++j) {
      if (!found[j].kept || found[j].noticed.kind != found[i].noticed.kind ||
          !same_sentence(found[i], found[j])) {
        continue;
      }
      Found& weaker = found[j].total > found[i].total ? found[i] : found[j];
      drop(weaker, "a stronger cue in the same sentence");
      if (!found[i].kept) break;
    }
  }
}

/// A turn that asks the same thing in two ways asks one question: the strongest, the last of
/// equals.
void one_question_a_turn(std::vector<Found>& found) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i].kept || found[i].noticed.kind != SignalKind::question) continue;
    for (std::size_t j = i + 1; j < found.size() && found[j].turn == found[i].turn; ++j) {
      if (!found[j].kept || found[j].noticed.kind != SignalKind::question) continue;
      if (found[j].total >= found[i].total) {
        drop(found[i], "a stronger cue in the same turn");
        break;
      }
      drop(found[j], "a stronger cue in the same turn");
    }
  }
}

/// Kinds of which the first clear statement counts, and saying it again is no new signal.
bool told_once(const Noticed& noticed) {
  return noticed.kind == SignalKind::hesitation || noticed.kind == SignalKind::competing_offer ||
         noticed.category == sensitive_category;
}

void no_repeats(std::vector<Found>& found) {
  std::map<std::pair<SignalKind, std::string>, int> before;
  for (Found& one : found) {
    if (!one.kept || !told_once(one.noticed)) continue;
    const auto [there, fresh] =
        before.try_emplace({one.noticed.kind, one.noticed.category}, one.total);
    if (fresh) continue;
    if (one.total > there->second) {
      there->second = one.total;
    } else {
      drop(one, "said before");
    }
  }
}

}  // namespace

void choose(std::vector<Found>& found) {
  one_a_sentence(found);
  one_question_a_turn(found);
  no_repeats(found);
  for (Found& one : found) one.firing.noticed = one.kept;
}

}  // namespace winloop::signal
