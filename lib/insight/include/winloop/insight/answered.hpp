#pragma once

#include <winloop/insight/asked.hpp>
#include <winloop/insight/talk.hpp>

#include <optional>
#include <span>

namespace winloop::insight {

/// What our side said to a candidate's question in a later conversation with them: the sentences
/// that share most words with it, two or more that carry meaning. Words in common are no proof of
/// an answer; somebody has to look. Neither questions nor promises of ours answer, and nothing is
/// given that tells of personal circumstances. `talks` are oldest first.
WINLOOP_API std::optional<Citation> said_since(const View& view, const Dossier& dossier,
                                               std::span<const Talk> talks, const Signal& question);

}  // namespace winloop::insight
