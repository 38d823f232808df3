#include "traits.hpp"

#include <winloop/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <cctype>

namespace winloop::exchange {

namespace {

/// Mailboxes that anybody can have: the same domain says nothing.
constexpr std::array<std::string_view, 22> public_mailboxes{
    "aol.com",     "free.fr",     "gmail.com",      "gmx.at",      "gmx.ch",   "gmx.de",
    "gmx.net",     "hotmail.com", "icloud.com",     "laposte.net", "live.com", "mac.com",
    "mail.com",    "me.com",      "orange.fr",      "outlook.com", "pm.me",    "proton.me",
    "t-online.de", "web.de",      "googlemail.com", "yahoo.com"};

std::string joined(const Words& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// Folded, without a `+tag`.
std::string email_key(std::string_view email) {
  auto key = utf8::fold(email);
  const auto at = key.find('@');
  const auto plus = key.find('+');
  if (plus != std::string::npos && plus > 0 && plus < at) key.erase(plus, at - plus);
  return key;
}

/// Empty for a public mailbox. Expects an email_key().
std::string own_domain(std::string_view email) {
  const auto at = email.rfind('@');
  if (at == std::string_view::npos) return {};
  const auto domain = email.substr(at + 1);
  const bool anybodys =
      std::find(public_mailboxes.begin(), public_mailboxes.end(), domain) != public_mailboxes.end();
  return std::string(anybodys ? std::string_view() : domain);
}

}  // namespace

Words words_of(std::string_view name) {
  Words words(1);
  for (const char c : utf8::fold(name)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string in_any_order(Words words) {
  std::sort(words.begin(), words.end());
  return joined(words);
}

Traits traits_of(const Candidate& candidate) {
  Traits traits;
  auto words = words_of(candidate.name);
  traits.name = joined(words);
  traits.name_in_any_order = in_any_order(std::move(words));
  if (!candidate.email.empty()) traits.email = email_key(candidate.email);
  traits.domain = own_domain(traits.email);
  return traits;
}

}  // namespace winloop::exchange
