#pragma once

#include <winloop/base/export.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace winloop::store {

/// A word or phrase that is looked for; `prefix`: its last word may go on.
struct QueryTerm {
  std::string text;
  bool prefix = false;
  friend bool operator==(const QueryTerm&, const QueryTerm&) = default;
};

/// What a user looks for: of each group in `all` one term must be there, of `without` none may.
struct Query {
  std::vector<std::vector<QueryTerm>> all;
  std::vector<QueryTerm> without;
  friend bool operator==(const Query&, const Query&) = default;
};

/// Reads `notice "on call" -weekend platf* remote OR hybrid`: words apart by white space must all
/// be there; "..." (straight or curly) is a phrase, a leading - says without, a trailing * goes on,
/// OR in capitals joins its two neighbours. Throws Error(bad_input) with the position for a quote
/// that is not closed, an OR without a neighbour, nothing but what must not be there, or a query of
/// more than 4,096 bytes or 64 terms.
WINLOOP_API Query parse_query(std::string_view text);

/// The query as an FTS5 expression made of quoted terms only, which cannot be a syntax error.
WINLOOP_API std::string match_expression(const Query& query);

}  // namespace winloop::store
