#pragma once

#include <winloop/insight/answered.hpp>
#include <winloop/insight/asked.hpp>
#include <winloop/insight/commitments.hpp>
#include <winloop/insight/contact.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::insight {

/// Who is going to meet whom, and for what.
struct Meeting {
  std::string_view candidate;
  std::string_view interviewer;  ///< somebody on our side, by name or alias
  ConversationKind kind = ConversationKind::interview;
  std::size_t most = 4;  ///< exchanges shown of each conversation
};

/// A criterion without evidence, and how to get some.
struct ToAsk {
  Criterion criterion;
  std::string ask;     ///< a question, made of the criterion's own words
  std::string listen;  ///< its anchors of no and yes, side by side; empty where not written
};

/// One page to read before meeting a candidate.
struct Prep {
  Date as_of;
  std::string candidate;
  std::string name;
  std::string role;
  std::string stage;
  int days_in_stage = 0;
  std::string interviewer;  ///< by their full name
  ConversationKind kind = ConversationKind::interview;
  Silence silence;
  std::vector<Conversation> met;             ///< in which the interviewer and the candidate spoke
  std::vector<Conversation> left_out;        ///< not for this meeting (counts_for)
  std::vector<AskedIn> asked;                ///< newest conversation first
  std::vector<Promise> promises;             ///< not settled, both ways, overdue first
  std::vector<OpenQuestion> open_questions;  ///< oldest first
  std::vector<ToAsk> to_ask;                 ///< heaviest first
  std::vector<Signal> remarks;               ///< newest first, each of another category
  bool has_rated = false;                    ///< the interviewer, this candidate
  std::vector<Rating> ratings;  ///< everybody's, in the bar's order, once the interviewer has rated
  std::size_t withheld = 0;     ///< ratings by others that are not shown until then
};

/// Kinds that one prepares for: those in which we speak with a candidate.
WINLOOP_API const std::vector<ConversationKind>& meeting_kinds();

/// Whether a conversation counts when a meeting of some kind is prepared: only where we spoke with
/// the candidate; for a screen or an interview not where terms were talked about (preclose, offer,
/// negotiation), which are for those who close.
WINLOOP_API bool counts_for(ConversationKind meeting, ConversationKind conversation);

/// `talks` are the candidate's conversations with their words, oldest first. Nothing of personal
/// circumstances is in it, nor, until the interviewer has rated the candidate, what others rated;
/// for a screen or an interview nothing of pay and offers, and no promise that names another
/// candidate. Throws Error(bad_input) with near names when there is no such candidate or nobody of
/// that name on our side, and for a kind that is no meeting.
WINLOOP_API Prep prep(const RecordAsOf& record, std::span<const Talk> talks,
                      const Meeting& meeting);

}  // namespace winloop::insight
