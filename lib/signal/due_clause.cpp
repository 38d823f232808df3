#include "due_clause.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <vector>

namespace winloop::signal {

namespace {

const re2::RE2::Options& of_bytes() {
  static const re2::RE2::Options options(re2::RE2::Latin1);
  return options;
}

/// Where the clauses begin, the first of them with the text.
std::vector<std::size_t> clause_beginnings(std::string_view text) {
  // Between dashes (en and em, as UTF-8), or before a conjunction and the subject that it brings.
  static const re2::RE2 boundary(R"([,;:.?!]+ +| (?:-+|\xe2\x80[\x93\x94]) |\xe2\x80\x94|)"
                                 R"( (?:and|but|so|then|while|because)()"
                                 R"( (?:then )?(?:i|we|you|he|she|they|it|that|there)\b))",
                                 of_bytes());
  std::vector<std::size_t> beginnings{0};
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece subject;
  while (re2::RE2::FindAndConsume(&rest, boundary, &subject)) {
    const auto* begins = subject.data() == nullptr ? rest.data() : subject.data();
    beginnings.push_back(static_cast<std::size_t>(begins - text.data()));
  }
  return beginnings;
}

std::vector<ByteRange> clauses(std::string_view text) {
  const auto beginnings = clause_beginnings(text);
  std::vector<ByteRange> all;
  for (std::size_t i = 0; i < beginnings.size(); ++i) {
    const auto end = i + 1 < beginnings.size() ? beginnings[i + 1] : text.size();
    all.push_back({beginnings[i], end - beginnings[i]});
  }
  return all;
}

}  // namespace

bool speaks_of_doing(std::string_view clause) {
  static const re2::RE2 doing(R"(\b(?:i|we|you)(?:(?:'|\xe2\x80\x99)ll| will| can| shall)\b|)"
                              R"(\blet me\b|\bleave it with\b)",
                              of_bytes());
  return re2::RE2::PartialMatch(re2::StringPiece(clause.data(), clause.size()), doing);
}

ByteRange clause_of_promise(std::string_view text, ByteRange promise) {
  const auto end = promise.from + std::max<std::size_t>(promise.size, 1);
  std::vector<ByteRange> touched;
  for (const auto& clause : clauses(text)) {
    if (clause.from < end && clause.from + clause.size > promise.from) touched.push_back(clause);
  }
  if (touched.empty()) return {0, text.size()};
  const auto made = std::find_if(touched.begin(), touched.end(), [&](const ByteRange& clause) {
    return speaks_of_doing(text.substr(clause.from, clause.size));
  });
  return made == touched.end() ? touched.front() : *made;
}

ByteRange clause_around(std::string_view text, std::size_t at) {
  const auto all = clauses(text);
  const auto after = std::find_if(all.begin(), all.end(),
                                  [&](const ByteRange& clause) { return clause.from > at; });
  return *(after - 1);
}

}  // namespace winloop::signal
