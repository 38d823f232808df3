#pragma once

#include <winloop/model/conversation.hpp>
#include <winloop/model/signal.hpp>
#include <winloop/store/query.hpp>
#include <winloop/store/record.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::store {

/// What narrows a search. Of each list one must fit; an empty one lets everything through.
struct FindFilter {
  Date as_of = {};                           ///< conversations on or before that day
  std::vector<std::string> candidates = {};  ///< ids
  std::vector<Role> roles = {};
  std::vector<std::string> speakers = {};  ///< words of the label or of the person's name
  /// Whole names by the alias that may stand for them among the speakers, here or in the query;
  /// folded (utf8::fold).
  std::map<std::string, std::string> whole_names = {};
  std::vector<ConversationKind> kinds = {};
  std::vector<std::string> stages = {};  ///< of the candidate on the conversation's day
  std::optional<Date> since = {};        ///< conversations on or after that day
  std::optional<Date> until = {};        ///< conversations on or before that day
  /// Utterances in which such a signal was noticed and not dismissed; both lists must fit the same
  /// signal.
  std::vector<SignalKind> signal_kinds = {};
  std::vector<std::string> categories = {};
  std::size_t limit = 20;   ///< hits given back; 0 for all
  std::size_t context = 0;  ///< utterances before and after each hit, at most 100
};

/// Narrows by the fields of a query: `kind:` takes the kinds of conversations and of signals.
/// Throws Error(bad_input) with near names for a value that is none.
WINLOOP_API void narrow(FindFilter& filter, const std::vector<QueryField>& fields);

/// An utterance beside a hit.
struct Neighbour {
  std::string person;  ///< who that is, where known; else the label; empty where neither is
  std::optional<Millis> at;
  std::string text;
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
  std::optional<std::size_t> page;  ///< of a document, counted from 1
  std::string text;                 ///< the whole utterance
  ByteRange context;                ///< the part of it to show, around the words found
  std::vector<ByteRange> matches;   ///< what was found, in order, within the text
  std::optional<double> score;      ///< BM25; greater is better; none for a query without words
  std::vector<Neighbour> before;    ///< in the order of the conversation
  std::vector<Neighbour> after;
};

/// How many utterances of one conversation match.
struct FindCount {
  std::int64_t conversation = 0;
  std::string candidate;  ///< id; empty in a conversation about nobody in particular
  std::string stage;      ///< the candidate's on that day; empty likewise
  ConversationKind kind = ConversationKind::screen;
  Date on;
  std::size_t hits = 0;
};

struct FindResult {
  std::size_t total = 0;      ///< utterances that match, shown or not
  std::vector<FindHit> hits;  ///< best first; equal ones by conversation, then place in it; of a
                              ///< query without words the newest conversation first
};

/// Full-text search over utterances (query.hpp says what a query may be; its fields narrow further
/// than the filter). Words are compared without case and diacritics, and by their stem (Snowball's
/// English) unless they are in quotation marks: forms of one word count as that word. Ranked by
/// BM25 (Robertson and Zaragoza 2009, with FTS5's k1 = 1.2, b = 0.75 and its inverse document
/// frequency). Throws Error(bad_input) for a query that is none, holds no letters or digits, or
/// names an unknown candidate, role, kind, category or day. A stage that the search does not have
/// is found nowhere.
WINLOOP_API FindResult find(const Record& record, std::string_view query, const FindFilter& filter);

/// The same, counted: one a conversation that has hits, by day, then number. `limit` and `context`
/// count for nothing.
WINLOOP_API std::vector<FindCount> count_hits(const Record& record, std::string_view query,
                                              const FindFilter& filter);

}  // namespace winloop::store
