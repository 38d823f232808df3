#include "noticing.hpp"

#include <algorithm>

namespace winloop::signal {

namespace {

/// Tells the cue whether it had been asked about.
void ask_about(const Rules& rules, std::span<const Asked> asked, Fired& fired) {
  for (const Asked& one : asked) {
    const Ask& ask = rules.asks[one.ask];
    if (ask.kind != fired.cue->kind) continue;
    const bool very = ask.category == fired.cue->category;
    if (very || ask.category.empty()) fired.helped = 1;
    fired.asked_for = fired.asked_for || (very && !ask.category.empty());
  }
}

std::string_view part_of(const Spoken& spoken, std::uint32_t from, std::uint32_t to) {
  return spoken.text().substr(from, to - from);
}

}  // namespace

/// The patterns that may match what somebody on that side says.
std::span<const std::uint32_t> SentenceReader::candidates(Side side, std::string_view text) {
  const std::size_t which = side == Side::candidate ? 0 : (side == Side::other ? 1 : 2);
  const std::array<const WordIndex*, 3> indexes{&rules_.candidate_index, &rules_.other_index,
                                                &rules_.unplaced_index};
  indexes[which]->candidates(text, seen_[which]);
  return seen_[which].patterns;
}

/// The words among which a canceller has to stand.
std::string_view SentenceReader::place(Where where, const Spoken& spoken, std::size_t sentence,
                                       Stretch match) {
  const auto sentences = spoken.sentences();
  const Stretch whole = sentences[sentence];
  switch (where) {
    case Where::sentence:
      return part_of(spoken, whole.from, whole.to);
    case Where::before:
      return part_of(spoken, whole.from, match.from);
    case Where::match:
      return part_of(spoken, match.from, match.to);
    case Where::after:
      return part_of(spoken, match.to, whole.to);
    case Where::next:
      break;
  }
  if (sentence + 1 == sentences.size()) return {};
  return part_of(spoken, sentences[sentence + 1].from, sentences[sentence + 1].to);
}

const Canceller* SentenceReader::cancelled(std::span<const std::uint32_t> cancellers,
                                           const Spoken& spoken, std::size_t sentence,
                                           Stretch match) {
  std::array<bool, wheres> looked{};  // whether cancelling_ tells of the place
  for (const std::uint32_t id : cancellers) {
    const Canceller& canceller = rules_.cancellers[id];
    const auto where = static_cast<std::size_t>(canceller.where);
    const std::string_view part = place(canceller.where, spoken, sentence, match);
    WordIndex::Seen& seen = cancelling_.at(where);
    if (!looked.at(where)) rules_.canceller_index.candidates(part, seen);
    looked.at(where) = true;
    const bool stops =
        std::any_of(canceller.patterns.begin(), canceller.patterns.end(), [&](std::uint32_t p) {
          return std::binary_search(seen.patterns.begin(), seen.patterns.end(), p) &&
                 rules_.patterns[p].matches(part);
        });
    if (stops) return &canceller;
  }
  return nullptr;
}

std::span<const Fired> SentenceReader::read(const Spoken& spoken, std::size_t sentence, Side side,
                                            std::span<const Asked> asked, Want want,
                                            std::vector<Asked>& heard) {
  fired_.clear();
  const Stretch whole = spoken.sentences()[sentence];
  const std::string_view text = part_of(spoken, whole.from, whole.to);
  const Cue* last = nullptr;
  for (const std::uint32_t p : candidates(side, text)) {
    const Rules::Owner owner = rules_.owners[p];
    if (owner.kind == Rules::Owner::Kind::ask) {
      if (rules_.patterns[p].matches(text)) heard.push_back({owner.index});
      continue;
    }
    const Cue& cue = rules_.cues[owner.index];
    if (&cue == last) continue;
    Fired one{&cue, {}};
    ask_about(rules_, asked, one);
    if (!one.enough() && want != Want::all) continue;
    const auto match = rules_.patterns[p].find(spoken.text(), whole.from, whole.to);
    if (!match || match->to == match->from) continue;
    one.match = *match;
    one.stopped = cancelled(cue.unless, spoken, sentence, *match);
    if (one.stopped == nullptr) last = &cue;  // another of its patterns would say nothing new
    if (one.stopped == nullptr || want != Want::noticed) fired_.push_back(one);
  }
  return fired_;
}

void SentenceReader::make_ready(const Spoken& spoken, std::size_t sentence, Side side) {
  const Stretch whole = spoken.sentences()[sentence];
  for (const std::uint32_t p : candidates(side, part_of(spoken, whole.from, whole.to))) {
    const Rules::Owner owner = rules_.owners[p];
    const bool tried = owner.kind == Rules::Owner::Kind::ask ||
                       rules_.cues[owner.index].strength >= enough_strength;
    if (tried) rules_.patterns[p].make_ready();
  }
}

Found found_by(const Fired& fired, const Transcript& transcript, const Spoken& spoken,
               std::size_t sentence) {
  const Cue& cue = *fired.cue;
  Found one;
  // Of equals, what was asked about counts: "What are you looking for?" "Ninety."
  one.total = 2 * fired.total() + (fired.asked_for ? 1 : 0);
  one.kept = fired.notices();
  one.match = fired.match;
  one.dated = cue.dated || cue.kind == SignalKind::commitment;
  const Quote quote = quote_for(transcript, spoken, sentence, fired.match);
  const Quote exact = original(transcript, spoken, fired.match);
  one.noticed = {quote.utterance, quote.words, cue.kind, cue.category, cue.id, {}, {}, false};
  one.firing.utterance = exact.utterance;
  one.firing.words = exact.words;
  one.firing.kind = cue.kind;
  one.firing.category = cue.category;
  one.firing.cue = cue.id;
  one.firing.strength = cue.strength;
  one.firing.asked = fired.helped;
  if (fired.stopped != nullptr)
    one.firing.cancelled_by = fired.stopped->id;
  else if (!fired.enough())
    one.firing.dropped = "too weak";
  else if (cue.category.empty())
    one.firing.dropped = "only tells the model";
  return one;
}

bool SentenceReader::leaves_open(std::string_view reply) const {
  return std::any_of(rules_.unanswered.begin(), rules_.unanswered.end(),
                     [&](std::uint32_t p) { return rules_.patterns[p].matches(reply); });
}

}  // namespace winloop::signal
