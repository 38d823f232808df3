#pragma once

#include <winloop/base/export.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::store {

/// A word or phrase that is looked for; `prefix`: its last word may go on.
struct QueryTerm {
  std::string text;
  bool prefix = false;
  bool exact = false;                      ///< in quotation marks: no inflection of it will do
  std::vector<std::string> inflections{};  ///< other forms of the word that will do as well
  friend bool operator==(const QueryTerm&, const QueryTerm&) = default;
};

/// `speaker:ana`: what narrows a query. The names are those of query_fields().
struct QueryField {
  std::string name;
  std::string value;
  friend bool operator==(const QueryField&, const QueryField&) = default;
};

/// kind, category, speaker, role, stage, candidate, since, until.
WINLOOP_API std::span<const std::string_view> query_fields();

/// What a user looks for: of each group in `all` one term must be there, of `without` none may.
struct Query {
  std::vector<std::vector<QueryTerm>> all;
  std::vector<QueryTerm> without;
  std::vector<QueryField> fields{};
  friend bool operator==(const Query&, const Query&) = default;
};

/// Reads `notice "on call" -weekend platf* remote OR hybrid`: words apart by white space must all
/// be there; "..." (straight or curly) is a phrase, a leading - says without, a trailing * goes on,
/// OR in capitals joins its two neighbours, and a word `field:value` (the value perhaps in
/// quotation marks) is a field when query_fields() has its name. Fields alone are a query. Throws
/// Error(bad_input) with the position for a quote that is not closed, an OR without a neighbour, a
/// field without a value or with OR or -, nothing but what must not be there, or a query of more
/// than 4,096 bytes or 64 terms.
WINLOOP_API Query parse_query(std::string_view text);

/// The query as an FTS5 expression made of quoted terms only, which cannot be a syntax error.
WINLOOP_API std::string match_expression(const Query& query);

}  // namespace winloop::store
