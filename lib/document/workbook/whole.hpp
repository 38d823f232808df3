#pragma once

#include <string>

namespace winloop::document {

/// Throws Error(storage) when a sheet of the workbook at `path` has no end: the library writes each
/// to a temporary file first, and takes what a full disk left of it for the whole.
void demand_whole_sheets(const std::string& path);

}  // namespace winloop::document
