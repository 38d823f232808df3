#pragma once

#include <winloop/insight/asked.hpp>
#include <winloop/insight/close_brief.hpp>

#include <optional>
#include <vector>

namespace winloop::insight {

/// The newest exchange in which we asked for what would fill the gap and the candidate answered; a
/// plain `No` is an answer, and to a question of pay only a figure. By the words of the question.
/// Nothing for gaps that no question fills.
std::optional<Asked> already_asked(const std::vector<AskedIn>& exchanges, Gap gap);

}  // namespace winloop::insight
