#pragma once

#include "database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace winloop::store {

/// The other words of the full-text index that have the stem of `word` (folded, a single one), by
/// Snowball's English stemmer (https://snowballstem.org/algorithms/english/stemmer.html). Found by
/// putting usual endings on the stem and asking the index for each result of the same stem, so that
/// the index itself need not hold stems and exact words stay exact. Most of English's regular
/// forms; none that change inside ("went").
std::vector<std::string> inflections(Database& database, std::string_view word);

}  // namespace winloop::store
