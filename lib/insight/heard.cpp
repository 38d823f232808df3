#include "confided.hpp"
#include "telling.hpp"
#include <winloop/insight/heard.hpp>

#include <algorithm>

namespace winloop::insight {

namespace {

/// Shorter runs that two quotes share by chance ("and I", "I would like to") are no overlap; where
/// one ends and the other begins less is needed.
constexpr std::size_t least_overlap = 10;
constexpr std::size_t least_run = 20;

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

/// Of a letter or digit; all of UTF-8's longer ones count.
bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool share_a_run(std::string_view a, std::string_view b) {
  for (std::size_t from = 0; from + least_run <= a.size(); ++from) {
    if (b.find(a.substr(from, least_run)) != std::string_view::npos) return true;
  }
  return false;
}

/// From the beginning of a word on.
bool ends_as_begins(std::string_view a, std::string_view b) {
  for (auto size = std::min(a.size(), b.size()); size >= least_overlap; --size) {
    const auto at = a.size() - size;
    const bool begins = at == 0 || !is_word_byte(a[at - 1]) || !is_word_byte(b.front());
    if (begins && a.substr(at) == b.substr(0, size)) return true;
  }
  return false;
}

/// Whether the inner words stand in the outer ones from the beginning of a word to the end of one,
/// and say something by themselves, which one common word does not.
bool holds(std::string_view outer, std::string_view inner) {
  const auto within = [&](std::size_t at) { return at < outer.size() && is_word_byte(outer[at]); };
  for (auto at = outer.find(inner); at != std::string_view::npos; at = outer.find(inner, at + 1)) {
    const auto end = at + inner.size();
    const bool begins = !is_word_byte(inner.front()) || at == 0 || !within(at - 1);
    const bool ends = !is_word_byte(inner.back()) || !within(end);
    if (begins && ends) return words_in(inner) > 1 || !telling_words(inner).empty();
  }
  return false;
}

bool overlap(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return false;
  return holds(a, b) || holds(b, a) || ends_as_begins(a, b) || ends_as_begins(b, a) ||
         share_a_run(a, b);
}

bool later(const Signal* a, const Signal* b) {
  if (a->on != b->on) return a->on > b->on;
  return a > b;  // both point into the record's list, which is in time's order
}

}  // namespace

bool is_sensitive(const Signal& signal) {
  return signal.category == sensitive_category || tells_of_home(signal.quote);
}

bool is_by_model(const Signal& signal) {
  return signal.cue.starts_with("model:");
}

bool is_own_words(const Signal& signal) {
  return signal.role == Role::candidate || signal.role == Role::unknown;
}

bool may_show(const Dossier& dossier, std::string_view words, Audience audience) {
  if (audience == Audience::closer) return true;
  if (tells_of_home(words)) return false;
  return std::none_of(dossier.confided.begin(), dossier.confided.end(),
                      [&](const Signal* signal) { return overlap(signal->quote, words); });
}

bool may_show(const std::vector<Signal>& signals, std::string_view words, Audience audience) {
  if (audience == Audience::closer) return true;
  if (tells_of_home(words)) return false;
  return std::none_of(signals.begin(), signals.end(), [&](const Signal& signal) {
    return overlap(signal.quote, words) && is_sensitive(signal);
  });
}

std::vector<const Signal*> heard(const Dossier& dossier, SignalKind kind, Audience audience) {
  std::vector<const Signal*> result;
  for (const auto* signal : dossier.signals) {
    const bool over = signal->conversation_kind == ConversationKind::loss_autopsy;
    if (over || !is_own_words(*signal) || signal->kind != kind ||
        signal->status == SignalStatus::dismissed) {
      continue;
    }
    if (may_show(dossier, signal->quote, audience)) result.push_back(signal);
  }
  return result;
}

void best_first(std::vector<const Signal*>& signals) {
  std::sort(signals.begin(), signals.end(), [](const Signal* a, const Signal* b) {
    const bool sure = a->status == SignalStatus::confirmed;
    if (sure != (b->status == SignalStatus::confirmed)) return sure;
    return later(a, b);
  });
}

std::vector<Signal> a_few(std::vector<const Signal*> signals, std::size_t limit) {
  best_first(signals);
  std::vector<Signal> result;
  std::vector<const Signal*> taken;
  for (const auto* signal : signals) {
    if (result.size() == limit) break;
    const bool told = std::any_of(taken.begin(), taken.end(), [&](const Signal* other) {
      if (other->category != signal->category) return false;
      return !later(signal, other) || words_in(signal->quote) <= words_in(other->quote);
    });
    if (told) continue;
    taken.push_back(signal);
    result.push_back(*signal);
  }
  return result;
}

Citation cite(const Signal& signal) {
  Citation citation;
  citation.conversation = signal.conversation;
  citation.kind = signal.conversation_kind;
  citation.on = signal.on;
  citation.file = signal.file;
  citation.person = signal.person.empty() ? signal.speaker : signal.person;
  citation.at = signal.at;
  citation.words = signal.quote;
  return citation;
}

std::optional<Citation> verify(const Dossier& dossier, std::string_view words,
                               const FindWords& find) {
  if (words.empty()) return std::nullopt;
  for (const auto* signal : dossier.signals) {
    if (!is_own_words(*signal) || signal->quote.find(words) == std::string::npos) continue;
    auto citation = cite(*signal);
    citation.words = std::string(words);
    return citation;
  }
  if (find) return find(dossier.candidate->id, words);
  return std::nullopt;
}

}  // namespace winloop::insight
