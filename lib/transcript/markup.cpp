#include "markup.hpp"

#include "lines.hpp"
#include <winloop/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace winloop::transcript {

namespace {

constexpr std::array<std::string_view, 10> known_tags{"c",  "i", "b", "u",    "ruby",
                                                      "rt", "v", "s", "lang", "font"};
constexpr std::size_t longest_reference = 10;  // "&#1114111;"

struct Reference {
  std::string_view name;
  std::string_view text;
};
constexpr std::array<Reference, 8> references{{{"amp", "&"},
                                               {"lt", "<"},
                                               {"gt", ">"},
                                               {"quot", "\""},
                                               {"apos", "'"},
                                               {"nbsp", "\xc2\xa0"},
                                               {"lrm", "\xe2\x80\x8e"},
                                               {"rlm", "\xe2\x80\x8f"}}};

int digit_of(char c, int base) {
  int value = base;
  if (c >= '0' && c <= '9') value = c - '0';
  if (c >= 'a' && c <= 'f') value = c - 'a' + 10;
  if (c >= 'A' && c <= 'F') value = c - 'A' + 10;
  return value < base ? value : -1;
}

/// `#8217` or `#x2019`, without the ampersand.
std::string numeric(std::string_view name) {
  const bool hex = name.size() > 2 && (name[1] == 'x' || name[1] == 'X');
  char32_t code_point = 0;
  const std::string_view digits = name.substr(hex ? 2 : 1);
  if (digits.empty()) return {};
  for (const char c : digits) {
    const int digit = digit_of(c, hex ? 16 : 10);
    if (digit < 0) return {};
    code_point = code_point * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  std::string out;
  utf8::append(out, code_point == 0 ? 0xfffd : code_point);
  return out;
}

/// What a reference at the front (`&amp;...`) stands for; empty when it is none. `size`: its bytes.
std::string decode_reference(std::string_view rest, std::size_t& size) {
  const auto end = rest.substr(0, longest_reference).find(';');
  if (end == std::string_view::npos || end < 2) return {};
  size = end + 1;
  const std::string_view name = rest.substr(1, end - 1);
  if (name.front() == '#') return numeric(name);
  for (const Reference& reference : references) {
    if (reference.name == name) return std::string(reference.text);
  }
  return {};
}

struct Tag {
  std::string_view name;
  std::string_view annotation;
  bool closing = false;
};

bool is_time_stamp(std::string_view inside) {
  return inside.find_first_not_of("0123456789:.,") == std::string_view::npos &&
         inside.find(':') != std::string_view::npos;
}

/// What stands between `<` and `>`.
Tag tag_of(std::string_view inside) {
  Tag tag;
  if (!inside.empty() && inside.front() == '/') {
    tag.closing = true;
    inside.remove_prefix(1);
  }
  const auto name_end = std::min(inside.find_first_of(". \t\r\n\f/"), inside.size());
  tag.name = inside.substr(0, name_end);
  // Classes (".loud.first") reach to the first white space, the annotation from there.
  const auto space = inside.find_first_of(" \t\r\n\f");
  if (space != std::string_view::npos) tag.annotation = utf8::trim(inside.substr(space));
  return tag;
}

bool same_ignoring_case(std::string_view a, std::string_view lower) {
  return std::equal(a.begin(), a.end(), lower.begin(), lower.end(), [](char x, char y) {
    return (x >= 'A' && x <= 'Z' ? static_cast<char>(x - 'A' + 'a') : x) == y;
  });
}

bool is_known(std::string_view name) {
  return std::any_of(known_tags.begin(), known_tags.end(),
                     [&](std::string_view known) { return same_ignoring_case(name, known); });
}

/// References decoded, runs of white space to one space.
std::string annotation_text(std::string_view raw) {
  std::string out;
  for (std::size_t at = 0; at < raw.size();) {
    if (raw[at] == '&') {
      std::size_t size = 0;
      if (const std::string decoded = decode_reference(raw.substr(at), size); !decoded.empty()) {
        out += decoded;
        at += size;
        continue;
      }
    }
    const bool space = std::string_view(" \t\r\n\f").find(raw[at]) != std::string_view::npos;
    if (!space) {
      out += raw[at];
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    ++at;
  }
  return out;
}

class Parser {
 public:
  Parser(std::string_view text, std::size_t from, std::size_t to, std::vector<Piece>& pieces)
      : text_(text.substr(0, to)), at_(from), pieces_(pieces) {}

  void run() {
    while (at_ < text_.size()) {
      const auto next = find_either(text_, '<', '&', at_);
      piece_.add(text_.substr(at_, next - at_), at_);
      at_ = next;
      if (at_ == text_.size()) break;
      if (text_[at_] == '&') {
        reference();
      } else {
        tag();
      }
    }
    finish();
  }

 private:
  void reference() {
    std::size_t size = 0;
    const std::string decoded = decode_reference(text_.substr(at_), size);
    if (decoded.empty()) {
      literal();
      return;
    }
    piece_.add_decoded(decoded, at_, at_ + size);
    at_ += size;
  }

  void tag() {
    // The next '>' is remembered: many '<' in a row must not each search for it.
    if (close_ <= at_) close_ = std::min(text_.find('>', at_), text_.size());
    if (close_ == text_.size()) {
      literal();
      return;
    }
    const std::string_view inside = text_.substr(at_ + 1, close_ - at_ - 1);
    // A `<` inside means that this one closes nowhere: "a < b <i>c</i>". (Asked first: it also
    // keeps the rest from going over the same bytes for every `<`.)
    if (inside.find('<') != std::string_view::npos) {
      literal();
      return;
    }
    const Tag found = tag_of(inside);
    if (!is_known(found.name) && !is_time_stamp(inside)) {
      literal();
      return;
    }
    at_ = close_ + 1;
    if (same_ignoring_case(found.name, "v")) {
      finish();
      if (!found.closing) piece_.voice = annotation_text(found.annotation);
    }
  }

  void literal() {
    piece_.add(text_.substr(at_, 1), at_);
    ++at_;
  }

  void finish() {
    if (!utf8::trim(piece_.text()).empty()) pieces_.push_back(std::move(piece_));
    piece_ = Piece{};
  }

  std::string_view text_;
  std::size_t at_;
  std::vector<Piece>& pieces_;
  Piece piece_;
  std::size_t close_ = 0;
};

}  // namespace

Piece Piece::plain(std::string_view text, std::size_t from, std::size_t to) {
  Piece piece;
  piece.plain_ = text.substr(from, to - from);
  piece.plain_from_ = from;
  return piece;
}

void Piece::add(std::string_view bytes, std::size_t raw_from) {
  if (bytes.empty()) return;
  const bool joins = !runs_.empty() && runs_.back().verbatim && runs_.back().raw_to == raw_from;
  if (joins) {
    runs_.back().raw_to += bytes.size();
  } else {
    runs_.push_back({decoded_.size(), raw_from, raw_from + bytes.size(), true});
  }
  decoded_ += bytes;
}

void Piece::add_decoded(std::string_view bytes, std::size_t raw_from, std::size_t raw_to) {
  runs_.push_back({decoded_.size(), raw_from, raw_to, false});
  decoded_ += bytes;
}

const Piece::Run& Piece::run_at(std::size_t offset) const {
  const auto after =
      std::upper_bound(runs_.begin(), runs_.end(), offset,
                       [](std::size_t wanted, const Run& run) { return wanted < run.text_from; });
  return *std::prev(after);
}

std::size_t Piece::raw_begin(std::size_t offset) const {
  if (runs_.empty()) return plain_from_ + offset;
  const Run& run = run_at(offset);
  return run.verbatim ? run.raw_from + (offset - run.text_from) : run.raw_from;
}

std::size_t Piece::raw_end(std::size_t offset) const {
  if (runs_.empty()) return plain_from_ + offset + 1;
  const Run& run = run_at(offset);
  return run.verbatim ? run.raw_from + (offset - run.text_from) + 1 : run.raw_to;
}

void take_apart(std::string_view text, std::size_t from, std::size_t to,
                std::vector<Piece>& pieces) {
  const std::string_view raw = text.substr(from, to - from);
  if (find_either(raw, '<', '&', 0) == raw.size()) {
    if (!utf8::trim(raw).empty()) pieces.push_back(Piece::plain(text, from, to));
    return;
  }
  Parser(text, from, to, pieces).run();
}

}  // namespace winloop::transcript
