#pragma once

#include <winloop/document/document.hpp>
#include <winloop/insight/heard.hpp>
#include <winloop/model/commitment.hpp>
#include <winloop/model/signal.hpp>

#include <string>

namespace winloop::app {

/// Decimals of measures in data: more than anybody reads, few enough that every build gives the
/// same.
inline constexpr int data_places = 6;

/// A signal as the quote that proves it; `about` says why it stands there (its category, whom it is
/// from).
document::Quote quote(const Signal& signal, std::string about = {});

/// Words cited from a conversation, as a quote.
document::Quote quote(const insight::Citation& cited, std::string about);

/// "Ana Ruiz, 2026-01-14 screen #2 at 00:03:12", for places too narrow for a quote of its own.
std::string citation(const Signal& signal);

/// "by Thursday (2026-01-15)", "2026-01-15" or empty.
std::string due_words(const Commitment& commitment);

/// The text, or missing where there is none.
document::Value or_missing(const std::string& text);

/// `count thing` or `count things`.
std::string counted(std::size_t count, std::string_view thing);

/// A column of text, the usual case.
document::Column text_column(std::string key, std::string title);
document::Column integer_column(std::string key, std::string title);
document::Column date_column(std::string key, std::string title);
/// 0..1, shown as a percentage.
document::Column share_column(std::string key, std::string title);

}  // namespace winloop::app
