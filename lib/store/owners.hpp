#pragma once

#include "database.hpp"
#include <winloop/model/candidate.hpp>
#include <winloop/model/search.hpp>

#include <cstdint>
#include <string_view>

namespace winloop::store {

/// A candidate as far as names go.
Candidate names_of(Database& database, std::string_view id);

/// Fills derived_owner (0008-owners.sql) where something is missing, by the names of now; all of it
/// where those of the search are others than before.
void derive_owners(Database& database, const Search& search);

/// Forgets what was derived of a conversation's commitments, or of those about a candidate, by row.
void forget_owners_in(Database& database, std::int64_t conversation);
void forget_owners_about(Database& database, std::int64_t candidate);

}  // namespace winloop::store
