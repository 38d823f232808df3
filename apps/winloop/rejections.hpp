#pragma once

#include "confidences.hpp"
#include <winloop/document/document.hpp>
#include <winloop/loop/assist.hpp>

#include <string>
#include <vector>

namespace winloop::app {

/// "2 rejected (1 nobody said that, 1 no such kind)".
std::string rejected_in_words(const std::vector<signal::RejectedProposal>& rejected);

/// Adds the proposals that were rejected, each with the reason. What claims to be told in
/// confidence, or has words of what was, is counted and not shown.
void add_rejections(document::Document& document, const std::vector<loop::Assisted>& asked,
                    const Confidences& told);

/// The same for a terminal, one line each.
std::vector<std::string> rejection_lines(const std::vector<loop::Assisted>& asked,
                                         const Confidences& told);

}  // namespace winloop::app
