#include "address.hpp"

#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::exchange {

namespace {

/// A part of the address; empty when it has none.
std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK || text == nullptr) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

/// localhost, or an address of this machine in digits: a name that only begins so does not count.
bool is_this_machine(std::string host) {
  // Not folded: other digits than ASCII's would become such.
  for (char& c : host) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (host == "localhost" || host == "[::1]") return true;
  const bool digits = std::all_of(host.begin(), host.end(),
                                  [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
  return digits && host.starts_with("127.") && std::count(host.begin(), host.end(), '.') == 3;
}

[[noreturn]] void refuse_address(const std::string& text, std::string_view why) {
  throw bad_input(fmt::format("the assistant's url \"{}\" {}", utf8::visible(text), why));
}

}  // namespace

Address read_address(const std::string& text) {
  Address address{std::unique_ptr<CURLU, UrlDeleter>(curl_url()), false};
  if (!address.url) throw std::bad_alloc();
  if (curl_url_set(address.url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
    refuse_address(text, "is no address; expected one like https://host/v1");
  auto* url = address.url.get();
  // Before the address is shown anywhere: what stands there is a secret.
  if (!part_of(url, CURLUPART_USER).empty() || !part_of(url, CURLUPART_PASSWORD).empty())
    throw bad_input("the assistant's url holds a user or a password; give the key as the key");
  address.is_local = is_this_machine(part_of(url, CURLUPART_HOST));
  const auto scheme = part_of(url, CURLUPART_SCHEME);
  if (scheme == "http" && !address.is_local)
    refuse_address(text, "is not encrypted; expected https (http only to this very machine)");
  if (scheme != "http" && scheme != "https")
    refuse_address(text, "is neither https nor http to this very machine");
  return address;
}

}  // namespace winloop::exchange
