#pragma once

#include <winloop/base/export.hpp>
#include <winloop/base/names.hpp>
#include <winloop/model/candidate.hpp>

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace winloop::exchange {

/// What a column of a spreadsheet can become.
enum class SheetField {
  id,
  name,
  first_name,
  last_name,
  email,
  source,
  stage,
  aliases,
  fact,
  ignored,
};

}  // namespace winloop::exchange

namespace winloop {

template <>
struct Names<exchange::SheetField> {
  static constexpr std::string_view what = "field";
  static constexpr std::array<std::pair<exchange::SheetField, std::string_view>, 10> all{{
      {exchange::SheetField::id, "id"},
      {exchange::SheetField::name, "name"},
      {exchange::SheetField::first_name, "first-name"},
      {exchange::SheetField::last_name, "last-name"},
      {exchange::SheetField::email, "email"},
      {exchange::SheetField::source, "source"},
      {exchange::SheetField::stage, "stage"},
      {exchange::SheetField::aliases, "aliases"},
      {exchange::SheetField::fact, "fact"},
      {exchange::SheetField::ignored, "ignore"},
  }};
};

}  // namespace winloop

namespace winloop::exchange {

/// What one column became.
struct SheetColumn {
  std::string heading;  ///< as in the file, trimmed
  SheetField field = SheetField::ignored;
  std::string fact;    ///< the fact's name, for SheetField::fact
  std::string reason;  ///< why it is ignored; empty otherwise
};

/// `email`, `fact:years`, `ignore`: the words of --map.
WINLOOP_API std::string to_string(const SheetColumn& column);

/// One person as a row tells. Of the candidate, what the sheet does not say is empty; the stage is
/// as written, not yet one of the search's. The id is as slug() makes it, or empty. The name may be
/// empty in a row that has an id or an e-mail address to be known by.
struct SheetRow {
  int line = 0;  ///< where the row begins, from 1
  Candidate candidate;
};

/// A row that was not taken, and why.
struct RowError {
  int line = 0;
  std::string heading;   ///< the column; empty when the row as a whole is off
  std::string found;     ///< the cell's text, or what the row is
  std::string expected;  ///< with the fix
};

/// `column "Email": found "ana", expected an e-mail address`; the caller adds file and line.
WINLOOP_API std::string to_string(const RowError& error);

/// A cell that stayed words in a column of numbers, or of what a rule asks for as a number: no such
/// rule knows it.
struct KeptWords {
  int line = 0;
  std::string heading;
  std::string text;
};

/// A spreadsheet of candidates, read.
struct CandidateSheet {
  std::string file;
  char delimiter = ',';
  std::vector<SheetColumn> columns;   ///< in the file's order
  std::vector<SheetRow> rows;         ///< in the file's order, those with errors not among them
  std::vector<RowError> errors;       ///< in the file's order
  std::vector<KeptWords> kept_words;  ///< in the order of the lines
};

/// Whether a heading names what must never reach a score (age, gender, ...); the words for that are
/// the caller's.
using IsProtected = std::function<bool(std::string_view heading)>;

/// A fact that a rule of the bar is about.
struct AskedFact {
  std::string name;
  bool as_number = false;  ///< words are not known to the rule
};

/// Reads candidates from CSV (see read_csv for what that may be). The first row holds headings:
/// usual ones, in English, German and French and as Greenhouse, Lever and the warehouses export
/// them, are recognised; any other single short word becomes a fact of that name; the rest is
/// ignored with the reason, as is what `is_protected` knows, unless asked for. A heading that reads
/// as one of `facts_asked_for` (`Notice weeks`, notice_weeks) is that fact, whatever it is usually.
///
/// `column_to_field` overrides: heading (exact, or without regard to case and accents) -> `id`,
/// `name`, `first-name`, `last-name`, `email`, `source`, `stage`, `aliases`, `fact:NAME`, `ignore`.
///
/// A whole name that begins with the family name, `Smith, Jane`, is turned round; `King, Jr.` is
/// not. Facts that are numbers become numbers, with spaces between thousands (`1 200`) too. In a
/// sheet separated by semicolons a decimal comma counts, and with it points between thousands;
/// `1.200` is an error there when no other number says what a point means. In one separated by
/// commas `1,200` is 1200. What would not come back as written
/// (`007`, twenty digits) stays words, as do phone numbers. The same id twice, or the same address
/// without an id for each, is an error: people must be told apart. Cells neutralised for
/// spreadsheets are restored. Rows of empty cells are passed over.
///
/// Throws Error(bad_input) for a file that is not CSV, has no row, no column to know a person by,
/// or for a column or a field in `column_to_field` that does not exist.
WINLOOP_API CandidateSheet read_candidates(
    std::string_view bytes, std::string_view file_name,
    const std::map<std::string, std::string>& column_to_field = {},
    const IsProtected& is_protected = {}, const std::vector<AskedFact>& facts_asked_for = {});

}  // namespace winloop::exchange
