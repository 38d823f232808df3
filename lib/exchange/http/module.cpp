#include "../http_module.hpp"
#include "curl.hpp"
#include <winloop/base/module.hpp>

const void* winloop_module() {
  namespace exchange = winloop::exchange;
  static constexpr exchange::HttpModule functions{&exchange::expect_safe_by_curl,
                                                  &exchange::post_by_curl};
  return &functions;
}
