#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

namespace winloop::exchange {

struct UrlDeleter {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

/// An address taken apart, and what of it matters here.
struct Address {
  std::unique_ptr<CURLU, UrlDeleter> url;
  bool is_local = false;  ///< this very machine
};

/// Throws Error(bad_input) for an address that may not be sent to.
Address read_address(const std::string& text);

}  // namespace winloop::exchange
