#pragma once

#include <winloop/model/candidate.hpp>
#include <winloop/model/commitment.hpp>
#include <winloop/model/conversation.hpp>
#include <winloop/model/judgement.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/model/search.hpp>
#include <winloop/model/signal.hpp>
#include <winloop/model/spec.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace winloop {

/// A captured conversation without its words.
struct Conversation {
  std::int64_t row = 0;
  std::string candidate;  ///< id; empty when it is about the search as a whole
  ConversationKind kind = ConversationKind::screen;
  Date on;
  std::string file;  ///< the name it was captured from
  std::string format;
  std::string hash;  ///< content_hash of the original bytes
  int utterances = 0;
  ConsentAnswer consent = ConsentAnswer::not_asked;
  std::vector<std::string> present;  ///< the people who spoke, by name where known, else by label
};

/// Everything that a finding can rest on, as it stood at the end of one day; what the insight layer
/// reads.
struct RecordAsOf {
  Date as_of;
  Search search;
  Spec spec;                                ///< the bar now
  std::vector<SpecVersion> spec_versions;   ///< oldest first
  std::vector<Candidate> candidates;        ///< in the record's order, stages as of the day
  std::vector<StageMove> moves;             ///< oldest first
  std::vector<Conversation> conversations;  ///< oldest first
  std::vector<Signal> signals;  ///< dismissed ones not among them; by conversation, then time
  std::vector<Rating> ratings;  ///< the newest of each rater, candidate and criterion
  std::vector<Commitment> commitments;          ///< by the day they were made
  std::vector<Decision> decisions;              ///< oldest first
  std::vector<Recall> recalls;                  ///< oldest first
  std::vector<ReviewNote> reviews;              ///< oldest first
  std::vector<Ranking> rankings;                ///< oldest first, standings of the last two only
  std::map<std::string, Judgement> judgements;  ///< by candidate id
};

}  // namespace winloop
