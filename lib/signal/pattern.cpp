#include "pattern.hpp"

#include "pattern_items.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <utility>

namespace winloop::signal {

namespace {

// Latin-1: patterns are over bytes of lower-cased text, where anything past ASCII may pass under
// `.`; it also makes smaller programs than UTF-8.
re2::RE2::Options options() {
  re2::RE2::Options chosen(re2::RE2::Latin1);
  chosen.set_log_errors(false);
  chosen.set_max_mem(1 << 20);
  chosen.set_never_capture(true);
  return chosen;
}

/// The end of an escape that begins at `at`: `\S`, `\pL`, `\p{Greek}`, `\x{1F4A9}`, `\xFF`.
std::size_t after_escape(std::string_view pattern, std::size_t at) {
  const char what = at + 1 < pattern.size() ? pattern[at + 1] : '\0';
  at += 2;
  const bool property = what == 'p' || what == 'P';
  if (!property && what != 'x') return at;
  if (at < pattern.size() && pattern[at] == '{') return pattern.find('}', at);
  return at + (property ? 1 : 2);
}

}  // namespace

std::size_t end_of_class(std::string_view pattern, std::size_t at) {
  ++at;
  if (at < pattern.size() && pattern[at] == '^') ++at;
  for (bool first = true; at < pattern.size(); first = false) {
    if (pattern[at] == ']' && !first) return at + 1;
    if (pattern.substr(at).starts_with("[:")) {
      at = pattern.find(":]", at);
      if (at == std::string_view::npos) return at;
      at += 2;
    } else {
      at = pattern[at] == '\\' ? after_escape(pattern, at) : at + 1;
    }
  }
  return at;
}

std::optional<char> capital_letter(std::string_view pattern) {
  for (std::size_t at = 0; at < pattern.size();) {
    const char c = pattern[at];
    if (c >= 'A' && c <= 'Z') return c;
    if (c == '\\') {
      at = after_escape(pattern, at);
    } else if (c == '[') {
      at = end_of_class(pattern, at);
    } else if (pattern.substr(at).starts_with("(?")) {
      const auto end = pattern.find_first_of(":)>", at);
      const auto flags = pattern.substr(at, end == std::string_view::npos ? end : end - at);
      const auto folds = flags.find('i');
      if (!flags.starts_with("(?P") && folds < flags.find('-')) return std::nullopt;
      at = end;
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

Pattern::Pattern(std::string source) : source_(std::move(source)) {}
Pattern::~Pattern() = default;

const re2::RE2& Pattern::compiled() const {
  if (const re2::RE2* ready = ready_.load(std::memory_order_acquire)) return *ready;
  std::call_once(once_, [this] {
    compiled_ = std::make_unique<re2::RE2>(source_, options());
    ready_.store(compiled_.get(), std::memory_order_release);
  });
  return *compiled_;
}

std::optional<Stretch> Pattern::find(std::string_view text, std::uint32_t from,
                                     std::uint32_t to) const {
  const re2::StringPiece part(text.data() + from, to - from);
  re2::StringPiece found;
  if (!compiled().Match(part, 0, part.size(), re2::RE2::UNANCHORED, &found, 1)) {
    return std::nullopt;
  }
  const auto start = static_cast<std::uint32_t>(found.data() - text.data());
  return Stretch{start, start + static_cast<std::uint32_t>(found.size())};
}

bool Pattern::matches(std::string_view part) const {
  const re2::StringPiece piece(part.data(), part.size());
  return compiled().Match(piece, 0, piece.size(), re2::RE2::UNANCHORED, nullptr, 0);
}

struct PatternChecker::Set {
  re2::RE2::Set parsed{options(), re2::RE2::UNANCHORED};
};

PatternChecker::PatternChecker() : set_(std::make_unique<Set>()) {}
PatternChecker::~PatternChecker() = default;

std::string PatternChecker::complaint(const std::string& source) {
  std::string error;
  if (set_->parsed.Add(source, &error) >= 0) return {};
  return error.empty() ? "not a regular expression" : error;
}

}  // namespace winloop::signal
