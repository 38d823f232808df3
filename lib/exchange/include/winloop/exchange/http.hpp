#pragma once

#include <winloop/base/export.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace winloop::exchange {

/// One request with a JSON body, and how long and how much is waited for.
struct HttpPost {
  std::string url;
  std::string key;  ///< sent as a bearer's; empty: none
  std::string body;
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds stall{120'000};  ///< without a byte in either direction
  std::chrono::milliseconds whole{300'000};
  std::size_t most_reply_bytes = std::size_t{4} << 20U;
  std::string proxy;     ///< for https; empty: none, whatever the environment says
  std::string no_proxy;  ///< hosts that the proxy is not for
};

/// Why no reply came.
enum class HttpFailure {
  none,
  connection,  ///< none could be made, or it broke: another attempt may fare better
  timeout,     ///< the endpoint took too long, or fell silent
  too_large,   ///< the reply has more bytes than may be
  other,       ///< a certificate that does not hold, ...
};

struct HttpReply {
  HttpFailure failure = HttpFailure::none;
  std::string why;  ///< the failure in words
  int status = 0;   ///< 200, ...; 0 where there is none
  std::string body;
  std::optional<std::chrono::seconds> retry_after;  ///< as the endpoint asks
};

/// What sends a request: http_post(), or a stand-in.
using Transport = std::function<HttpReply(const HttpPost&)>;

/// Checks that an endpoint may be sent to: https, or http to this very machine; no user or password
/// in the address. Throws Error(bad_input).
WINLOOP_API void expect_safe_url(const std::string& url);

/// Sends it, by https with a certificate that holds, or by http to this very machine; redirects are
/// not followed. Never throws for what goes wrong on the way. Throws as expect_safe_url().
WINLOOP_API HttpReply http_post(const HttpPost& post);

/// How often, and after which waits, a request is sent again.
struct Retries {
  int most = 4;
  std::chrono::milliseconds first_wait{1000};  ///< doubled each time, up to longest_wait
  std::chrono::seconds longest_wait{60};       ///< an endpoint that asks for more is not waited for
};

/// What waits: the caller's business.
using Wait = std::function<void(std::chrono::milliseconds)>;

/// Sends it, and again where no connection could be made or kept, and after the statuses 429 and
/// 5xx, waiting as the endpoint asks, else ever longer. What took too long is not sent again. Gives
/// the last reply.
WINLOOP_API HttpReply post_with_retries(const HttpPost& post, const Retries& retries,
                                        const Transport& transport, const Wait& wait);

}  // namespace winloop::exchange
