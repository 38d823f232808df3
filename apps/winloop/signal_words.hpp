#pragma once

#include <winloop/document/document.hpp>
#include <winloop/model/signal.hpp>
#include <winloop/store/signals.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace winloop::app {

/// A signal's id as people type it: `17.42`, or `17.42.2` for the second of its utterance.
std::string signal_id_words(std::int64_t signal);

/// Reads such an id. Throws Error(usage).
store::SignalPlace parse_signal_id(const std::string& text);

/// `motivation/growth`: throws Error(usage) without the slash, Error(bad_input) with near names for
/// an unknown kind or category.
std::pair<SignalKind, std::string> parse_sort(const std::string& text);

/// `motivation/growth`; `motivation` of a cue of a kind alone.
std::string sort_words(SignalKind kind, std::string_view category);

/// The categories of all kinds, each once.
std::vector<std::string> all_signal_categories();

/// What --status takes.
std::vector<std::string> signal_statuses();

/// Who spoke, for people.
std::string who_said(const Signal& signal);

}  // namespace winloop::app
