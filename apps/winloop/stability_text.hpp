#pragma once

#include <winloop/document/document.hpp>
#include <winloop/loop/rerank.hpp>

#include <cstddef>

namespace winloop::app {

/// How firmly a ranking stands: what would swap each two neighbours, and how often each candidate
/// stays in the first `top` (0: usual_top) when all weights are perturbed. With a `top` only the
/// neighbours down to that line, the pair across it included.
document::Document stability_document(const loop::Reranked& result, std::size_t top);

}  // namespace winloop::app
