#pragma once

#include <winloop/document/document.hpp>

#include <set>
#include <string>
#include <vector>

namespace winloop::document {

/// A table and the heading that it stands under.
struct SheetPart {
  std::string under = {};
  Table table = {};
};

/// The tables that share a sheet: all of one name and with the same columns. There is at least one.
struct SheetPlan {
  std::vector<SheetPart> parts = {};

  /// Whether a first column says under which heading each row stands.
  [[nodiscard]] bool names_headings() const { return parts.size() > 1; }
};

/// The sheets of a document: its tables and named bar charts in their order, then its quotes.
/// Blocks that are for people alone are left out, as csv leaves them out.
std::vector<SheetPlan> plan_sheets(const Document& document);

/// The document's title, meta fields and fields outside of repeated sections, a row each.
std::vector<Field> about_fields(const Document& document);

/// Names of sheets as spreadsheets take them: at most 31 characters, none of `[]:*?/\`, no
/// apostrophe at either end, not `History`, none twice whatever the case.
class SheetNames {
 public:
  std::string unique(std::string_view wish);

 private:
  std::set<std::string> taken_{"history"};
};

}  // namespace winloop::document
