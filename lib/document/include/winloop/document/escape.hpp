#pragma once

#include <winloop/base/export.hpp>
#include <winloop/document/quote.hpp>

#include <span>
#include <string>
#include <string_view>

/// One function a format, through which every piece of text goes that a document holds. Any bytes
/// may come in; what comes out is valid UTF-8 without control characters (other than those named)
/// and without bidirectional controls: they are spelled as utf8::visible spells them.
namespace winloop::document {

/// HTML text and attribute values. Line feeds and tabs stay; CR LF becomes a line feed. `marks`,
/// for text alone, become `mark` elements.
WINLOOP_API std::string escape_html(std::string_view text, std::span<const Mark> marks = {});

/// Markdown (CommonMark with GitHub's tables, autolinks and mathematics) in which nothing is
/// markup. (GitHub still makes links of e-mail addresses; it has no way to say otherwise.) Line
/// feeds become hard breaks: `<br>` with `in_cell`, else a backslash and a line feed followed by
/// `prefix` (the `> ` of a quotation, the indent of a list). `marks` become bold: they begin and
/// end with a letter or digit, beside which `**` always opens and closes; one over a line's end
/// stays.
WINLOOP_API std::string escape_markdown(std::string_view text, bool in_cell = false,
                                        std::string_view prefix = {},
                                        std::span<const Mark> marks = {});

/// A text field of a CSV file, quoted where it must be, guarded where a spreadsheet would evaluate
/// it. Tabs, line feeds and carriage returns stay, inside the quotes.
WINLOOP_API std::string escape_csv(std::string_view text, char separator = ',');

/// Whether escape_csv would give the text back as it is; the quick way for most.
WINLOOP_API bool is_plain_csv(std::string_view text, char separator = ',');

/// A field of a TSV file, no control character left.
WINLOOP_API std::string escape_tsv(std::string_view text);

/// The text of a workbook's cell: no more than the 32,767 characters that spreadsheets take, cut
/// with a mark at its end; no code point that XML lacks; no `_x202e_`, which they would decode.
/// Line feeds and tabs stay. It needs no guard against evaluation: a cell says that it holds text.
WINLOOP_API std::string escape_workbook(std::string_view text);

/// JSON text, already serialised, made safe to show: DEL, C1 and bidirectional controls inside its
/// strings become \u escapes, which changes no value.
WINLOOP_API std::string escape_json(std::string serialised);

/// The same, to stand inside an HTML `script` element of type application/json: no `<`, `>` or `&`
/// is left, so that nothing ends the element or starts a comment in it.
WINLOOP_API std::string escape_script_json(std::string serialised);

}  // namespace winloop::document
