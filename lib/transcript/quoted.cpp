#include "quoted.hpp"

#include "lines.hpp"
#include <winloop/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace winloop::transcript {

namespace {

/// Lines above a quotation end like this, in the languages of the mail programs met most.
constexpr std::array<std::string_view, 7> attributions{
    {"wrote:", "schrieb:",
     "a \xc3\xa9"
     "crit :",
     "a \xc3\xa9"
     "crit\xc2\xa0:",
     "escribi\xc3\xb3:", "ha scritto:", "escreveu:"}};

constexpr std::array<std::string_view, 4> forwards{
    {"---------- Forwarded message", "Begin forwarded message:", "-------- Forwarded Message",
     "-------- Weitergeleitete Nachricht"}};

constexpr std::array<std::string_view, 3> originals{{"-----Original Message-----",
                                                     "-----Urspr\xc3\xbcngliche Nachricht-----",
                                                     "________________________________"}};

constexpr std::array<std::string_view, 8> head_fields{
    {"From:", "Sent:", "Date:", "To:", "Cc:", "Subject:", "*From:*", "*Sent:*"}};

template <std::size_t N>
bool begins_with_any(std::string_view line, const std::array<std::string_view, N>& marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return line.starts_with(mark); });
}

bool ends_attribution(std::string_view line) {
  const std::string_view text = utf8::trim(line);
  return std::any_of(attributions.begin(), attributions.end(),
                     [&](std::string_view mark) { return text.ends_with(mark); }) ||
         (text.starts_with("Am ") && text.find(" schrieb ") != std::string_view::npos &&
          text.ends_with(':'));
}

/// `>From ` is what mailboxes make of a line that begins with "From ".
bool is_quoted(std::string_view line) {
  return line.starts_with('>') && !line.starts_with(">From ");
}

class Unquoter {
 public:
  explicit Unquoter(std::string_view text) {
    Lines lines(text);
    Line line;
    while (lines.next(line)) lines_.push_back(line.text);
  }

  Unquoted run() {
    std::size_t at = 0;
    while (at < lines_.size() && !ends_here(at)) {
      if (const auto quotation = attribution_at(at); quotation > 0) {
        if (next_said(at + quotation) != quoted) break;
        at += quotation;
      } else if (is_quoted(lines_[at])) {
        ++at;
      } else {
        keep(lines_[at++]);
      }
    }
    return std::move(found_);
  }

 private:
  enum Said { nothing, quoted, words };

  void keep(std::string_view line) {
    if (line.starts_with(">From ")) line.remove_prefix(1);
    found_.text += line;
    found_.text += '\n';
  }

  /// Everything from this line on is somebody else's, or a signature.
  bool ends_here(std::size_t at) {
    const std::string_view line = lines_[at];
    if (line == "-- " || line == "--") return true;
    if (line.starts_with("Sent from my ") && next_said(at + 1) != words) return true;
    if (begins_with_any(line, forwards)) return found_.forwarded = true;
    return begins_with_any(line, originals) || repeats_head(at);
  }

  /// Three header fields one below the other, the sender among them.
  [[nodiscard]] bool repeats_head(std::size_t at) const {
    if (!lines_[at].starts_with("From:") && !lines_[at].starts_with("*From:*")) return false;
    const auto end = std::min(at + 3, lines_.size());
    for (auto each = at; each < end; ++each) {
      if (!begins_with_any(lines_[each], head_fields)) return false;
    }
    return end == at + 3;
  }

  /// How many lines say who wrote what is quoted next: "On Monday Ana Ruiz <...>" may be wrapped.
  [[nodiscard]] std::size_t attribution_at(std::size_t at) const {
    constexpr std::size_t most = 3;
    if (blank(lines_[at]) || is_quoted(lines_[at])) return 0;
    for (std::size_t count = 1; count <= most && at + count <= lines_.size(); ++count) {
      if (blank(lines_[at + count - 1])) return 0;
      if (!ends_attribution(lines_[at + count - 1])) continue;
      // Somebody may end a line of their own like that: then nothing quoted follows, and the line
      // must begin as mail programs begin theirs.
      const bool by_form = begins_with_any(
          lines_[at], std::array<std::string_view, 5>{{"On ", "Am ", "Le ", "El ", "Il "}});
      if (by_form) return count;
      return count == 1 && next_said(at + 1) == quoted ? count : 0;
    }
    return 0;
  }

  [[nodiscard]] Said next_said(std::size_t at) const {
    while (at < lines_.size() && blank(lines_[at])) ++at;
    if (at == lines_.size()) return nothing;
    return is_quoted(lines_[at]) ? quoted : words;
  }

  std::vector<std::string_view> lines_;
  Unquoted found_;
};

}  // namespace

Unquoted without_quotes(std::string_view text) {
  return Unquoter(text).run();
}

}  // namespace winloop::transcript
