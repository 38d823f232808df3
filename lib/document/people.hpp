#pragma once

#include <winloop/document/document.hpp>

#include <string>
#include <string_view>
#include <vector>

/// What the three formats for people share: how values read in words, not yet escaped.
namespace winloop::document {

/// The cell in words: `0.62`, `62%`, `0.41–0.83` (`-` without unicode), `2026-03-04`, `yes`; the
/// column's own word where it is missing.
std::string in_words(const Column& column, const Cell& cell, bool unicode);

bool is_missing(const Cell& cell);

/// Whether the column's cells belong on the right.
bool is_numeric(ColumnKind kind);

/// A field seen as a column.
Column column_of(const Field& field);

/// What stands under a quote: why, who, conversation, day, time.
std::vector<std::string> citation_parts(const Quote& quote);

/// The same in one line, separated by `separator`.
std::string citation(const Quote& quote, std::string_view separator);

/// What stands beside a bar: its own text, else the percentage and the interval; "not captured"
/// where there is neither.
std::string bar_words(const Bar& bar, bool unicode);

/// "Note: " or "Warning: ", else empty.
std::string_view tone_word(Tone tone);

/// Whether a block is for people.
inline bool for_people(const Block& block) {
  return block.show != Show::data && !std::holds_alternative<Data>(block.content);
}

/// 1..6.
int heading_level(const Heading& heading);

/// 0..1, whatever came in.
double share(double value);

}  // namespace winloop::document
