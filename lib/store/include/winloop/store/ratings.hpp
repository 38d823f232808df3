#pragma once

#include <winloop/model/ranking.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/model/spec.hpp>
#include <winloop/store/record.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::store {

/// The newest rating of each rater, candidate and criterion on or before the day, by candidate,
/// criterion, rater; of one candidate when `candidate` (an id) is not empty.
WINLOOP_API std::vector<Rating> ratings(const Record& record, Date as_of,
                                        std::string_view candidate = {});

/// A rating by numbers, for measuring many.
struct NumberedRating {
  std::uint32_t candidate = 0;  ///< the record's number
  std::uint32_t rater = 0;      ///< the place in NumberedRatings::raters
  std::uint16_t criterion = 0;  ///< the place in the spec
  std::uint8_t level = 0;
};

struct NumberedRatings {
  std::vector<std::string> raters;  ///< everyone who has ever rated, by name
  std::vector<NumberedRating> ratings;
};

/// As ratings(), on the spec's rated criteria, without notes: criterion by criterion in the spec's
/// order, in each by candidate. One pass over the table (12 bytes a rating are kept, 28 while
/// reading).
WINLOOP_API NumberedRatings numbered_ratings(const Record& record, const Spec& spec, Date as_of);

/// Everyone who had been added by the end of the day, measured by the spec: ratings as of that day,
/// facts as they are now; the raters averaged, whatever the spec says of them. When nothing rated
/// is newer than the day, ratings come from the packed columns (a million candidates by 20 criteria
/// in about 0.1 s); else they are read one by one.
WINLOOP_API Pool read_pool(const Record& record, const Spec& spec, Date as_of);

/// A pool that read_pool() gave for another bar on the same day.
struct KnownPool {
  const Spec& spec;
  const Pool& pool;
};

/// As above, taking from `known` what both bars measure alike (the same id and evidence; weights
/// and must-haves are no part of it): only the other columns are read.
WINLOOP_API Pool read_pool(const Record& record, const Spec& spec, Date as_of,
                           const KnownPool& known);

/// Whether a pool of one day is that of a later day too: nobody was added, moved or rated between
/// the two. Facts have no history and never differ.
WINLOOP_API bool same_evidence(const Record& record, Date day, Date later);

/// Everyone who has ever rated, and every criterion ever rated: for near names.
WINLOOP_API std::vector<std::string> raters(const Record& record);

}  // namespace winloop::store
