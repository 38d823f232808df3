#pragma once

#include "database.hpp"
#include "full_text_scan.hpp"
#include <winloop/store/find.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

  /// `phrases`: how many of the expression must or may be there; those that must not follow them.
  FindScan(Database& database, const FindFilter& filter, std::optional<std::int64_t> candidate,
           int phrases);

  bool take(const Fts5ExtensionApi& api, Fts5Context* fts) override;

  [[nodiscard]] std::size_t total() const { return total_; }

  /// The best hits, best first.
  [[nodiscard]] std::vector<Best> best();

 private:
  static int take_row(const Fts5ExtensionApi* api, Fts5Context* fts, void* scan);
  void begin(const Fts5ExtensionApi& api, Fts5Context* fts);
  void add_hit(const Fts5ExtensionApi& api, Fts5Context* fts);
  void keep(Best hit);
  void enter(std::int64_t conversation);
  bool read_words(std::int64_t conversation);
  [[nodiscard]] bool passes(std::size_t sequence) const;
  void load_filter(const FindFilter& filter, std::optional<std::int64_t> candidate);
  void load_role(Role role);

  Database& database_;
  std::size_t limit_;
  std::optional<Role> role_;
  int phrases_;

  std::vector<bool> admitted_;  ///< by conversation
  std::int64_t conversation_ = 0;
  bool conversation_passes_ = false;
  std::optional<Rows> lengths_;       ///< derived_length, read on from conversation to conversation
  std::string_view words_;            ///< of the conversation, in the row where lengths_ stands
  std::string speakers_;              ///< their speakers, as stored; read when a role is asked for
  std::vector<bool> speaker_passes_;  ///< by number

  bool begun_ = false;
  double slope_ = 1;             ///< of BM25's norm over an utterance's length
  std::vector<double> weights_;  ///< inverse document frequency of each phrase

  std::size_t total_ = 0;
  std::vector<Best> heap_;  ///< the worst of the best on top
};

}  // namespace winloop::store
