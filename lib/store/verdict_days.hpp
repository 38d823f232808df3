#pragma once

#include "database.hpp"
#include <winloop/model/signal.hpp>

#include <cstdint>
#include <optional>
#include <unordered_map>

namespace winloop::store {

/// Signals that somebody judged after a day, with the status they had on it; nothing for one that
/// was added by hand only later. Nearly always empty: a day that is looked back to is rare.
using EarlierStatuses = std::unordered_map<std::int64_t, std::optional<SignalStatus>>;

EarlierStatuses earlier_statuses(Database& database, Date as_of);

/// The status on that day; nothing when the signal was not there yet.
std::optional<SignalStatus> status_then(const EarlierStatuses& earlier, std::int64_t signal,
                                        SignalStatus now);

}  // namespace winloop::store
