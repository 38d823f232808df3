#pragma once

#include <winloop/document/document.hpp>
#include <winloop/loop/rerank.hpp>

#include <cstddef>
#include <memory>
#include <string>

namespace winloop::app {

/// The first so many where nobody says how many: a shortlist.
inline constexpr std::size_t usual_top = 5;

/// The bar that was measured by: "spec version 3", "spec.yaml, changed since version 3", "a trial".
std::string bar_in_words(const loop::Reranked& result);

/// The same for programs: the version, whether it is a draft, whether it is only tried.
std::vector<document::Field> bar_fields(const loop::Reranked& result);

/// What the ranking is compared with, as meta of a document.
void add_compared_with(document::Document& document, const loop::Reranked& result);

/// What the bars of the two rankings do not share; nothing where they are alike.
void add_bar_changes(document::Document& document, const loop::Reranked& result);

/// How many `top` leaves out of the table, and who of them shares the last rank in it; nothing
/// where it leaves out nobody.
void add_left_out(document::Document& document, const loop::Reranked& result, std::size_t top);

/// Kendall's tau-b with the ranking before, and how many of the first `top` (0: usual_top) are the
/// same.
void add_order(document::Document& document, const loop::Reranked& result, std::size_t top);

}  // namespace winloop::app
