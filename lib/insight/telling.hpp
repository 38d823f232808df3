#pragma once

#include <winloop/insight/view.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::insight {

using WordSet = std::set<std::string>;

/// Each of utf8::plain_words.
std::vector<std::string> plain_list(std::string_view text);

/// The words of four letters and more that are not in every other sentence; `years` and `year's`
/// are `year`.
WordSet telling_words(std::string_view text);

WordSet shared(const WordSet& a, const WordSet& b);

/// The words that name a thing or somebody: after `my`, `the` and the like, with a capital within a
/// sentence, or an acronym (`CFO`).
WordSet named_things(std::string_view text);

/// What words are about: their telling words and acronyms (`CFO`), without numbers, days and the
/// common verbs of any conversation, and without the names of those who take part.
class Topics {
 public:
  Topics(const View& view, const Dossier& dossier);

  [[nodiscard]] WordSet of(std::string_view text) const;
  /// The same where a name is what it is about.
  [[nodiscard]] static WordSet with_names(std::string_view text);

  /// How many of the topics a text shares; 0 where it is a single one that is not a thing in both:
  /// `tired of Lisbon` and `with tired people` share a word and no topic.
  [[nodiscard]] static std::size_t in_common(const WordSet& topics, const WordSet& things,
                                             std::string_view text);

 private:
  WordSet names_;
};

}  // namespace winloop::insight
