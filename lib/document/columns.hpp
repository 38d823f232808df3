#pragma once

#include "wrap.hpp"

#include <optional>
#include <vector>

namespace winloop::document {

/// What one column of a terminal table needs.
struct ColumnNeed {
  Extent heading;
  Extent cells;
  bool may_shrink = false;  ///< text: its cells may be broken; numbers and dates never are
  int min_width = 0;        ///< wishes of the caller; 0: none
  int max_width = 0;
};

/// A width for each column, together at most `available` (gaps between them not counted). Columns
/// give way in this order: wide headings wrap and wide text wraps at words, then long words break
/// (where all cannot stay whole), then others. Nothing when even that is too wide.
std::optional<std::vector<int>> fit_columns(const std::vector<ColumnNeed>& needs, int available);

}  // namespace winloop::document
