#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace winloop {

/// The endpoint that the user lets the assistant ask, and how long they wait for it.
struct AssistSettings {
  std::string url;                             ///< as given: of the API, or of its chat/completions
  std::string model;                           ///< as the endpoint names it
  std::string key;                             ///< empty: none is sent
  std::chrono::milliseconds connect{10'000};   ///< until the connection stands
  std::chrono::milliseconds stall{120'000};    ///< without a byte in either direction
  std::chrono::milliseconds whole{300'000};    ///< for one request and its reply
  int retries = 4;                             ///< after the first attempt
  std::chrono::milliseconds first_wait{1000};  ///< before the first retry; doubled each time
  std::chrono::seconds longest_wait{60};       ///< that an endpoint may ask for
  std::size_t most_reply_bytes = std::size_t{4} << 20U;
  std::string proxy;     ///< for https; empty: none
  std::string no_proxy;  ///< hosts that the proxy is not for, comma-separated
};

}  // namespace winloop
