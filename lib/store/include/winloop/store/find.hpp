#pragma once

#include <winloop/model/conversation.hpp>
#include <winloop/store/record.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::store {

/// What narrows a search.
struct FindFilter {
  Date as_of = {};             ///< conversations on or before that day
  std::string candidate = {};  ///< an id; empty for all
  std::optional<Role> role = {};
  std::optional<ConversationKind> kind = {};
  std::optional<Date> since = {};  ///< conversations on or after that day
  std::size_t limit = 20;          ///< hits given back; 0 for all
};

/// One utterance that was found, with all that a citation needs.
struct FindHit {
  std::int64_t utterance = 0;
  std::int64_t conversation = 0;
  std::string candidate;  ///< id; empty in a conversation about nobody in particular
  ConversationKind kind = ConversationKind::screen;
  Date on;
  std::string file;
  std::string speaker;  ///< the label in the file; empty where it names nobody
  std::string person;   ///< who that is, where known; else the label
  Role role = Role::unknown;
  std::optional<Millis> at;
  std::string text;                ///< the whole utterance
  ByteRange context;               ///< the part of it to show, around the words found
  std::vector<ByteRange> matches;  ///< what was found, in order, within the text
  double score = 0;                ///< BM25; greater is better
};

struct FindResult {
  std::size_t total = 0;      ///< utterances that match, shown or not
  std::vector<FindHit> hits;  ///< best first; equal ones by conversation, then place in it
};

/// Full-text search over utterances (query.hpp says what a query may be). Words are compared
/// without case and diacritics. Ranked by BM25 (Robertson and Zaragoza 2009, with FTS5's k1 = 1.2,
/// b = 0.75 and its inverse document frequency). Throws Error(bad_input) for a query that is none,
/// holds no letters or digits, or names an unknown candidate.
WINLOOP_API FindResult find(const Record& record, std::string_view query, const FindFilter& filter);

}  // namespace winloop::store
