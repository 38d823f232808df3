#include <winloop/exchange/http.hpp>

#include <algorithm>

namespace winloop::exchange {

namespace {

bool may_pass(const HttpReply& reply) {
  if (reply.failure != HttpFailure::none) return reply.failure == HttpFailure::connection;
  constexpr int too_many_requests = 429;
  return reply.status == too_many_requests || reply.status >= 500;
}

}  // namespace

HttpReply post_with_retries(const HttpPost& post, const Retries& retries,
                            const Transport& transport, const Wait& wait) {
  const std::chrono::milliseconds longest = retries.longest_wait;
  auto next = std::min(retries.first_wait, longest);
  for (int left = retries.most;; --left) {
    auto reply = transport(post);
    if (!may_pass(reply) || left <= 0) return reply;
    if (reply.retry_after && *reply.retry_after > retries.longest_wait) return reply;
    wait(reply.retry_after ? std::chrono::milliseconds(*reply.retry_after) : next);
    next = std::min(next * 2, longest);
  }
}

}  // namespace winloop::exchange
