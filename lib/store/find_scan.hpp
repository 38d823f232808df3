#pragma once

#include "database.hpp"
#include "full_text_scan.hpp"
#include <winloop/store/find.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace winloop::store {

/// Ranks the hits of one MATCH by BM25 and keeps the best, reading for each conversation one row of
/// derived_length, and no other row for any hit.
class FindScan : public HitScan {
 public:
  struct Best {
    double score;
    std::int64_t utterance;
  };

  /// `terms`: for each phrase of the expression that must or may be there, in order, the number of
  /// the term of which it is a form; phrases that must not be there follow them.
  FindScan(Database& database, FindFilter filter, std::vector<std::size_t> terms);

  /// Takes every utterance that passes the filter, for a query without words; the newest
  /// conversation counts as best.
  void take_all();

  bool take(const Fts5ExtensionApi& api, Fts5Context* fts) override;

  [[nodiscard]] std::size_t total() const { return total_; }

  /// Hits by conversation, in their order; none without one.
  [[nodiscard]] const std::vector<std::pair<std::int64_t, std::size_t>>& counts() const {
    return counts_;
  }

  /// The best hits, best first.
  [[nodiscard]] std::vector<Best> best();

 private:
  static int take_row(const Fts5ExtensionApi* api, Fts5Context* fts, void* scan);
  void begin(const Fts5ExtensionApi& api, Fts5Context* fts);
  void add_hit(const Fts5ExtensionApi& api, Fts5Context* fts);
  void keep(Best hit);
  void enter(std::int64_t conversation);
  bool read_words(std::int64_t conversation);
  [[nodiscard]] bool passes(std::int64_t utterance) const;
  /// Reads which of the conversations [first, last] pass.
  void admit(std::int64_t first, std::int64_t last);
  void admit_stages(std::int64_t first, std::int64_t last);
  void load_signals();
  /// The first few that are asked for are looked up one by one, so that a rare word costs nothing
  /// for the conversations in which it is not; then all are read at once.
  [[nodiscard]] bool is_admitted(std::int64_t conversation);
  [[nodiscard]] bool asks_who_spoke() const {
    return !filter_.roles.empty() || !filter_.speakers.empty();
  }
  [[nodiscard]] bool speaker_fits(std::string_view label, std::string_view person,
                                  std::string_view role) const;
  void load_speakers();
  void count_hit();

  Database& database_;
  FindFilter filter_;
  std::vector<std::size_t> terms_;  ///< by phrase
  std::size_t term_count_ = 0;
  std::optional<std::vector<std::int64_t>> noticed_;  ///< utterances with such a signal, in order

  std::vector<bool> admitted_;  ///< by conversation
  std::size_t looked_up_ = 0;   ///< conversations asked for so far
  std::int64_t conversation_ = 0;
  bool conversation_passes_ = false;
  std::optional<Rows> lengths_;  ///< derived_length, read on from conversation to conversation
  std::string_view words_;       ///< of the conversation, in the row where lengths_ stands
  std::string speakers_;         ///< their speakers, as stored; read when speakers are asked for
  std::vector<bool> speaker_passes_;  ///< by number

  bool begun_ = false;
  double slope_ = 1;             ///< of BM25's norm over an utterance's length
  std::vector<double> weights_;  ///< inverse document frequency of each term
  std::vector<double> found_;    ///< how often each term stands in the row at hand

  std::size_t total_ = 0;
  std::vector<std::pair<std::int64_t, std::size_t>> counts_;
  std::vector<Best> heap_;  ///< the worst of the best on top
};

}  // namespace winloop::store
