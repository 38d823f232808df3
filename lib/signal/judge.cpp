#include "judge.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace winloop::signal {

namespace {

/// The best-weighing of a kind's categories, the first of equals.
std::size_t best_category(SignalKind kind, std::span<const std::int32_t> sums) {
  const std::size_t first = first_category_class(kind);
  const std::size_t count = categories(kind).size();
  std::size_t best = 0;
  for (std::size_t i = 1; i < count; ++i) {
    if (sums[first + i] > sums[first + best]) best = i;
  }
  return best;
}

/// The strongest cue that found the same; none when no cue did.
const Fired* same_by_cue(std::span<const Fired> fired, SignalKind kind, std::string_view category) {
  const Fired* best = nullptr;
  for (const Fired& one : fired) {
    if (one.stopped != nullptr || one.cue->kind != kind || one.cue->category != category) continue;
    if (best == nullptr || one.total() > best->total()) best = &one;
  }
  return best;
}

/// What the features weigh together, by class. Most are unknown to the model, and which ones nobody
/// can foretell: the known are picked first, without a branch, and what is kept of them is fetched
/// while others are still looked for.
std::array<std::int32_t, most_classes> weigh(std::span<const Feature> features,
                                             const ModelTable& table) {
  constexpr std::size_t at_once = 64;
  std::array<std::int32_t, most_classes> sums{};
  std::array<std::uint64_t, at_once> known;  // NOLINT(*-member-init): filled before it is read
  while (!features.empty()) {
    const auto some = features.first(std::min(at_once, features.size()));
    std::size_t count = 0;
    for (const Feature& feature : some) {
      known[count] = feature.hash;
      count += table.may_hold(feature.hash);
    }
    for (std::size_t i = 0; i < count; ++i) table.prefetch(known[i]);
    for (std::size_t i = 0; i < count; ++i) table.add(known[i], sums);
    features = features.subspan(some.size());
  }
  return sums;
}

/// The consecutive words that together weigh most, the first of equals.
std::pair<std::size_t, std::size_t> heaviest_run(std::span<const std::int32_t> weights) {
  std::pair<std::size_t, std::size_t> best{0, 1};
  std::int64_t most = weights[0];
  std::int64_t sum = 0;
  std::size_t from = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += weights[i];
    if (sum > most) {
      most = sum;
      best = {from, i + 1};
    }
  }
  return best;
}

/// What stops what is noticed of a kind by the words. Where the lexicon does not say: of competing
/// offers and promises what stops their cues, since to tell of an offer that does not exist is the
/// worst mistake, and "I won't send it" is all the words of a promise.
std::span<const std::uint32_t> stops_words(const Rules& rules, SignalKind kind) {
  if (const auto own = rules.model_unless.find(kind); own != rules.model_unless.end())
    return own->second;
  if (kind != SignalKind::competing_offer && kind != SignalKind::commitment) return {};
  const auto of_cues = rules.unless.find(kind);
  return of_cues == rules.unless.end() ? std::span<const std::uint32_t>() : of_cues->second;
}

}  // namespace

Judge::Judge(const ModelTables& tables, const Rules& rules, SentenceReader& reader,
             const Transcript& transcript)
    : tables_(tables), rules_(rules), reader_(reader), transcript_(transcript) {
  tables_.kinds.add(feature_hash("trust:"), trust_);
}

/// Where in the sentence the words stand that decided, within one utterance.
Stretch Judge::deciding_words(const FeatureReader& features, const Spoken& spoken, std::size_t of) {
  const auto words = features.words();
  by_word_.assign(words.size(), 0);
  for (const Feature& feature : features.features()) {
    if (feature.first == feature.last) continue;
    for (const std::uint32_t entry : tables_.kinds.row(feature.hash)) {
      if (ModelTable::class_in(entry) != of) continue;
      const auto share =
          ModelTable::weight_in(entry) / static_cast<std::int32_t>(feature.last - feature.first);
      for (std::uint32_t i = feature.first; i < feature.last; ++i) by_word_[i] += share;
    }
  }
  // A sentence may run over several utterances: the one in which most is said.
  Stretch best{};
  std::int64_t most = 0;
  for (std::size_t from = 0; from < words.size();) {
    const Stretch utterance = spoken.utterance_around(words[from].place.from);
    std::size_t to = from + 1;
    while (to < words.size() && words[to].place.from < utterance.to) ++to;
    const std::span<const std::int32_t> here(by_word_.data() + from, to - from);
    const auto [first, last] = heaviest_run(here);
    std::int64_t sum = 0;
    for (std::size_t i = first; i < last; ++i) sum += here[i];
    if (best.to == 0 || sum > most) {
      most = sum;
      best = {words[from + first].place.from,
              std::min(words[from + last - 1].place.to, utterance.to)};
    }
    from = to;
  }
  return best;
}

std::vector<Reason> Judge::reasons(const FeatureReader& features, std::size_t of) const {
  constexpr std::size_t most = 8;
  std::vector<Reason> all;
  const auto names = features.names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const std::uint32_t entry : tables_.kinds.row(features.features()[i].hash)) {
      const std::int32_t weight = ModelTable::weight_in(entry);
      if (ModelTable::class_in(entry) == of && weight > 0 && names[i] != "bias:")
        all.push_back({names[i], weight});
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Reason& a, const Reason& b) { return a.weight > b.weight; });
  if (all.size() > most) all.resize(most);
  return all;
}

Found Judge::found(const FeatureReader& features, const Spoken& spoken, std::size_t sentence,
                   SignalKind kind, const Sums& of_categories, std::span<const Fired> fired) {
  const std::size_t number = best_category(kind, of_categories);
  const std::string category(categories(kind)[number]);
  const Stretch words = deciding_words(features, spoken, class_of(kind));
  const Fired* cue = same_by_cue(fired, kind, category);
  const std::string id = cue != nullptr
                             ? cue->cue->id
                             : std::string(model_prefix) + std::string(name(kind)) + "/" + category;
  Found one;
  one.total = sums_[class_of(kind)];
  one.dated = kind == SignalKind::commitment;
  one.match = words;
  const Canceller* stopped = reader_.cancelled(stops_words(rules_, kind), spoken, sentence, words);
  one.kept = stopped == nullptr;
  if (stopped != nullptr) one.firing.cancelled_by = stopped->id;
  if (counting_ && is_pay(kind, category)) {
    one.kept = false;
    one.firing.dropped = "its numbers count other things";
  }
  if (rules_.silenced.contains(id)) {
    one.kept = false;
    one.firing.dropped = "removed from the model";
  }
  const Quote quote = quote_for(transcript_, spoken, sentence, words);
  const Quote exact = original(transcript_, spoken, words);
  one.noticed = {quote.utterance, quote.words, kind, category, id, {}, {}, false};
  one.firing.utterance = exact.utterance;
  one.firing.words = exact.words;
  one.firing.kind = kind;
  one.firing.category = category;
  one.firing.cue = id;
  return one;
}

void Judge::judge(const FeatureReader& features, const Spoken& spoken, std::size_t sentence,
                  Side side, std::span<const Fired> fired, bool explain, std::vector<Found>& all) {
  const bool candidate = side == Side::candidate;
  sums_ = weigh(features.features(), candidate ? tables_.kinds : tables_.promises);
  if (features.words().empty()) return;
  const bool pay_asked = std::any_of(fired.begin(), fired.end(), [](const Fired& one) {
    return one.helped > 0 && one.cue->kind == SignalKind::compensation;
  });
  counting_ = counts_only_things(spoken.text(), features.words(), pay_asked);
  std::optional<Sums> of_categories;
  for (const auto& [kind, kind_name] : Names<SignalKind>::all) {
    if (!candidate && kind != SignalKind::commitment) continue;
    if (sums_[class_of(kind)] < 0) continue;
    if (!of_categories) of_categories = weigh(features.features(), tables_.categories);
    all.push_back(found(features, spoken, sentence, kind, *of_categories, fired));
    if (explain) all.back().firing.because = reasons(features, class_of(kind));
  }
}

}  // namespace winloop::signal
