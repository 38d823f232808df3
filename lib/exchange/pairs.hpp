#pragma once

#include <winloop/exchange/duplicates.hpp>

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace winloop::exchange {

/// Everybody: the candidates in the record first, then the rows.
class Everybody {
 public:
  Everybody(std::span<const SheetRow> rows, std::span<const Candidate> existing)
      : rows_(rows), existing_(existing) {}

  [[nodiscard]] std::size_t size() const { return existing_.size() + rows_.size(); }
  [[nodiscard]] std::size_t first_row() const { return existing_.size(); }
  [[nodiscard]] bool is_row(std::size_t i) const { return i >= existing_.size(); }
  [[nodiscard]] std::size_t row(std::size_t i) const { return i - existing_.size(); }
  [[nodiscard]] const Candidate& operator[](std::size_t i) const {
    return is_row(i) ? rows_[row(i)].candidate : existing_[i];
  }

 private:
  std::span<const SheetRow> rows_;
  std::span<const Candidate> existing_;
};

/// Collects pairs (earlier, row), keeping the surest reason of each.
class Pairs {
 public:
  explicit Pairs(const Everybody& people)
      : people_(people), flagged_(people.size() - people.first_row()) {}

  void add(std::size_t earlier, std::size_t later, DuplicateReason reason) {
    if (earlier == later || !people_.is_row(later)) return;
    const auto& a = people_[earlier].id;
    const auto& b = people_[later].id;
    // The same id is the same person, to be updated; different ones in a sheet may still be one.
    if (!a.empty() && a == b) return;
    found_.emplace_back(later, earlier, reason);
    flagged_[people_.row(later)] = true;
  }

  /// The first of each key stands for all that share it.
  void add_by_key(std::unordered_map<std::string, std::size_t>& first, const std::string& key,
                  std::size_t person, DuplicateReason reason) {
    if (key.empty()) return;
    const auto [at, is_new] = first.emplace(key, person);
    if (!is_new) add(at->second, person, reason);
  }

  /// Whether the row is like anybody so far.
  [[nodiscard]] bool has(std::size_t later) const {
    return people_.is_row(later) && flagged_[people_.row(later)];
  }

  std::vector<LikelyDuplicate> result() {
    std::sort(found_.begin(), found_.end());
    std::vector<LikelyDuplicate> duplicates;
    std::pair<std::size_t, std::size_t> previous{0, 0};
    for (const auto& [later, earlier, reason] : found_) {
      const std::pair pair(later, earlier);
      if (!duplicates.empty() && pair == previous) continue;
      previous = pair;
      LikelyDuplicate duplicate;
      duplicate.row = people_.row(later);
      duplicate.reason = reason;
      if (people_.is_row(earlier)) {
        duplicate.other = people_.row(earlier);
      } else {
        duplicate.existing = people_[earlier].id;
      }
      duplicates.push_back(std::move(duplicate));
    }
    return duplicates;
  }

 private:
  const Everybody& people_;
  std::vector<std::tuple<std::size_t, std::size_t, DuplicateReason>> found_;
  std::vector<bool> flagged_;  ///< by row
};

}  // namespace winloop::exchange
