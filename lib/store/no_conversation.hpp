#pragma once

#include "database.hpp"

#include <cstdint>

namespace winloop::store {

/// Throws bad_input: no such conversation, and which there are.
[[noreturn]] void throw_no_conversation(Database& database, std::int64_t wanted);

}  // namespace winloop::store
