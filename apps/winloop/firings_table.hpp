#pragma once

#include <winloop/document/document.hpp>
#include <winloop/model/conversation.hpp>
#include <winloop/signal/notice.hpp>
#include <winloop/store/conversations.hpp>

#include <span>
#include <string>

namespace winloop::app {

/// What became of a place where a cue fired: "noticed", "too weak", "cancelled by negation".
std::string fate_of(const signal::Firing& firing);

/// Every place where a cue fired, one a row.
document::Table firings_table(const Transcript& transcript,
                              std::span<const store::Speaker> speakers,
                              const std::vector<signal::Firing>& firings);

}  // namespace winloop::app
