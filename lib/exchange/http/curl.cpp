#include "curl.hpp"

#include "address.hpp"
#include <winloop/base/error.hpp>

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <new>

namespace winloop::exchange {

namespace {

struct EasyDeleter {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct ListDeleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;
using List = std::unique_ptr<curl_slist, ListDeleter>;

/// What a transfer brings, within bounds.
struct Incoming {
  std::string body;
  std::size_t most = 0;
  std::size_t head = 0;  ///< bytes of header lines so far
  bool too_large = false;
};

constexpr std::size_t most_head_bytes = std::size_t{64} << 10U;

/// Taking fewer bytes than are given breaks the transfer off.
std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* into) {
  auto& incoming = *static_cast<Incoming*>(into);
  const auto got = size * count;
  incoming.too_large = got > incoming.most - incoming.body.size();
  if (incoming.too_large) return 0;
  incoming.body.append(bytes, got);
  return got;
}

std::size_t take_head(char*, std::size_t size, std::size_t count, void* into) {
  auto& incoming = *static_cast<Incoming*>(into);
  incoming.head += size * count;
  incoming.too_large = incoming.head > most_head_bytes;
  return incoming.too_large ? 0 : size * count;
}

/// Tells when nothing has moved for too long. curl's own measure of it is an average over seconds.
struct Silence {
  CURL* curl = nullptr;
  curl_off_t longest = 0;  ///< microseconds
  curl_off_t moved = 0;    ///< bytes so far
  curl_off_t since = 0;    ///< of the transfer's own time
  bool too_long = false;
};

/// Called about once a second, and whenever something has moved; not 0 breaks the transfer off.
int watch(void* on, curl_off_t, curl_off_t down, curl_off_t, curl_off_t up) {
  auto& silence = *static_cast<Silence*>(on);
  curl_off_t now = 0;
  curl_easy_getinfo(silence.curl, CURLINFO_TOTAL_TIME_T, &now);
  if (down + up != silence.moved) {
    silence.moved = down + up;
    silence.since = now;
  }
  silence.too_long = now - silence.since > silence.longest;
  return silence.too_long ? 1 : 0;
}

template <typename Value>
void set(CURL* curl, CURLoption option, Value value) {
  if (curl_easy_setopt(curl, option, value) != CURLE_OK)
    throw Error(ErrorKind::storage,
                "libcurl lacks what is asked of it; it is older than the one that this winloop was "
                "built for");
}

List headers_of(const HttpPost& post) {
  List list;
  const auto add = [&list](const std::string& line) {
    auto* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    (void)list.release();
    list.reset(longer);
  };
  add("Content-Type: application/json");
  add("Accept: application/json");
  add("Expect:");  // no round of asking whether the body may be sent
  if (!post.key.empty()) add(fmt::format("Authorization: Bearer {}", post.key));
  return list;
}

/// Where it goes and on what terms.
void set_route(CURL* curl, const Address& address, const HttpPost& post) {
  set(curl, CURLOPT_CURLU, address.url.get());
  set(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  set(curl, CURLOPT_FOLLOWLOCATION, 0L);
  set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  // Said in any case: else libcurl looks at the environment by itself.
  set(curl, CURLOPT_PROXY, address.is_local ? "" : post.proxy.c_str());
  set(curl, CURLOPT_NOPROXY, post.no_proxy.c_str());
  set(curl, CURLOPT_NOSIGNAL, 1L);
}

void set_bounds(CURL* curl, const HttpPost& post, Incoming& incoming, Silence& silence) {
  silence.curl = curl;
  silence.longest = std::chrono::microseconds(post.stall).count();
  set(curl, CURLOPT_NOPROGRESS, 0L);
  set(curl, CURLOPT_XFERINFOFUNCTION, &watch);
  set(curl, CURLOPT_XFERINFODATA, &silence);
  set(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(post.connect.count()));
  set(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(post.whole.count()));
  set(curl, CURLOPT_WRITEFUNCTION, &take_body);
  set(curl, CURLOPT_WRITEDATA, &incoming);
  set(curl, CURLOPT_HEADERFUNCTION, &take_head);
  set(curl, CURLOPT_HEADERDATA, &incoming);
}

bool is_sent(CURL* curl) {
  long bytes = 0;
  curl_easy_getinfo(curl, CURLINFO_REQUEST_SIZE, &bytes);
  return bytes > 0;
}

HttpFailure failure_of(CURL* curl, CURLcode code, const Incoming& incoming) {
  if (incoming.too_large) return HttpFailure::too_large;
  switch (code) {
    case CURLE_OK:
      return HttpFailure::none;
    case CURLE_ABORTED_BY_CALLBACK:
    case CURLE_OPERATION_TIMEDOUT:
      return is_sent(curl) ? HttpFailure::timeout : HttpFailure::connection;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return HttpFailure::connection;
    default:
      return HttpFailure::other;
  }
}

HttpReply reply_of(CURL* curl, CURLcode code, const char* words, Incoming& incoming) {
  HttpReply reply;
  reply.failure = failure_of(curl, code, incoming);
  if (reply.failure == HttpFailure::too_large) {
    reply.why = fmt::format("the reply is larger than {} KiB", incoming.most >> 10U);
  } else if (reply.failure != HttpFailure::none) {
    reply.why = *words != '\0' ? words : curl_easy_strerror(code);
  }
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  reply.status = static_cast<int>(status);
  curl_off_t after = 0;
  curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &after);
  if (after > 0) reply.retry_after = std::chrono::seconds(after);
  if (reply.failure == HttpFailure::none) reply.body = std::move(incoming.body);
  return reply;
}

}  // namespace

void expect_safe_by_curl(const std::string& url) {
  (void)read_address(url);
}

HttpReply post_by_curl(const HttpPost& post) {
  static std::once_flag started;
  std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const auto address = read_address(post.url);
  const auto headers = headers_of(post);
  const Easy easy(curl_easy_init());
  if (!easy) throw std::bad_alloc();
  auto* curl = easy.get();
  Incoming incoming;
  incoming.most = post.most_reply_bytes;
  std::array<char, CURL_ERROR_SIZE> words{};
  set(curl, CURLOPT_ERRORBUFFER, words.data());
  set_route(curl, address, post);
  Silence silence;
  set_bounds(curl, post, incoming, silence);
  set(curl, CURLOPT_HTTPHEADER, headers.get());
  set(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(post.body.size()));
  set(curl, CURLOPT_POSTFIELDS, post.body.c_str());
  const auto code = curl_easy_perform(curl);
  auto reply = reply_of(curl, code, words.data(), incoming);
  if (silence.too_long)
    reply.why =
        fmt::format("nothing came for {} ms, and the transfer was broken off", post.stall.count());
  return reply;
}

}  // namespace winloop::exchange
