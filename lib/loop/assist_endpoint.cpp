#include <winloop/base/counted.hpp>
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/assist_endpoint.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::loop {

using exchange::HttpFailure;
using exchange::HttpPost;
using exchange::HttpReply;

namespace {

/// Visible ASCII: nothing that could end a header line, or that a terminal would obey.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

void expect_plain(std::string_view what, std::string_view text) {
  constexpr std::size_t longest = 2000;
  if (text.size() <= longest && is_plain(text)) return;
  throw bad_input(fmt::format(
      "the assistant's {} holds a space, a control character or another that is not ASCII", what));
}

/// What the status says, for people; 200 is none of them.
AssistAnswer answer_of_status(const HttpReply& reply) {
  const auto said = [&](std::string_view words, bool go_on) {
    return AssistAnswer{"", fmt::format("the endpoint answered {}: {}", reply.status, words),
                        go_on};
  };
  switch (reply.status) {
    case 400:
    case 413:
    case 422:
      return said("it does not take this request; too long for the model, perhaps", true);
    case 401:
    case 403:
      return said("it does not let this key in", false);
    case 404:
      return said("it has no such address or model", false);
    case 429:
      if (!reply.retry_after) return said("too many requests", false);
      return said(
          fmt::format("too many requests; it asks to wait {}",
                      counted(static_cast<std::size_t>(reply.retry_after->count()), "second")),
          false);
    default:
      break;
  }
  if (reply.status >= 300 && reply.status < 400)
    return said("redirects are not followed; give the address it names as the url", false);
  return said(reply.status >= 500 ? "it fails" : "expected 200", false);
}

AssistAnswer answer_of(HttpReply reply) {
  constexpr int ok = 200;
  if (reply.failure != HttpFailure::none) {
    return {"", fmt::format("no reply: {}", utf8::visible(reply.why)),
            reply.failure == HttpFailure::too_large};
  }
  if (reply.status != ok) return answer_of_status(reply);
  return {std::move(reply.body), "", true};
}

}  // namespace

std::string assist_url(const AssistSettings& settings) {
  const auto expect = [](bool holds, std::string_view what, std::string_view variable) {
    if (holds) return;
    throw bad_input(
        fmt::format("the assistant is off: no {} is set; set {}, or \"assist:\" in your "
                    "config.yaml (winloop-config(5))",
                    what, variable));
  };
  expect(!settings.url.empty(), "url", "WINLOOP_ASSIST_URL");
  expect(!settings.model.empty(), "model", "WINLOOP_ASSIST_MODEL");
  expect_plain("url", settings.url);
  expect_plain("model", settings.model);
  expect_plain("key", settings.key);
  exchange::expect_safe_url(settings.url);
  if (settings.url.find_first_of("?#") != std::string::npos)
    throw bad_input("the assistant's url holds a query; expected one like https://host/v1");
  constexpr std::string_view path = "/chat/completions";
  auto url = settings.url;
  while (url.ends_with('/')) url.pop_back();
  if (!url.ends_with(path)) url += path;
  return url;
}

AskAssistant assist_endpoint(const AssistSettings& settings, exchange::Transport transport,
                             exchange::Wait wait) {
  HttpPost post;
  post.url = assist_url(settings);
  post.key = settings.key;
  post.connect = settings.connect;
  post.stall = settings.stall;
  post.whole = settings.whole;
  post.most_reply_bytes = settings.most_reply_bytes;
  post.proxy = settings.proxy;
  post.no_proxy = settings.no_proxy;
  const exchange::Retries retries{settings.retries, settings.first_wait, settings.longest_wait};
  return [post, retries, transport = std::move(transport),
          wait = std::move(wait)](const std::string& request) mutable {
    post.body = request;
    return answer_of(exchange::post_with_retries(post, retries, transport, wait));
  };
}

}  // namespace winloop::loop
