#pragma once

#include <winloop/base/names.hpp>
#include <winloop/insight/heard.hpp>

#include <vector>

namespace winloop::insight {

/// Whose promise it is.
enum class Side { ours, theirs, unclear };

/// How a promise stands on the day.
enum class PromiseState { overdue, due_this_week, open, broken, kept, dropped };

struct Promise {
  Commitment commitment;
  Side side = Side::unclear;
  PromiseState state = PromiseState::open;
  int days_overdue = 0;             ///< of an open one past its day
  bool late = false;                ///< kept, but after its day
  bool moot = false;                ///< open, and nobody waits for it any more
  std::optional<Conversation> met;  ///< open, and what it promised took place there: moot
  std::string before;               ///< where its own words are pronouns only (`I'll do it today`):
                                    ///< a sentence said just before, where the view reads words
  bool withheld = false;            ///< its words are not for this audience and were taken out
};

/// By role; where the role is not known, by the owner's name.
WINLOOP_API Side side_of(const View& view, const Commitment& commitment);

/// Due this week: today or within the six days after. Moot: open, and the candidate has left (but
/// feedback that we owe stays owed), or met: a conversation to be arranged by one with them after
/// it, an introduction by one in which that person took part, an offer by one of kind offer.
WINLOOP_API Promise judge(const View& view, const Commitment& commitment);

/// A candidate's, in the order of PromiseState, then the day due, the day made, the record's
/// number.
WINLOOP_API std::vector<Promise> promises(const View& view, const Dossier& dossier,
                                          Audience audience);

/// The same over the whole search for the team, those about no candidate included.
WINLOOP_API std::vector<Promise> all_promises(const View& view);

/// Of some promises those of one state and side, the moot left out.
WINLOOP_API std::vector<Promise> only(const std::vector<Promise>& promises, PromiseState state,
                                      Side side);

}  // namespace winloop::insight

namespace winloop {

template <>
struct Names<insight::Side> {
  static constexpr std::string_view what = "side";
  static constexpr std::array<std::pair<insight::Side, std::string_view>, 3> all{{
      {insight::Side::ours, "ours"},
      {insight::Side::theirs, "theirs"},
      {insight::Side::unclear, "unclear"},
  }};
};

template <>
struct Names<insight::PromiseState> {
  static constexpr std::string_view what = "state of a promise";
  static constexpr std::array<std::pair<insight::PromiseState, std::string_view>, 6> all{{
      {insight::PromiseState::overdue, "overdue"},
      {insight::PromiseState::due_this_week, "due-this-week"},
      {insight::PromiseState::open, "open"},
      {insight::PromiseState::broken, "broken"},
      {insight::PromiseState::kept, "kept"},
      {insight::PromiseState::dropped, "dropped"},
  }};
};

}  // namespace winloop
