#include "../workbook.hpp"
#include "write.hpp"
#include <winloop/base/module.hpp>

const void* winloop_module() {
  static constexpr winloop::document::WorkbookWriter writer{&winloop::document::write_workbook};
  return &writer;
}
