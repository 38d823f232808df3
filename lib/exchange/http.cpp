#include "http_module.hpp"
#include <winloop/base/module.hpp>
#include <winloop/exchange/http.hpp>

namespace winloop::exchange {

namespace {

const HttpModule& http_module() {
  static const auto& module = module_table<HttpModule>("http");
  return module;
}

}  // namespace

void expect_safe_url(const std::string& url) {
  http_module().expect_safe(url);
}

HttpReply http_post(const HttpPost& post) {
  return http_module().post(post);
}

}  // namespace winloop::exchange
