#pragma once

#include <winloop/exchange/http.hpp>

namespace winloop::exchange {

/// What the module `http` (the folder of that name) does with libcurl.
struct HttpModule {
  void (*expect_safe)(const std::string& url);
  HttpReply (*post)(const HttpPost& post);
};

}  // namespace winloop::exchange
