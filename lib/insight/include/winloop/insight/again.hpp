#pragma once

#include <winloop/insight/commitments.hpp>
#include <winloop/insight/talk.hpp>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace winloop::insight {

/// Whether two remarks about a candidate are on the same thing, by their words: they share two that
/// say what they are about, or one that is a thing in both (`my husband`, `the board`, `CFO`, a
/// name). None of these are words that are in any conversation, numbers, days and the names of
/// those who take part.
WINLOOP_API bool same_topic(const View& view, const Dossier& dossier, std::string_view a,
                            std::string_view b);

/// Words said in one conversation.
struct SaidIn {
  std::int64_t conversation = 0;
  std::string_view words;
  bool names = false;  ///< names are what they are about: `I'll introduce you to Ines`
};

/// Where the topic of some words comes up again in a later conversation with the candidate in which
/// one of ours spoke, said by us or by them: the sentence that shares most words with it
/// (same_topic()), of several the first; where that is a question of ours, how their answer begins.
/// That shows that it was spoken of, not how it ended.
/// Nothing when it does not come up in these talks, which are the candidate's, oldest first.
WINLOOP_API std::optional<Citation> comes_up_again(const View& view, const Dossier& dossier,
                                                   std::span<const Talk> talks, const SaidIn& said);

/// A promise, and where its words come up again.
struct PromiseSince {
  Promise promise;
  std::optional<Citation> again;
};

/// What presses first: promises whose words do not come up again, then those whose words do; of
/// each the newest first.
WINLOOP_API std::vector<PromiseSince> most_pressing(const View& view, const Dossier& dossier,
                                                    std::span<const Talk> talks,
                                                    std::vector<Promise> promises);

}  // namespace winloop::insight
