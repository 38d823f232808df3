#pragma once

#include <winloop/exchange/http.hpp>

namespace winloop::exchange {

/// See expect_safe_url(): by the parser that the transfer itself goes by.
void expect_safe_by_curl(const std::string& url);

/// See http_post().
HttpReply post_by_curl(const HttpPost& post);

}  // namespace winloop::exchange
