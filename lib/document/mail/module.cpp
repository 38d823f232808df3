#include "../mail.hpp"
#include "compose.hpp"
#include <winloop/base/module.hpp>

const void* winloop_module() {
  static constexpr winloop::document::MailWriter writer{&winloop::document::compose};
  return &writer;
}
