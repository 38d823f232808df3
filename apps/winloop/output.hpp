#pragma once

#include "session.hpp"
#include <winloop/document/document.hpp>
#include <winloop/document/format.hpp>

namespace winloop::app {

/// The format asked for: --format, else by the ending of -o FILE, else text. Throws Error(usage).
document::Format output_format(const CommonOptions& common);

/// Refuses, before a command does anything, what could not or must not be printed afterwards.
/// Throws Error(usage) for -o FILE where that is a file which a search keeps, for a workbook on a
/// terminal, for a dialect that is none, and for --dialect or --excel where the format is not csv.
void check_output(const Session& session);

/// Writes the document as the common options say: to standard output (through the pager when that
/// is a terminal and the format is text) or, whole or not at all, to the file of -o. The day is
/// added to the document's meta.
void print(document::Document document, const Session& session);

/// Throws as print() would for a format or a --section that the document does not have: for
/// commands that keep something, before they do.
void expect_printable(const document::Document& document, const Session& session);

/// print() for what is true on any day: no day is added.
void print_undated(const document::Document& document, const Session& session);

/// Writes the bytes as they are to where a document would go.
void print_bytes(std::string_view bytes, const Session& session);

/// Words on standard error, as they are. Where they cannot be written, nothing comes of it: what
/// was done is done.
void tell(std::string_view words);

/// A line on standard error: what happened, for the person at the terminal; data goes to standard
/// output only.
void say(std::string_view message);

}  // namespace winloop::app
