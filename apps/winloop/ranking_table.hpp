#pragma once

#include <winloop/document/document.hpp>
#include <winloop/loop/rerank.hpp>

#include <cstddef>
#include <memory>
#include <string>

namespace winloop::app {

/// Places since the ranking before: "+2", "=", "new".
std::string moved_words(const rank::Movement& movement);

/// Everyone, or the first `top` (0: all), best first, a row at a time.
document::Table ranking_table(const std::shared_ptr<const loop::Reranked>& result, std::size_t top);

}  // namespace winloop::app
