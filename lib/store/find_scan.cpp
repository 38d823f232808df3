#include "find_scan.hpp"

#include "identifiers.hpp"
#include "lengths.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>

#include <algorithm>
#include <cmath>

namespace winloop::store {

namespace {

constexpr double k1 = 1.2;
constexpr double b = 0.75;

bool better(const FindScan::Best& x, const FindScan::Best& y) {
  return x.score != y.score ? x.score > y.score : x.utterance < y.utterance;
}

[[noreturn]] void fail() {
  throw Error(ErrorKind::storage, "the full-text index cannot be read");
}

inline void expect_ok(int result) {
  if (result != SQLITE_OK) fail();
}

/// Rows that hold a phrase.
int count_row(const Fts5ExtensionApi* /*api*/, Fts5Context* /*fts*/, void* count) {
  ++*static_cast<std::int64_t*>(count);
  return SQLITE_OK;
}

/// As FTS5's own bm25(): never below a millionth, so that a word that is everywhere still counts.
double inverse_frequency(double rows, double with_phrase) {
  constexpr double least = 1e-6;
  return std::max(least, std::log((rows - with_phrase + 0.5) / (with_phrase + 0.5)));
}

}  // namespace

FindScan::FindScan(Database& database, const FindFilter& filter,
                   std::optional<std::int64_t> candidate, int phrases)
    : database_(database), limit_(filter.limit), role_(filter.role), phrases_(phrases) {
  load_filter(filter, candidate);
}

void FindScan::load_filter(const FindFilter& filter, std::optional<std::int64_t> candidate) {
  std::string kind;
  if (filter.kind) kind = name(*filter.kind);
  auto rows = database_.query(
      "SELECT row FROM conversation WHERE day <= ?1 AND day >= ?2 AND (?3 = '' OR kind = ?3) "
      "AND (?4 IS NULL OR candidate = ?4)",
      filter.as_of, filter.since ? filter.since->to_string() : std::string(), kind, candidate);
  while (rows.next()) {
    const auto row = static_cast<std::size_t>(rows.integer(0));
    if (row >= admitted_.size()) admitted_.resize(std::max(row + 1, 2 * admitted_.size()));
    admitted_[row] = true;
  }
}

void FindScan::begin(const Fts5ExtensionApi& api, Fts5Context* fts) {
  begun_ = true;
  sqlite3_int64 rows = 0;
  sqlite3_int64 words = 0;
  expect_ok(api.xRowCount(fts, &rows));
  expect_ok(api.xColumnTotalSize(fts, -1, &words));
  const double mean_length =
      rows > 0 && words > 0 ? static_cast<double>(words) / static_cast<double>(rows) : 1;
  slope_ = k1 * b / mean_length;
  for (int phrase = 0; phrase < phrases_; ++phrase) {
    // A single phrase weighs the same in every hit: to count its rows would change no order.
    std::int64_t with_phrase = 0;
    if (phrases_ > 1) expect_ok(api.xQueryPhrase(fts, phrase, &with_phrase, count_row));
    weights_.push_back(
        inverse_frequency(static_cast<double>(rows), static_cast<double>(with_phrase)));
  }
}

void FindScan::enter(std::int64_t conversation) {
  conversation_ = conversation;
  const auto row = static_cast<std::size_t>(conversation);
  conversation_passes_ = row < admitted_.size() && admitted_[row];
  if (!conversation_passes_) return;
  if (!read_words(conversation)) {
    throw Error(ErrorKind::storage, "lengths of a conversation are missing");
  }
  if (role_) load_role(*role_);
}

bool FindScan::read_words(std::int64_t conversation) {
  // Hits come by conversation: the next one is most often the next row, and reading on is several
  // times as fast as looking it up.
  constexpr std::int64_t near = 8;
  const bool reads_on = lengths_ && conversation - lengths_->integer(0) <= near;
  if (!reads_on) {
    lengths_.reset();
    lengths_.emplace(
        database_.query("SELECT conversation, words FROM derived_length WHERE conversation >= ?1 "
                        "ORDER BY conversation",
                        conversation));
  }
  while (lengths_->next()) {
    if (lengths_->integer(0) < conversation) continue;
    words_ = lengths_->bytes(1);
    return lengths_->integer(0) == conversation;
  }
  lengths_.reset();
  return false;
}

void FindScan::load_role(Role role) {
  {
    auto packed = database_.query("SELECT speakers FROM derived_speaker WHERE conversation = ?1",
                                  conversation_);
    speakers_ = packed.next() ? packed.text(0) : std::string();
  }
  speaker_passes_.assign(1, role == Role::unknown);
  auto rows = database_.query("SELECT role FROM speaker WHERE conversation = ?1 ORDER BY number",
                              conversation_);
  while (rows.next()) speaker_passes_.push_back(rows.bytes(0) == name(role));
}

bool FindScan::passes(std::size_t sequence) const {
  if (!conversation_passes_) return false;
  if (!role_) return true;
  const auto speaker = Lengths::at(speakers_, sequence);
  return speaker < speaker_passes_.size() && speaker_passes_[speaker];
}

int FindScan::take_row(const Fts5ExtensionApi* api, Fts5Context* fts, void* scan) {
  auto& self = *static_cast<FindScan*>(scan);
  try {
    self.add_hit(*api, fts);
  } catch (...) {
    self.failure = std::current_exception();
    return SQLITE_ABORT;
  }
  return SQLITE_OK;
}

bool FindScan::take(const Fts5ExtensionApi& api, Fts5Context* fts) {
  if (!begun_) {
    begin(api, fts);
    // The hits of a single phrase are its rows, and FTS5 hands those over faster than SQL does.
    if (phrases_ == 1 && api.xPhraseCount(fts) == 1) {
      const auto result = api.xQueryPhrase(fts, 0, this, take_row);
      if (failure) std::rethrow_exception(failure);
      expect_ok(result);
      return true;
    }
  }
  add_hit(api, fts);
  return false;
}

void FindScan::add_hit(const Fts5ExtensionApi& api, Fts5Context* fts) {
  const auto utterance = api.xRowid(fts);
  if (const auto conversation = conversation_of_utterance(utterance);
      conversation != conversation_) {
    enter(conversation);
  }
  const auto sequence = sequence_of(utterance);
  if (!passes(sequence)) return;
  ++total_;
  const auto length = static_cast<double>(Lengths::at(words_, sequence));
  const double normal = k1 * (1 - b) + slope_ * length;
  double score = 0;
  for (std::size_t phrase = 0; phrase < weights_.size(); ++phrase) {
    Fts5PhraseIter at{};
    int column = 0;
    int offset = 0;
    double count = 0;
    expect_ok(api.xPhraseFirst(fts, static_cast<int>(phrase), &at, &column, &offset));
    for (; column >= 0; api.xPhraseNext(fts, &at, &column, &offset)) ++count;
    score += weights_[phrase] * (count * (k1 + 1)) / (count + normal);
  }
  keep({score, utterance});
}

void FindScan::keep(Best hit) {
  if (limit_ == 0 || heap_.size() < limit_) {
    heap_.push_back(hit);
    std::push_heap(heap_.begin(), heap_.end(), better);
  } else if (better(hit, heap_.front())) {
    std::pop_heap(heap_.begin(), heap_.end(), better);
    heap_.back() = hit;
    std::push_heap(heap_.begin(), heap_.end(), better);
  }
}

std::vector<FindScan::Best> FindScan::best() {
  std::sort_heap(heap_.begin(), heap_.end(), better);
  return std::move(heap_);
}

}  // namespace winloop::store
