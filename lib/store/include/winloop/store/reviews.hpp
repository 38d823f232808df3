#pragma once

#include <winloop/model/record.hpp>
#include <winloop/store/record.hpp>

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

namespace winloop::store {

/// All of these as they stood at the end of the day, oldest first.
WINLOOP_API std::vector<Decision> decisions(const Record& record, Date as_of);
WINLOOP_API std::vector<Recall> recalls(const Record& record, Date as_of);
WINLOOP_API std::vector<ReviewNote> reviews(const Record& record, Date as_of);
WINLOOP_API std::vector<SpecVersion> spec_versions(const Record& record, Date as_of);

/// Rankings, oldest first; standings are read for the last `with_standings` of them only.
WINLOOP_API std::vector<Ranking> rankings(
    const Record& record, Date as_of,
    std::size_t with_standings = std::numeric_limits<std::size_t>::max());

/// One of those, found by its row, with its standings.
WINLOOP_API Ranking whole_ranking(const Record& record, Ranking found);

/// The newest ranking, whole; nothing when there is none.
WINLOOP_API std::optional<Ranking> last_ranking(const Record& record, Date as_of);

}  // namespace winloop::store
