#include <winloop/base/utf8.hpp>
#include <winloop/insight/talk.hpp>

namespace winloop::insight {

namespace {

constexpr std::string_view enders = ".!?";
constexpr std::string_view closers = "\"')]";

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Where the sentence that begins at `from` ends. A mark within a word (`1.5`, `a.m`) ends nothing.
std::size_t sentence_end(std::string_view text, std::size_t from) {
  while (from < text.size()) {
    const auto mark = text.find_first_of(enders, from);
    if (mark == std::string_view::npos) break;
    auto after = text.find_first_not_of(enders, mark);
    while (after < text.size() && closers.find(text[after]) != std::string_view::npos) ++after;
    if (after == std::string_view::npos || after >= text.size()) break;
    if (is_space(text[after])) return after;
    from = after;
  }
  return text.size();
}

}  // namespace

std::vector<std::string_view> sentences(std::string_view utterance) {
  std::vector<std::string_view> result;
  std::size_t from = 0;
  while (from < utterance.size()) {
    const auto end = sentence_end(utterance, from);
    const auto sentence = utf8::trim(utterance.substr(from, end - from));
    if (!sentence.empty()) result.push_back(sentence);
    from = end;
    while (from < utterance.size() && is_space(utterance[from])) ++from;
  }
  return result;
}

std::size_t word_count(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = is_space(c);
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

std::string_view stretch(std::string_view first, std::string_view last) {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

}  // namespace winloop::insight
