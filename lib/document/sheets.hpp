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
  bool is_chart = false;
};

/// The tables that share a sheet: all of one name and with the same columns. There is at least one.
struct SheetPlan {
  std::vector<SheetPart> parts = {};

  /// Whether a first column says under which heading each row stands.
  [[nodiscard]] bool names_headings() const { return parts.size() > 1; }
};

/// The tables and named bar charts of a document that are not for people alone, in their order.
std::vector<SheetPlan> plan_tables(const Document& document);

/// The sheets of a document: these, then its quotes.
std::vector<SheetPlan> plan_sheets(const Document& document);

/// The rows of all parts as one table; of more than one, with a first column `under`.
Table joined(const SheetPlan& plan);

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
