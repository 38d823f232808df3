#pragma once

#include <winloop/exchange/http.hpp>
#include <winloop/loop/assist.hpp>
#include <winloop/model/assist.hpp>

namespace winloop::loop {

/// Where requests go: the url of the settings, with `/chat/completions` where it names the API.
/// Throws Error(bad_input) when the settings name no url or no model, hold what is no plain text,
/// or name an address that may not be sent to (exchange::expect_safe_url).
WINLOOP_API std::string assist_url(const AssistSettings& settings);

/// Asks there, with the waits, retries and bounds of the settings. A failure that concerns one
/// request (too long for the model, a reply too large) lets the run go on. Throws as assist_url().
WINLOOP_API AskAssistant assist_endpoint(const AssistSettings& settings,
                                         exchange::Transport transport, exchange::Wait wait);

}  // namespace winloop::loop
