#pragma once

#include <winloop/model/ranking.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/model/spec.hpp>
#include <winloop/store/record.hpp>

#include <string_view>
#include <vector>

namespace winloop::store {

/// The newest rating of each rater, candidate and criterion on or before the day, by candidate,
/// criterion, rater; of one candidate when `candidate` (an id) is not empty.
WINLOOP_API std::vector<Rating> ratings(const Record& record, Date as_of,
                                        std::string_view candidate = {});

/// Everyone who had been added by the end of the day, measured by the spec: ratings as of that day,
/// facts as they are now. When nothing rated is newer than the day, ratings come from the packed
/// columns (a million candidates by 20 criteria in about 0.1 s); else they are read one by one.
WINLOOP_API Pool read_pool(const Record& record, const Spec& spec, Date as_of);

/// Everyone who has ever rated, and every criterion ever rated: for near names.
WINLOOP_API std::vector<std::string> raters(const Record& record);

}  // namespace winloop::store
