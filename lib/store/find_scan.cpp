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

FindScan::FindScan(Database& database, FindFilter filter, std::vector<std::size_t> terms)
    : database_(database),
      filter_(std::move(filter)),
      terms_(std::move(terms)),
      term_count_(terms_.empty() ? 0 : terms_.back() + 1) {
  if (!filter_.signal_kinds.empty() || !filter_.categories.empty()) load_signals();
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
  // A single term weighs the same in every hit: to count its rows would change no order. Rows with
  // two forms of a term are counted twice: that matters to no order either.
  std::vector<std::int64_t> with_term(term_count_);
  for (std::size_t phrase = 0; term_count_ > 1 && phrase < terms_.size(); ++phrase) {
    expect_ok(
        api.xQueryPhrase(fts, static_cast<int>(phrase), &with_term[terms_[phrase]], count_row));
  }
  for (const auto with : with_term) {
    weights_.push_back(inverse_frequency(
        static_cast<double>(rows), std::min(static_cast<double>(with), static_cast<double>(rows))));
  }
}

void FindScan::enter(std::int64_t conversation) {
  conversation_ = conversation;
  conversation_passes_ = is_admitted(conversation);
  if (!conversation_passes_) return;
  if (!read_words(conversation)) {
    throw Error(ErrorKind::storage, "lengths of a conversation are missing");
  }
  if (asks_who_spoke()) load_speakers();
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

void FindScan::load_speakers() {
  {
    auto packed = database_.query("SELECT speakers FROM derived_speaker WHERE conversation = ?1",
                                  conversation_);
    speakers_ = packed.next() ? packed.text(0) : std::string();
  }
  speaker_passes_.assign(1, speaker_fits({}, {}, name(Role::unknown)));
  auto rows = database_.query(
      "SELECT label, person, role FROM speaker WHERE conversation = ?1 ORDER BY number",
      conversation_);
  while (rows.next())
    speaker_passes_.push_back(speaker_fits(rows.bytes(0), rows.bytes(1), rows.bytes(2)));
}

bool FindScan::passes(std::int64_t utterance) const {
  if (!conversation_passes_) return false;
  if (noticed_ && !std::binary_search(noticed_->begin(), noticed_->end(), utterance)) return false;
  if (!asks_who_spoke()) return true;
  const auto speaker = Lengths::at(speakers_, sequence_of(utterance));
  return speaker < speaker_passes_.size() && speaker_passes_[speaker];
}

void FindScan::count_hit() {
  ++total_;
  if (counts_.empty() || counts_.back().first != conversation_)
    counts_.emplace_back(conversation_, 0);
  ++counts_.back().second;
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
    if (terms_.size() == 1 && api.xPhraseCount(fts) == 1) {
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
  if (!passes(utterance)) return;
  count_hit();
  const auto length = static_cast<double>(Lengths::at(words_, sequence));
  const double normal = k1 * (1 - b) + slope_ * length;
  found_.assign(term_count_, 0);
  for (std::size_t phrase = 0; phrase < terms_.size(); ++phrase) {
    Fts5PhraseIter at{};
    int column = 0;
    int offset = 0;
    expect_ok(api.xPhraseFirst(fts, static_cast<int>(phrase), &at, &column, &offset));
    for (; column >= 0; api.xPhraseNext(fts, &at, &column, &offset)) ++found_[terms_[phrase]];
  }
  double score = 0;
  for (std::size_t term = 0; term < term_count_; ++term) {
    score += weights_[term] * (found_[term] * (k1 + 1)) / (found_[term] + normal);
  }
  keep({score, utterance});
}

void FindScan::keep(Best hit) {
  if (filter_.limit == 0 || heap_.size() < filter_.limit) {
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
