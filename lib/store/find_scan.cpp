#include "find_scan.hpp"

#include "identifiers.hpp"
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

std::size_t u16_at(const std::string& packed, std::size_t index) {
  if (2 * index + 1 >= packed.size()) return 0;
  const auto low = static_cast<unsigned char>(packed[2 * index]);
  const auto high = static_cast<unsigned char>(packed[2 * index + 1]);
  return static_cast<std::size_t>(low | high << 8);
}

void expect_ok(int result) {
  if (result != SQLITE_OK) throw Error(ErrorKind::storage, "the full-text index cannot be read");
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
                   std::optional<std::int64_t> candidate)
    : database_(database), limit_(filter.limit), role_(filter.role) {
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
  mean_length_ = rows > 0 && words > 0 ? static_cast<double>(words) / static_cast<double>(rows) : 1;
  const int phrases = api.xPhraseCount(fts);
  for (int phrase = 0; phrase < phrases; ++phrase) {
    std::int64_t with_phrase = 0;
    // One phrase weighs the same in every hit: counting its rows would change no order.
    if (phrases > 1) expect_ok(api.xQueryPhrase(fts, phrase, &with_phrase, count_row));
    weights_.push_back(
        phrases > 1 ? inverse_frequency(static_cast<double>(rows), static_cast<double>(with_phrase))
                    : 1);
  }
}

void FindScan::enter(std::int64_t conversation) {
  conversation_ = conversation;
  const auto row = static_cast<std::size_t>(conversation);
  conversation_passes_ = row < admitted_.size() && admitted_[row];
  if (!conversation_passes_) return;
  auto lengths = database_.query(
      "SELECT words, speakers FROM derived_length WHERE conversation = ?1", conversation);
  if (!lengths.next()) throw Error(ErrorKind::storage, "lengths of a conversation are missing");
  words_ = lengths.bytes(0);
  if (!role_) return;
  speakers_ = lengths.bytes(1);
  load_role(*role_);
}

void FindScan::load_role(Role role) {
  speaker_passes_.assign(1, role == Role::unknown);
  auto rows = database_.query("SELECT role FROM speaker WHERE conversation = ?1 ORDER BY number",
                              conversation_);
  while (rows.next()) speaker_passes_.push_back(rows.bytes(0) == name(role));
}

bool FindScan::passes(std::size_t sequence) const {
  if (!conversation_passes_) return false;
  if (!role_) return true;
  const auto speaker = u16_at(speakers_, sequence);
  return speaker < speaker_passes_.size() && speaker_passes_[speaker];
}

void FindScan::take(const Fts5ExtensionApi& api, Fts5Context* fts) {
  if (!begun_) begin(api, fts);
  const auto utterance = api.xRowid(fts);
  if (const auto conversation = conversation_of_utterance(utterance);
      conversation != conversation_) {
    enter(conversation);
  }
  const auto sequence = sequence_of(utterance);
  if (!passes(sequence)) return;
  ++total_;
  const double length = static_cast<double>(u16_at(words_, sequence));
  const double normal = k1 * (1 - b + b * length / mean_length_);
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
  const Best hit{score, utterance};
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
