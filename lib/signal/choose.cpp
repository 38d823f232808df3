#include "noticing.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <utility>

namespace winloop::signal {

namespace {

void drop(Found& one, std::string_view why) {
  one.kept = false;
  one.firing.dropped = why;
}

bool overlap(const ByteRange& a, const ByteRange& b) {
  return a.from < b.from + b.size && b.from < a.from + a.size;
}

bool is_of_words_alone(const Found& one) {
  return std::string_view(one.firing.cue).starts_with(model_prefix);
}

/// Whether two that are found in overlapping quotes say one thing. Of pay, a sentence may hold
/// several: a base, a bonus and what is wanted, each with its own words. The model tells of one,
/// by all words together: beside what a cue found it is the same told twice.
bool say_the_same(const Found& a, const Found& b) {
  if (a.noticed.utterance != b.noticed.utterance || !overlap(a.noticed.words, b.noticed.words)) {
    return false;
  }
  const bool apart = a.noticed.kind == SignalKind::compensation &&
                     a.noticed.category != b.noticed.category && !is_of_words_alone(a) &&
                     !is_of_words_alone(b) && !overlap(a.firing.words, b.firing.words);
  return !apart;
}

bool is_sensitive(const Found& one) {
  return one.noticed.category == sensitive_category;
}

/// Of two that say the same the one to drop: the weaker, the second of equals. What was told in
/// confidence always stays, since whatever overlaps it is withheld from those it was not told to.
Found& to_drop(Found& a, Found& b) {
  if (is_sensitive(a) != is_sensitive(b)) return is_sensitive(a) ? b : a;
  return b.total > a.total ? a : b;
}

/// "I have an offer, and they want an answer by Friday": what is dropped leaves its day behind.
void keep_day(const Found& dropped, Found& stays) {
  if (!stays.noticed.due_words.empty()) return;
  stays.noticed.due_words = dropped.noticed.due_words;
  stays.noticed.due = dropped.noticed.due;
}

/// Of several of a kind in the same words the strongest stays, the first of equals.
void one_for_the_same_words(std::vector<Found>& found) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i].kept) continue;
    for (std::size_t j = i + 1; j < found.size() && found[j].turn == found[i].turn; ++j) {
      if (!found[j].kept || found[j].noticed.kind != found[i].noticed.kind ||
          !say_the_same(found[i], found[j])) {
        continue;
      }
      Found& weaker = to_drop(found[i], found[j]);
      keep_day(weaker, &weaker == &found[i] ? found[j] : found[i]);
      drop(weaker, "a stronger cue in the same words");
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

/// Whether something else that stays was said in the same words: then what was told in confidence
/// has to stay beside it, or those words would reach people they were not told to.
bool guards_another(const std::vector<Found>& found, const Found& one) {
  return is_sensitive(one) && std::any_of(found.begin(), found.end(), [&](const Found& other) {
           return &other != &one && other.kept &&
                  other.noticed.utterance == one.noticed.utterance &&
                  overlap(other.noticed.words, one.noticed.words);
         });
}

bool share_a_word(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

/// Whether it says plainly what else holds somebody back: about something of which no plain
/// hesitation before it was.
bool is_of_its_own(std::span<const Found> before, const Found& one) {
  return !one.about.empty() && std::none_of(before.begin(), before.end(), [&](const Found& other) {
    return other.kept && other.noticed.kind == one.noticed.kind &&
           share_a_word(other.about, one.about);
  });
}

/// The clearest of them stays, the first of equals. By when an offer has to be answered is news
/// beside the offer, and another worry beside the first.
void no_repeats(std::vector<Found>& found) {
  std::map<std::tuple<SignalKind, std::string, bool>, std::size_t> clearest;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i].kept || !told_once(found[i].noticed) || guards_another(found, found[i])) continue;
    const auto [there, fresh] =
        clearest.try_emplace({found[i].noticed.kind, found[i].noticed.category, found[i].dated}, i);
    if (fresh || is_of_its_own(std::span(found).first(i), found[i])) continue;
    const bool clearer = found[i].total > found[there->second].total;
    drop(found[clearer ? there->second : i], clearer ? "said more clearly later" : "said before");
    if (clearer) there->second = i;
  }
}

}  // namespace

void choose(std::vector<Found>& found) {
  one_for_the_same_words(found);
  one_question_a_turn(found);
  no_repeats(found);
  for (Found& one : found) one.firing.noticed = one.kept;
}

}  // namespace winloop::signal
