#pragma once

#include <winloop/document/document.hpp>
#include <winloop/document/format.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace winloop::document {

/// Takes the output, in order, in blocks of some 64 KiB, one at a time but not always on the thread
/// that called render(). What it throws comes out of render().
using Sink = std::function<void(std::string_view)>;

struct RenderOptions {
  int width = 80;       ///< of the terminal, in columns; at least 24
  bool color = false;   ///< ANSI colours and weights in text; colour alone never carries meaning
  bool unicode = true;  ///< rules and bars from Unicode's blocks, else ASCII
  std::string generator = {};  ///< "winloop 0.1.0", named in HTML; empty: not named
  std::string about = {};    ///< what the whole belongs to, named at the head of HTML; may be empty
  std::string section = {};  ///< the table that csv, tsv and ndjson write when there are several
  Dialect dialect = Dialect::standard;  ///< of csv
  bool byte_order_mark = false;         ///< at the front of csv, for spreadsheets that guess
};

/// Writes the document; nothing is kept between calls.
///
/// - text: for a terminal of `width` columns, never exceeded; what a terminal would obey is spelled
///   out.
/// - md: GitHub-flavoured Markdown in which text cannot start markup.
/// - html: one self-contained page, no network; its style, and the script of a page on which a bar
///   can be tried (calibrator.hpp), are allowed by their hashes alone.
/// - csv: RFC 4180 but for line ends, which are single line feeds: scripts want them and
///   spreadsheets take both. Text that a spreadsheet would evaluate is guarded by an apostrophe
///   (base/formula.hpp). An empty cell is missing, `""` an empty text.
/// - tsv: for scripts: a line a row, no quoting; tab, line feed, carriage return, backslash and
///   other controls in text as `\t`, `\n`, `\r`, `\\`, `\x1b`, bidirectional controls as `\u202e`.
/// - json: one object: "format_version", "kind", "title", the meta fields, then the blocks (see
///   Heading). Tables are arrays of objects, unknown is null, dates are ISO 8601.
/// - ndjson: one row object a line.
///
/// - xlsx: a workbook (Office Open XML) with a sheet a table, tables of one name and one shape
///   together on one, with the heading that each stands under; one of the quotes; one of the
///   document's fields. Numbers, dates and truths are what they are, text is never a formula.
/// - eml: the document's letter (letter.hpp).
///
/// Throws Error(usage) for eml where there is no letter, when csv, tsv or ndjson find no table,
/// several without `section`, or none of that name, and for more rows than a sheet holds.
WINLOOP_API void render(const Document& document, Format format, const RenderOptions& options,
                        const Sink& sink);

/// Throws as render() would for a format that the document does not have and for the choice of a
/// table: to know before anything is done that could not be shown.
WINLOOP_API void expect_renderable(const Document& document, Format format,
                                   const RenderOptions& options);

/// render() into one string, for what is known to be small.
WINLOOP_API std::string render_to_string(const Document& document, Format format,
                                         const RenderOptions& options = {});

/// Names of what csv, tsv and ndjson could write, tables and named bar charts, in the document's
/// order. Tables of one name and one shape are written as one, as a sheet of xlsx holds them: with
/// a first column `under`, the heading that each row stands under.
WINLOOP_API std::vector<std::string> table_names(const Document& document);

}  // namespace winloop::document
