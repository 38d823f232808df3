#pragma once

#include "database.hpp"
#include <winloop/base/date.hpp>
#include <winloop/model/spec.hpp>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace winloop::store {

/// The criteria of a spec that have ever been rated.
struct RatedCriteria {
  std::unordered_map<std::string, std::int64_t> row;  ///< by id
  std::vector<std::int64_t> newer;                    ///< those with ratings after the day
};

RatedCriteria rated_criteria(Database& database, const Spec& spec, Date as_of);

/// Ratings read one by one: for what the packed columns do not say.
class RatingEntries {
 public:
  struct Entry {
    std::uint32_t candidate;
    std::uint32_t rater;
    std::int32_t day;
    std::int32_t level;
  };

  /// `criteria`: the rows of those that are wanted. One pass over all ratings of the day or before.
  RatingEntries(Database& database, const std::vector<std::int64_t>& criteria, Date as_of);

  [[nodiscard]] bool has(std::int64_t criterion) const { return entries_.contains(criterion); }

  /// The newest of each candidate and rater on one of those criteria, in that order.
  const std::vector<Entry>& newest(std::int64_t criterion);

  /// As read_column().
  std::vector<std::uint8_t> codes(std::int64_t criterion);

 private:
  std::unordered_map<std::int64_t, std::vector<Entry>> entries_;
};

}  // namespace winloop::store
