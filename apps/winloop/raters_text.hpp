#pragma once

#include <winloop/document/document.hpp>
#include <winloop/loop/measure.hpp>
#include <winloop/loop/rerank.hpp>

#include <span>

namespace winloop::app {

/// What is taken off a rater's levels.
document::Column leniency_column();

/// Each rater beside those who rated the same people.
document::Table raters_table(std::span<const loop::RaterLeniency> raters);

/// What a bar with `raters: adjusted` took off each rater's levels; nothing for another bar.
void add_raters(document::Document& document, const loop::Reranked& result);

}  // namespace winloop::app
