#include "inflections.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <memory>

namespace winloop::store {

namespace {

constexpr std::size_t shortest = 3;
constexpr std::size_t longest = 40;
constexpr std::array<std::string_view, 36> endings{
    "",      "s",      "es",      "e",    "ed",   "ing",  "er",    "ers",   "or",
    "ors",   "ies",    "ied",     "y",    "ly",   "ally", "al",    "ion",   "ions",
    "ation", "ations", "ational", "ate",  "ates", "ated", "ating", "ative", "ive",
    "ively", "ment",   "ments",   "ness", "able", "ably", "ance",  "ence",  "ity"};

class Stemmer {
 public:
  Stemmer() : stemmer_(sb_stemmer_new("english", "UTF_8"), sb_stemmer_delete) {}

  std::string stem(std::string_view word) {
    if (!stemmer_) return std::string(word);
    const auto* stemmed =
        sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                        static_cast<int>(word.size()));
    if (stemmed == nullptr) return std::string(word);
    return {reinterpret_cast<const char*>(stemmed),
            static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
  }

 private:
  std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> stemmer_;
};

bool in_index(Database& database, const std::string& word) {
  auto rows = database.query("SELECT 1 FROM utterance_words WHERE utterance_words MATCH ?1 LIMIT 1",
                             '"' + word + '"');
  return rows.next();
}

bool is_lowercase(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// What endings are put on: the stem; with y for its i ("happi"); its last consonant doubled.
std::vector<std::string> bases_of(const std::string& stem) {
  std::vector<std::string> bases{stem};
  if (stem.back() == 'i') bases.push_back(stem.substr(0, stem.size() - 1) + 'y');
  if (stem.back() == 'i') bases.push_back(stem.substr(0, stem.size() - 1));
  if (std::string_view("bdgklmnprt").find(stem.back()) != std::string_view::npos)
    bases.push_back(stem + stem.back());
  return bases;
}

}  // namespace

std::vector<std::string> inflections(Database& database, std::string_view word) {
  std::vector<std::string> found;
  if (word.size() < shortest || word.size() > longest || !is_lowercase(word)) return found;
  Stemmer stemmer;
  const auto stem = stemmer.stem(word);
  if (stem.empty()) return found;
  for (const auto& base : bases_of(stem)) {
    for (const auto ending : endings) {
      auto form = base + std::string(ending);
      if (form == word || std::find(found.begin(), found.end(), form) != found.end()) continue;
      if (stemmer.stem(form) == stem && in_index(database, form)) found.push_back(std::move(form));
    }
  }
  return found;
}

}  // namespace winloop::store
