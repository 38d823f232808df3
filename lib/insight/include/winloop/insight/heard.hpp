#pragma once

#include <winloop/insight/view.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::insight {

/// Who reads it. Personal circumstances were told to the one who closes, and to nobody else: for
/// the team, neither what is_sensitive() nor what overlaps it is given; in doubt it is left out.
enum class Audience { team, closer };

/// Tells of personal circumstances: by its category or, whatever that is, by its words (a spouse,
/// illness, care or custody in the family).
WINLOOP_API bool is_sensitive(const Signal& signal);

/// Noticed by the model alone: no cue of the lexicon found it, and nobody added it.
WINLOOP_API bool is_by_model(const Signal& signal);

/// Said by the candidate: the role `candidate`, or `unknown` where the source does not tell; never
/// our side or others.
WINLOOP_API bool is_own_words(const Signal& signal);

/// Whether some words may be shown: to the team, none that tell of personal circumstances or
/// overlap what the candidate told of theirs. The one place where every command asks.
WINLOOP_API bool may_show(const Dossier& dossier, std::string_view words, Audience audience);
/// The same by a candidate's signals alone, where no dossier is at hand.
WINLOOP_API bool may_show(const std::vector<Signal>& signals, std::string_view words,
                          Audience audience);

/// Whether words are of pay, other processes, companies or offers: not for those who interview. By
/// the words alone, rather too often.
WINLOOP_API bool speaks_of_terms(std::string_view words);

/// The same, or such a signal of theirs was noticed in them.
WINLOOP_API bool speaks_of_terms(const std::vector<Signal>& signals, std::string_view words);

/// What the candidate said of this kind while they could still be won, in their own words and in
/// the record's order. A loss autopsy is left out: what they wish for us then is not what they
/// want.
WINLOOP_API std::vector<const Signal*> heard(const Dossier& dossier, SignalKind kind,
                                             Audience audience);

/// Confirmed before noticed, then newest first (day, then place in the record from its end).
WINLOOP_API void best_first(std::vector<const Signal*>& signals);

/// The few to show: best first, one a category; a second of the same category only where it is
/// newer than the one taken and says more (more words).
WINLOOP_API std::vector<Signal> a_few(std::vector<const Signal*> signals, std::size_t limit);

/// Where some words stand.
struct Citation {
  std::int64_t conversation = 0;
  ConversationKind kind = ConversationKind::screen;
  Date on;
  std::string file;
  std::string person;  ///< who said it, where known; else the label in the file
  std::optional<Millis> at;
  std::string words;  ///< byte-exact
};

WINLOOP_API Citation cite(const Signal& signal);

/// Looks words up in what was captured from a candidate (by id), byte for byte; nothing when nobody
/// said them.
using FindWords =
    std::function<std::optional<Citation>(std::string_view candidate, std::string_view words)>;

/// Where a candidate's words are found: within the quote of a signal of theirs, else by `find`
/// (which may be empty).
WINLOOP_API std::optional<Citation> verify(const Dossier& dossier, std::string_view words,
                                           const FindWords& find);

}  // namespace winloop::insight
