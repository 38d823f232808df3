#include "amount_tokens.hpp"

#include <winloop/base/utf8.hpp>

#include <array>
#include <charconv>
#include <utility>

namespace winloop::insight::amounts {

namespace {

using namespace std::string_view_literals;

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> currency_signs{{
    {"€", "EUR"},
    {"£", "GBP"},
    {"₹", "INR"},
    {"¥", "JPY"},
    {"$", "$"},
}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Bytes past ASCII are letters here (`руб`), but for the signs that are looked for before.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

class Tokeniser {
 public:
  explicit Tokeniser(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) next();
    return std::move(tokens_);
  }

 private:
  void next() {
    if (is_digit(peek())) return number();
    if (sign() || dash()) return;
    if (is_letter(peek())) return word();
    switch (peek()) {
      case ',':
        add(Token::Kind::comma, ",");
        break;
      case '%':
        add(Token::Kind::percent, "%");
        break;
      case '.':
      case ';':
      case '!':
      case '?':
      case ':':
        add(Token::Kind::stop, ".");
        break;
      case '/':
        add(Token::Kind::word, "per");
        break;
      default:
        break;
    }
    ++at_;
  }

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void add(Token::Kind kind, std::string_view text) {
    tokens_.push_back({kind, std::string(text)});
  }

  bool sign() {
    for (const auto& [sign, code] : currency_signs) {
      if (!text_.substr(at_).starts_with(sign)) continue;
      add(Token::Kind::currency, code);
      at_ += sign.size();
      return true;
    }
    return false;
  }

  bool dash() {
    for (const auto dash : {"-"sv, "–"sv, "—"sv}) {
      if (!text_.substr(at_).starts_with(dash)) continue;
      const bool joins_letters = dash == "-" && at_ > 0 && is_letter(text_[at_ - 1]) &&
                                 at_ + 1 < text_.size() && is_letter(text_[at_ + 1]) && !sign_at(1);
      if (!joins_letters) add(Token::Kind::dash, "-");
      at_ += dash.size();
      return true;
    }
    return false;
  }

  [[nodiscard]] bool sign_at(std::size_t ahead) const {
    for (const auto& [sign, code] : currency_signs) {
      if (text_.substr(at_ + ahead).starts_with(sign)) return true;
    }
    return false;
  }

  void word() {
    const auto from = at_;
    while (at_ < text_.size() && is_letter(peek()) && !sign_at(0) && !long_dash()) ++at_;
    add(Token::Kind::word, text_.substr(from, at_ - from));
  }

  [[nodiscard]] bool long_dash() const {
    const auto rest = text_.substr(at_);
    return rest.starts_with("–") || rest.starts_with("—");
  }

  [[nodiscard]] std::size_t digits(std::size_t from) const {
    std::size_t count = 0;
    while (is_digit(peek(from + count))) ++count;
    return count;
  }

  /// Dates and times: passed over whole.
  bool date_or_time(std::size_t first) {
    const char mark = peek(first);
    if (mark == ':' && digits(first + 1) == 2) {
      at_ += first + 3;
      return true;
    }
    if ((mark == '-' || mark == '/' || mark == '.') && digits(first + 1) == 2 &&
        peek(first + 3) == mark && digits(first + 4) >= 2) {
      at_ += first + 4 + digits(first + 4);
      return true;
    }
    return false;
  }

  void number() {
    std::size_t size = digits(0);
    if (date_or_time(size)) return;
    std::string plain(text_.substr(at_, size));
    Token token{Token::Kind::number, ""};
    if (plain != "0") token.grouped = groups(size, plain);
    const char mark = peek(size);
    if (const auto decimals = digits(size + 1);
        (mark == '.' || mark == ',') && decimals >= 1 && !(mark == ',' && token.grouped)) {
      plain += '.';
      plain += text_.substr(at_ + size + 1, decimals);
      size += 1 + decimals;
    }
    at_ += size;
    const auto rest = text_.substr(at_);
    for (const auto ending : {"st"sv, "nd"sv, "rd"sv, "th"sv, "s"sv}) {
      const bool whole = rest.starts_with(ending) &&
                         (rest.size() == ending.size() || !is_letter(rest[ending.size()]));
      if (whole) {
        at_ += ending.size();
        return;
      }
    }
    const auto [end, error] =
        std::from_chars(plain.data(), plain.data() + plain.size(), token.value);
    if (error == std::errc{}) tokens_.push_back(token);
  }

  /// 118,000 and 118.000 and 118 000 and 118'000; 1,18,000 in India. Takes the groups into `plain`.
  bool groups(std::size_t& size, std::string& plain) {
    const char mark = peek(size);
    if (plain.size() > 3 || (mark != ',' && mark != '.' && mark != ' ' && mark != '\'')) {
      return false;
    }
    auto end = size;
    auto taken = plain;
    std::size_t last = 0;
    while (peek(end) == mark) {
      const auto count = digits(end + 1);
      if (count != 3 && !(count == 2 && mark == ',')) break;
      taken += text_.substr(at_ + end + 1, count);
      end += 1 + count;
      last = count;
    }
    if (last != 3) return false;
    size = end;
    plain = std::move(taken);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenise(std::string_view text) {
  const auto folded = utf8::fold(text);
  return Tokeniser(folded).run();
}

}  // namespace winloop::insight::amounts
