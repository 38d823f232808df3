#pragma once

#include <winloop/base/counted.hpp>
#include <winloop/document/document.hpp>
#include <winloop/insight/heard.hpp>
#include <winloop/model/candidate.hpp>
#include <winloop/model/commitment.hpp>
#include <winloop/model/signal.hpp>

#include <memory>
#include <string>
#include <vector>

namespace winloop::app {

/// The candidates' names by their ids, with the id after a name that two of them have.
std::shared_ptr<const document::Labels> names_of(const std::vector<Candidate>& candidates);

/// Lets people read names in the columns `candidate` and `removed` of a document's tables; data
/// keeps the ids.
void say_names(document::Document& document, const std::vector<Candidate>& candidates);

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

/// As many whole words from its beginning as take `columns` columns, an ellipsis after them where
/// that is not all; in one line.
std::string first_words(std::string_view text, int columns);

/// "118,000": an amount of money as people read it, in whole units. Data holds the plain number.
std::string money(double amount);

/// "118000": as a program reads it.
std::string plain_money(double amount);

/// Money as its reader reads it: money() or plain_money().
using Money = std::string (*)(double amount);

/// "115,000 to 118,000 EUR"; one figure where both are the same; the currency where it is known.
std::string money_words(double low, double high, std::string_view currency, Money written = &money);

/// "offer for 3 days", "offer since today".
std::string stage_words(std::string_view stage, int days);

/// A column of text, the usual case.
document::Column text_column(std::string key, std::string title);
document::Column integer_column(std::string key, std::string title);
document::Column date_column(std::string key, std::string title);
/// 0..1, shown as a percentage.
document::Column share_column(std::string key, std::string title);

}  // namespace winloop::app
