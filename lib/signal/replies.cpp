#include "replies.hpp"

#include <re2/re2.h>

namespace winloop::signal {

namespace {

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

bool asks_when(std::string_view turn) {
  constexpr std::size_t longest = 60;
  if (turn.size() > longest) return false;
  static const re2::RE2 question(
      R"((?:(?:and|so|okay|ok|right|good|great|fine|thanks|thank you|lovely)[,.]? )*)"
      R"((?:by when|when|when by|how soon|by what day|which day|what day|when's that|)"
      R"((?:by )?when (?:will|would|can|could|do|should) [a-z' ]+)\?)");
  return re2::RE2::FullMatch(piece(turn), question);
}

bool supposes(const Spoken& turn) {
  if (turn.sentences().empty()) return false;
  const Stretch last = turn.sentences().back();
  const std::string_view text = turn.text().substr(last.from, last.to - last.from);
  static const re2::RE2 question(
      R"(\b(?:if (?:i|we|you|he|she|they|it|that|there|the)|suppose|imagine|say (?:i|we))\b.*\?$)");
  return re2::RE2::PartialMatch(piece(text), question);
}

bool says_would(std::string_view sentence) {
  static const re2::RE2 would(R"(\b(?:i|we|he|she|they)(?:'d| would)\b)");
  static const re2::RE2 will(R"(\b(?:i|we|you|he|she|they)(?:'ll| will)\b|\b(?:going to|gonna)\b)");
  return re2::RE2::PartialMatch(piece(sentence), would) &&
         !re2::RE2::PartialMatch(piece(sentence), will);
}

bool echoes(std::string_view sentence, std::string_view before) {
  constexpr std::size_t longest = 30;
  while (!sentence.empty() && (sentence.back() == '.' || sentence.back() == '!')) {
    sentence.remove_suffix(1);
  }
  if (sentence.empty() || sentence.size() > longest || before.ends_with('?')) return false;
  const std::size_t at = before.find(sentence);
  return at != std::string_view::npos;
}

}  // namespace winloop::signal
