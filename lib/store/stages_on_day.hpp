#pragma once

#include "database.hpp"
#include <winloop/base/date.hpp>

#include <cstdint>
#include <string>
#include <unordered_map>

namespace winloop::store {

struct StageOnDay {
  std::string stage;
  Date since;
};

/// Stages by candidate.row where the present ones are not those of the day; empty when they are.
using Stages = std::unordered_map<std::int64_t, StageOnDay>;

/// Whether anything, additions included, came after the day.
bool anything_moved_after(Database& database, Date as_of);

/// Of everyone who was there by the day.
Stages stages_on(Database& database, Date as_of);

}  // namespace winloop::store
