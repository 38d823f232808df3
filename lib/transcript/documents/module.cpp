#include "../documents.hpp"
#include "readers.hpp"
#include <winloop/base/module.hpp>

const void* winloop_module() {
  namespace transcript = winloop::transcript;
  static constexpr transcript::DocumentReaders readers{
      &transcript::read_pdf,  &transcript::read_docx, &transcript::read_email,
      &transcript::read_mbox, &transcript::mail_of,   &transcript::attachment_of};
  return &readers;
}
