#pragma once

#include "out.hpp"

#include <string>
#include <string_view>

namespace winloop::document {

/// `heading` is what stands above it, for a table without a title of its own.
void html_table(const Table& table, std::string_view heading, Out& out);
void html_bars(const Bars& bars, Out& out);
void html_quote(const Quote& quote, Out& out);

/// The bar alone, as it is drawn; what it says must stand beside it in words.
void html_bar_drawing(const Bar& bar, Out& out);

/// Everything above the first block: head, title, meta, contents.
void html_top(const Document& document, const RenderOptions& options, Out& out);

/// The fragment of the n-th section of level 2 (from 1): `section-3`.
std::string html_anchor(std::size_t number);

}  // namespace winloop::document
