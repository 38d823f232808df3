#pragma once

#include "database.hpp"
#include "full_text_scan.hpp"
#include <winloop/store/find.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
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

  /// `phrases`: of the expression that will be matched.
  FindScan(Database& database, const FindFilter& filter, std::optional<std::int64_t> candidate);

  void take(const Fts5ExtensionApi& api, Fts5Context* fts) override;

  [[nodiscard]] std::size_t total() const { return total_; }

  /// The best hits, best first.
  [[nodiscard]] std::vector<Best> best();

 private:
  void begin(const Fts5ExtensionApi& api, Fts5Context* fts);
  void enter(std::int64_t conversation);
  [[nodiscard]] bool passes(std::size_t sequence) const;
  void load_filter(const FindFilter& filter, std::optional<std::int64_t> candidate);
  void load_role(Role role);

  Database& database_;
  std::size_t limit_;
  std::optional<Role> role_;

  std::vector<bool> admitted_;  ///< by conversation
  std::int64_t conversation_ = 0;
  bool conversation_passes_ = false;
  std::string words_;                 ///< lengths of the conversation's utterances, as stored
  std::string speakers_;              ///< their speakers, as stored; read when a role is asked for
  std::vector<bool> speaker_passes_;  ///< by number

  bool begun_ = false;
  double mean_length_ = 1;
  std::vector<double> weights_;  ///< inverse document frequency of each phrase

  std::size_t total_ = 0;
  std::vector<Best> heap_;  ///< the worst of the best on top
};

}  // namespace winloop::store
