#pragma once

#include <winloop/document/document.hpp>
#include <winloop/insight/answered.hpp>
#include <winloop/insight/argument.hpp>
#include <winloop/insight/commitments.hpp>
#include <winloop/insight/contact.hpp>
#include <winloop/insight/hesitations.hpp>
#include <winloop/insight/losses.hpp>
#include <winloop/insight/next_step.hpp>
#include <winloop/insight/tension.hpp>

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace winloop::app {

/// The words in which several commands show the same finding.

/// "spoken with 3 days ago (2026-02-27 checkin #24)", "never spoken with", "quiet for 30 days:
/// ...".
std::string silence_words(const insight::Silence& silence);

/// What the record can tell of an answer: "not taken up again ...", "kept: ...", "said again: ...";
/// with a promise that was kept beside it.
std::string answer_words(const insight::Hesitation& hesitation);

/// "no answer seen", "no answer seen; came up again on 2026-02-25 offer #28, ...".
std::string question_words(const insight::OpenQuestion& open);

/// "Duarte Simas, overdue by 6 days: the reason".
std::string step_words(const insight::NextStep& step);

/// Promises as a table named `name`.
document::Table promises_table(std::string name, std::string title,
                               std::span<const insight::Promise> promises);

/// Whether people see some words on a page; data holds all.
using Shown = std::function<bool(std::string_view words)>;

/// The argument, part by part, its quotes with where they were said; or a note that there is none
/// and how to write one. Of the quotes that were captured people see those that `shown` names.
void add_argument(
    document::Document& document, const insight::OurArgument& argument,
    const std::string& candidate, const Shown& shown = [](std::string_view) { return true; });

/// "and 4 more", then `what`, for people, where a page has left some out.
void add_left_out(document::Document& document, std::size_t count, std::string_view what);

/// What was written down of a loss: the reason stated beside the one diagnosed, with the words that
/// show it and where they were said; or a note that there is none and how to write one.
void add_autopsy(document::Document& document, const insight::Loss& loss, document::Show show);

/// One quote a signal, each with its category.
void add_quotes(document::Document& document, const std::vector<Signal>& signals);

/// Signals as a table for data formats.
document::Table signals_table(std::string name, const std::vector<Signal>& signals);

}  // namespace winloop::app
