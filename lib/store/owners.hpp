#pragma once

#include "database.hpp"
#include <winloop/model/candidate.hpp>
#include <winloop/model/search.hpp>

#include <cstdint>
#include <set>
#include <string_view>

namespace winloop::store {

/// A candidate as far as names go.
Candidate names_of(Database& database, std::string_view id);

/// Keeps derived_owner (0008-owners.sql) within a transaction. A write pays for what it touches: a
/// search through all commitments would cost each capture as much again at some tens of thousands.
class OwnerStore {
 public:
  explicit OwnerStore(Database& database) : database_(database) {}

  /// Forgets the owners of a conversation's commitments, of all about a candidate (by row), or of
  /// everybody's, to be found anew by flush().
  void renew(std::int64_t conversation);
  void renew_about(std::int64_t candidate);
  void renew_all();

  /// Finds those by the names of now; all, where the names in the search are others than before.
  /// Without a search whoever is told of one next finds all.
  void flush(const Search* search);

 private:
  void forget_names();

  Database& database_;
  std::set<std::int64_t> renewed_;  ///< conversations
};

}  // namespace winloop::store
