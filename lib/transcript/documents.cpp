#include "documents.hpp"

#include <winloop/base/module.hpp>

namespace winloop::transcript {

const DocumentReaders& document_readers() {
  static const auto& readers = module_table<DocumentReaders>("documents");
  return readers;
}

}  // namespace winloop::transcript
