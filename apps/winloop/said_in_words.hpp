#pragma once

#include <winloop/document/quote.hpp>
#include <winloop/loop/workspace.hpp>
#include <winloop/model/signal.hpp>
#include <winloop/model/spec.hpp>

#include <map>
#include <string>
#include <vector>

namespace winloop::app {

/// Everyone's signals, dismissed ones too, by their candidate's id; of one when `candidate` is not
/// empty.
std::map<std::string, std::vector<Signal>> signals_by_candidate(const loop::Workspace& workspace,
                                                                Date as_of,
                                                                const std::string& candidate);

/// What candidates said with a longer word of the criterion's name in it, and with another of its
/// name or of the words for its levels (the one is enough where it is the name), the two that fit
/// best of each: evidence to look at, not a judgement; by candidate's
/// id. What was told in confidence, and what is of pay or offers, is not for a ranking's readers.
std::map<std::string, std::vector<document::Quote>> said_in_words(
    const loop::Workspace& workspace, const Criterion& criterion, Date as_of,
    const std::string& candidate, const std::map<std::string, std::vector<Signal>>& signals);

}  // namespace winloop::app
