#pragma once

#include <winloop/document/document.hpp>
#include <winloop/loop/rerank.hpp>

#include <string>

namespace winloop::app {

/// One candidate's score taken apart: each criterion's part with its ratings, notes and what the
/// candidate said with its words; the next question to ask. Throws Error(bad_input) with near names
/// for an unknown candidate.
document::Document explain_document(const loop::Reranked& result, const loop::Workspace& workspace,
                                    const std::string& candidate, Date as_of);

}  // namespace winloop::app
