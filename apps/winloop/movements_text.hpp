#pragma once

#include <winloop/document/document.hpp>
#include <winloop/loop/rerank.hpp>

#include <cstddef>

namespace winloop::app {

/// Of the first `top` (0: all) those whose place or score changed, and by which of the two causes.
/// For people; data has it in the ranking's columns.
void add_movements(document::Document& document, const loop::Reranked& result, std::size_t top);

}  // namespace winloop::app
