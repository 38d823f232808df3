#include "visible.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/document/escape.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::document {

namespace {

/// Around what is marked, in text that is visible: there no control character is left.
constexpr char mark_begins = '\x01';
constexpr char mark_ends = '\x02';

/// The text made visible, with the two characters around each mark that lies within it.
std::string marked(std::string_view text, std::span<const Mark> marks, bool over_lines) {
  if (marks.empty()) return visible_text(text);
  std::string out;
  std::size_t at = 0;
  for (const auto& mark : marks) {
    if (mark.from < at || mark.from > text.size() || mark.size > text.size() - mark.from) continue;
    const auto words = text.substr(mark.from, mark.size);
    if (words.empty() || (!over_lines && words.find('\n') != std::string_view::npos)) continue;
    out += visible_text(text.substr(at, mark.from - at));
    out += mark_begins;
    out += visible_text(words);
    out += mark_ends;
    at = mark.from + mark.size;
  }
  return out + visible_text(text.substr(at));
}

constexpr bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether `&...` here would be read as a character reference.
bool starts_reference(std::string_view text) {
  std::size_t at = 1;
  while (at < text.size() && (is_alnum(text[at]) || text[at] == '#')) ++at;
  return at > 1 && at < text.size() && text[at] == ';';
}

/// Where a character stands that would make the line a heading, a list, a quotation or a rule; npos
/// when none would.
std::size_t block_mark(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
  if (at == line.size()) return std::string_view::npos;
  const char mark = line[at];
  const char next = at + 1 < line.size() ? line[at + 1] : ' ';
  const bool apart = next == ' ' || next == '\t';
  if (at > 0) return (mark == '.' || mark == ')') && apart ? at : std::string_view::npos;
  const bool marks = mark == '#' || mark == '>' || mark == '=' ||
                     ((mark == '-' || mark == '+') && (apart || next == '-'));
  return marks ? at : std::string_view::npos;
}

void markdown_line(std::string& out, std::string_view line, bool in_cell) {
  constexpr std::string_view anywhere = "\\`*_[]|~$<";
  const auto indent = std::min(line.find_first_not_of(" \t"), line.size());
  // Four spaces would be code, and any are lost otherwise.
  for (const char c : line.substr(0, indent)) out += c == ' ' ? "&#32;" : "&#9;";
  line.remove_prefix(indent);
  const auto mark = in_cell ? std::string_view::npos : block_mark(line);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const auto rest = line.substr(i);
    if (c == '<') {
      out += "&lt;";
    } else if (c == mark_begins || c == mark_ends) {
      out += "**";
    } else if (c == '&' && starts_reference(rest)) {
      out += "&amp;";
    } else if (anywhere.find(c) != std::string_view::npos || i == mark || rest.starts_with("://")) {
      out += '\\';
      out += c;
    } else if (c == '.' && i >= 3 && utf8::fold(line.substr(i - 3, 3)) == "www") {
      out += "\\.";
    } else {
      out += c;
    }
  }
}

void spell_code_point(std::string& out, unsigned code_point) {
  out += fmt::format("\\u{:04x}", code_point);
}

/// What a character of a workbook's text becomes.
struct WorkbookPiece {
  std::string_view text;
  std::size_t units = 0;  ///< of UTF-16
  std::size_t used = 0;
};

/// Whether `_xHHHH_` stands here, which spreadsheets read as that code point.
bool starts_code(std::string_view text) {
  constexpr std::size_t length = 7;
  if (text.size() < length || text[0] != '_' || text[1] != 'x' || text[6] != '_') return false;
  const auto digits = text.substr(2, 4);
  return digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

WorkbookPiece workbook_piece(std::string_view text) {
  constexpr std::string_view coded_underscore = "_x005F_";
  const auto first = static_cast<unsigned char>(text.front());
  if (first == '_' && starts_code(text)) return {coded_underscore, coded_underscore.size(), 1};
  if (first < 0x80) return {text.substr(0, 1), 1, 1};
  // Valid UTF-8, but XML has no such characters.
  if (text.starts_with("\xef\xbf\xbe")) return {"\\ufffe", 6, 3};
  if (text.starts_with("\xef\xbf\xbf")) return {"\\uffff", 6, 3};
  const std::size_t size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  return {text.substr(0, size), size == 4 ? std::size_t{2} : std::size_t{1}, size};
}

}  // namespace

std::string escape_html(std::string_view text, std::span<const Mark> marks) {
  std::string out;
  for (const char c : marked(text, marks, true)) {
    switch (c) {
      case mark_begins:
        out += "<mark>";
        break;
      case mark_ends:
        out += "</mark>";
        break;
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string escape_markdown(std::string_view text, bool in_cell, std::string_view prefix,
                            std::span<const Mark> marks) {
  const std::string safe = marked(text, marks, false);
  std::string_view rest = safe;
  std::string out;
  while (true) {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    markdown_line(out, line, in_cell);
    if (end == std::string_view::npos) return out;
    rest.remove_prefix(end + 1);
    if (in_cell) {
      out += "<br>";
    } else if (utf8::trim(line).empty() || rest.empty() || rest.front() == '\n') {
      // A hard break needs text on both sides; an empty line starts a new paragraph by itself.
      out += fmt::format("\n{}", prefix);
    } else {
      out += fmt::format("\\\n{}", prefix);
    }
  }
}

std::string escape_tsv(std::string_view text) {
  std::string doubled;
  for (const char c : text) {
    if (c == '\\') doubled += '\\';
    doubled += c;
  }
  return utf8::visible(doubled);
}

std::string escape_workbook(std::string_view text) {
  constexpr std::size_t most = 32'767;  // as UTF-16 counts
  constexpr std::string_view mark = " [cut]";
  const std::string safe = visible_text(text);
  std::string out;
  std::size_t units = 0;
  std::size_t fits = 0;  // the length of what leaves room for the mark
  for (std::size_t at = 0; at < safe.size();) {
    const auto piece = workbook_piece(std::string_view(safe).substr(at));
    units += piece.units;
    if (units > most) return out.substr(0, fits).append(mark);
    out += piece.text;
    at += piece.used;
    if (units <= most - mark.size()) fits = out.size();
  }
  return out;
}

std::string escape_json(std::string serialised) {
  const auto is_safe = [](char c) { return static_cast<unsigned char>(c) < 0x7f; };
  if (std::all_of(serialised.begin(), serialised.end(), is_safe)) return serialised;
  std::string out;
  std::string_view rest = serialised;
  const auto byte = [&rest](std::size_t at) {
    return at < rest.size() ? static_cast<unsigned>(static_cast<unsigned char>(rest[at])) : 0U;
  };
  while (!rest.empty()) {
    std::size_t used = 1;
    if (byte(0) == 0x7f) {
      spell_code_point(out, 0x7f);
    } else if (byte(0) == 0xc2 && byte(1) < 0xa0) {
      spell_code_point(out, byte(1));
      used = 2;
    } else if (byte(0) == 0xd8 && byte(1) == 0x9c) {
      spell_code_point(out, 0x61c);
      used = 2;
    } else if (byte(0) == 0xe2 && (byte(1) == 0x80 || byte(1) == 0x81) &&
               utf8::visible(rest.substr(0, 3)) != rest.substr(0, 3)) {
      spell_code_point(out, 0x2000U | ((byte(1) & 0x3fU) << 6U) | (byte(2) & 0x3fU));
      used = 3;
    } else {
      out += rest.front();
    }
    rest.remove_prefix(used);
  }
  return out;
}

std::string escape_script_json(std::string serialised) {
  std::string out;
  for (const char c : escape_json(std::move(serialised))) {
    if (c == '<' || c == '>' || c == '&') {
      spell_code_point(out, static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace winloop::document
