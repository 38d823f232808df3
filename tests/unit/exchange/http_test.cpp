#include "support.hpp"
#include <winloop/exchange/http.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace winloop;
using exchange::HttpFailure;
using exchange::HttpReply;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

HttpReply with_status(int status, std::optional<seconds> after = {}) {
  HttpReply reply;
  reply.status = status;
  reply.retry_after = after;
  return reply;
}

HttpReply failed(HttpFailure failure) {
  HttpReply reply;
  reply.failure = failure;
  return reply;
}

/// What post_with_retries() did with replies that come one after another, the last one always.
struct Tried {
  int attempts = 0;
  std::vector<long> waits;  ///< in milliseconds
  HttpReply last;
};

Tried try_with(std::vector<HttpReply> replies, exchange::Retries retries = {}) {
  Tried tried;
  tried.last = exchange::post_with_retries(
      {}, retries,
      [&](const exchange::HttpPost&) {
        const auto at =
            std::min<std::size_t>(static_cast<std::size_t>(tried.attempts++), replies.size() - 1);
        return replies[at];
      },
      [&](milliseconds wait) { tried.waits.push_back(static_cast<long>(wait.count())); });
  return tried;
}

std::string address_refused(const std::string& url) {
  return test::refusal([&] { exchange::expect_safe_url(url); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(http)

BOOST_AUTO_TEST_CASE(waits_double_and_are_the_same_each_time) {
  const auto tried = try_with({with_status(503)}, {6, milliseconds(1000), seconds(10)});
  BOOST_TEST(tried.attempts == 7);
  BOOST_TEST((tried.waits == std::vector<long>{1000, 2000, 4000, 8000, 10'000, 10'000}));
  BOOST_TEST(tried.last.status == 503);
}

BOOST_AUTO_TEST_CASE(what_may_pass_is_tried_again_and_nothing_else) {
  for (const int status : {429, 500, 502, 503, 529})
    BOOST_TEST(try_with({with_status(status), with_status(200)}).attempts == 2, status);
  for (const int status : {200, 301, 400, 401, 404, 413})
    BOOST_TEST(try_with({with_status(status)}).attempts == 1, status);
  BOOST_TEST(try_with({failed(HttpFailure::connection), with_status(200)}).attempts == 2);
  for (const auto failure : {HttpFailure::timeout, HttpFailure::too_large, HttpFailure::other})
    BOOST_TEST(try_with({failed(failure)}).attempts == 1);
  BOOST_TEST(try_with({with_status(500)}, {0, milliseconds(1), seconds(1)}).attempts == 1);
}

BOOST_AUTO_TEST_CASE(the_endpoint_says_how_long_up_to_a_bound) {
  const auto asked = try_with({with_status(429, seconds(7)), with_status(200)});
  BOOST_TEST((asked.waits == std::vector<long>{7000}));
  const auto too_long = try_with({with_status(429, seconds(61))});
  BOOST_TEST(too_long.attempts == 1);
  BOOST_TEST(too_long.waits.empty());
}

BOOST_AUTO_TEST_CASE(only_encrypted_or_to_this_machine) {
  for (const auto* url :
       {"https://api.example/v1", "https://api.example:8443/", "http://127.0.0.1:8080/v1",
        "http://localhost/v1", "http://[::1]:11434/v1", "HTTP://LOCALHOST/v1"})
    BOOST_CHECK_NO_THROW(exchange::expect_safe_url(url));
  for (const auto* url : {"http://api.example/v1", "http://127.0.0.1.api.example/",
                          "http://localhost.example/", "http://10.0.0.1/", "http://0.0.0.0/"})
    BOOST_TEST(test::says(address_refused(url), "not encrypted"));
  for (const auto* url : {"ftp://localhost/", "file:///etc/passwd", "gopher://127.0.0.1/"})
    BOOST_TEST(test::says(address_refused(url), "neither https nor http"));
  for (const auto* url : {"https://me:hush@api.example/", "http://localhost@api.example/"}) {
    BOOST_TEST(test::says(address_refused(url), "a user or a password"));
    BOOST_TEST(address_refused(url).find("hush") == std::string::npos);
  }
  BOOST_TEST(test::says(address_refused("api.example/v1"), "no address"));
}

BOOST_AUTO_TEST_CASE(nobody_listening_is_a_failed_connection) {
  exchange::HttpPost post;
  post.url = "http://127.0.0.1:9/v1";  // discard: served nowhere any more
  post.body = "{}";
  const auto reply = exchange::http_post(post);
  BOOST_TEST((reply.failure == HttpFailure::connection));
  BOOST_TEST(!reply.why.empty());
}

BOOST_AUTO_TEST_SUITE_END()
