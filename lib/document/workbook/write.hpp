#pragma once

#include "../workbook.hpp"

namespace winloop::document {

/// See WorkbookWriter.
void write_workbook(const Workbook& workbook, const Sink& sink);

}  // namespace winloop::document
