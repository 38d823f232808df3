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

constexpr std::array<std::string_view, 9> originals{
    {"-----Original Message-----", "-----Urspr\xc3\xbcngliche Nachricht-----",
     "-----Message d'origine-----", "-----Mensaje original-----",
     "-----Oorspronkelijk bericht-----", "-----Wiadomo\xc5\x9b\xc4\x87 oryginalna-----",
     "-----Messaggio originale-----", "-----Mensagem original-----",
     "________________________________"}};

/// The fields of a mail's head as a mail program repeats them above what it quotes, folded; the
/// sender's first.
struct HeadLanguage {
  std::string_view from;
  std::array<std::string_view, 9> others;
};

constexpr std::array<HeadLanguage, 8> head_languages{{
    {"from", {"sent", "date", "to", "cc", "bcc", "subject", "importance", "reply-to"}},
    {"von", {"gesendet", "datum", "an", "cc", "bcc", "betreff", "wichtigkeit"}},
    {"de", {"envoye", "date", "a", "cc", "cci", "objet", "importance"}},
    {"de", {"enviado", "enviado el", "fecha", "para", "cc", "cco", "asunto", "importancia"}},
    {"de", {"enviado", "enviada em", "data", "para", "cc", "cco", "assunto", "prioridade"}},
    {"van", {"verzonden", "datum", "aan", "cc", "bcc", "onderwerp", "urgentie"}},
    {"od", {"wyslano", "wyslane", "data", "do", "dw", "udw", "temat", "waznosc"}},
    {"da", {"inviato", "data", "a", "cc", "ccn", "oggetto", "priorita"}},
}};

/// The name before a line's colon, folded, without the stars of bold text: "*Envoy\u00e9 :* ...".
std::string head_field(std::string_view line) {
  constexpr std::size_t longest = 24;
  const auto colon = line.substr(0, longest).find(':');
  if (colon == std::string_view::npos) return {};
  std::string name = utf8::fold(line.substr(0, colon));  // "\u0142" has no mark to drop
  for (auto at = name.find("\xc5\x82"); at != std::string::npos; at = name.find("\xc5\x82"))
    name.replace(at, 2, "l");
  std::erase(name, '*');
  return std::string(utf8::trim(name));
}

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

  /// Three header fields of one language one below the other, the sender first; blank lines may
  /// stand between where the mail was HTML.
  [[nodiscard]] bool repeats_head(std::size_t at) const {
    const auto sender = head_field(lines_[at]);
    if (sender.empty()) return false;
    return std::any_of(head_languages.begin(), head_languages.end(), [&](const HeadLanguage& head) {
      return head.from == sender && other_fields_below(at, head);
    });
  }

  [[nodiscard]] bool other_fields_below(std::size_t at, const HeadLanguage& head) const {
    int found = 0;
    while (found < 2 && ++at < lines_.size()) {
      if (blank(lines_[at])) continue;
      const auto field = head_field(lines_[at]);
      if (field.empty() ||
          std::find(head.others.begin(), head.others.end(), field) == head.others.end())
        return false;
      ++found;
    }
    return found == 2;
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
