#pragma once

#include <winloop/exchange/candidates.hpp>
#include <winloop/exchange/duplicates.hpp>
#include <winloop/loop/workspace.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::loop {

/// What a row of the sheet will do.
enum class RowEffect { add, update, unchanged };

/// What the words of a sheet mean, where they are not winloop's own.
struct SheetMeaning {
  std::map<std::string, std::string> columns;  ///< heading -> field, see exchange::read_candidates
  std::map<std::string, std::string> stages;   ///< another system's word -> a stage of the search
};

struct PlannedRow {
  int line = 0;
  RowEffect effect = RowEffect::add;
  Candidate candidate;      ///< as they will be stored
  std::string other_stage;  ///< the sheet's, where it is not the one that the person stays at
};

/// A spreadsheet held against the record: what each column became, what each row will do.
struct ImportPlan {
  exchange::CandidateSheet sheet;
  std::vector<PlannedRow> rows;
  std::vector<exchange::LikelyDuplicate>
      duplicates;  ///< by the index of the sheet's rows; flagged, never merged
};

/// The sheet as UTF-8: from `encoding` (iconv's names) where that is not empty, from UTF-16 or
/// UTF-32 where a byte order mark says so, else the bytes as they are. Throws Error(bad_input) for
/// an encoding that is not known or bytes that are not in it.
WINLOOP_API std::string sheet_text(std::string_view bytes, std::string_view file_name,
                                   std::string_view encoding);

/// Reads a spreadsheet of candidates, in UTF-8. A row is somebody who is known when its id, or else
/// its e-mail address, is theirs; the sheet's cells that are not empty then replace what is known
/// (their stage is left alone and the sheet's named: moves are made on purpose). A row without an
/// id that has the address of somebody who does not go by its name is an error. A new person's id
/// is made from the name, with -2, -3, ... when it is taken or no file name could say it; an id of
/// the sheet that none could say is an error, as is a stage that is neither the search's nor in
/// `meaning`. Throws Error(bad_input) for a sheet that cannot be read, or with every row that is
/// wrong, line by line; and what current_spec() throws, as a heading that a rule of spec.yaml asks
/// about becomes that fact.
WINLOOP_API ImportPlan plan_import(const Workspace& workspace, std::string_view bytes,
                                   std::string_view file_name, const SheetMeaning& meaning,
                                   Date on);

/// Plans it with the record held, and stores what was planned, all of it or nothing. `show` is
/// called before it is: where that throws, nothing is stored.
WINLOOP_API ImportPlan import_candidates(Workspace& workspace, std::string_view bytes,
                                         std::string_view file_name, const SheetMeaning& meaning,
                                         Date on,
                                         const std::function<void(const ImportPlan&)>& show = {});

}  // namespace winloop::loop
