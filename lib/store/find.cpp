#include "find_context.hpp"
#include "find_scan.hpp"
#include "full_text.hpp"
#include "identifiers.hpp"
#include "inflections.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/find.hpp>
#include <winloop/store/query.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace winloop::store {

namespace {

/// Takes the terms without any letter or digit ("++", "&") out of a query: they can be found
/// nowhere.
void drop_wordless(FullText& full_text, Query& query) {
  const auto wordless = [&](const QueryTerm& term) {
    return words_of(full_text, term.text).empty();
  };
  std::erase_if(query.without, wordless);
  for (auto& group : query.all) std::erase_if(group, wordless);
  const bool had_words = !query.all.empty();
  std::erase_if(query.all, [](const auto& group) { return group.empty(); });
  if (had_words && query.all.empty()) {
    throw bad_input("nothing can be found by this query: it holds no letters or digits");
  }
}

/// Gives each single word that need not be exact its other forms.
void inflect(Database& database, Query& query) {
  const auto inflect_term = [&](QueryTerm& term) {
    if (term.exact || term.prefix) return;
    const auto words = words_of(database.full_text(), term.text);
    if (words.size() == 1) term.inflections = inflections(database, words.front().text);
  };
  for (auto& term : query.without) inflect_term(term);
  for (auto& group : query.all) std::for_each(group.begin(), group.end(), inflect_term);
}

/// The phrases that must or may be there, in the order of match_expression().
std::vector<Phrase> phrases_of(FullText& full_text, const Query& query) {
  std::vector<Phrase> phrases;
  std::size_t term_number = 0;
  for (const auto& group : query.all) {
    for (const auto& term : group) {
      Phrase phrase{.term = term_number++, .words = {}, .prefix = term.prefix};
      for (auto& word : words_of(full_text, term.text))
        phrase.words.push_back(std::move(word.text));
      phrases.push_back(std::move(phrase));
      for (const auto& form : term.inflections)
        phrases.push_back({.term = phrases.back().term, .words = {form}, .prefix = false});
    }
  }
  return phrases;
}

FindHit read_hit(Database& database, const FindScan::Best& best,
                 const std::vector<Phrase>& phrases) {
  FindHit hit;
  hit.utterance = best.utterance;
  hit.conversation = conversation_of_utterance(best.utterance);
  hit.score = best.score;
  auto rows = database.query(
      "SELECT ifnull(candidate, ''), c.kind, day, c.file, ifnull(label, ''), ifnull(person, ''), "
      "ifnull(role, 'unknown'), start_ms, text, source_from, source_size FROM utterance u JOIN "
      "conversations c "
      "ON c.row = u.id >> 20 LEFT JOIN speaker s ON s.conversation = c.row AND s.number = "
      "u.speaker "
      "WHERE u.id = ?1",
      best.utterance);
  if (!rows.next()) {
    throw Error(ErrorKind::storage,
                fmt::format("{}: an utterance in the full-text index is missing from the record",
                            database.path().string()));
  }
  hit.candidate = rows.text(0);
  hit.kind = rows.name<ConversationKind>(1);
  hit.on = rows.day(2);
  hit.file = rows.text(3);
  hit.speaker = rows.text(4);
  hit.person = rows.bytes(5).empty() ? hit.speaker : rows.text(5);
  hit.role = rows.name<Role>(6);
  hit.at = rows.millis(7);
  hit.text = rows.text(8);
  hit.page = page_of(ByteRange{static_cast<std::size_t>(rows.integer(9)),
                               static_cast<std::size_t>(rows.integer(10))});
  const auto words = words_of(database.full_text(), hit.text);
  hit.matches = matches_in(words, phrases);
  hit.context = context_of(hit.text, words, hit.matches);
  return hit;
}

/// The utterances around a hit.
void read_context(Database& database, std::size_t wanted, FindHit& hit) {
  constexpr std::size_t widest = 100;
  const auto reach = static_cast<std::int64_t>(std::min(wanted, widest));
  auto rows = database.query(
      "SELECT u.id, coalesce(nullif(person, ''), label, ''), start_ms, text FROM utterance u "
      "LEFT JOIN speaker s ON s.conversation = ?1 AND s.number = u.speaker "
      "WHERE u.id >= ?2 AND u.id <= ?3 AND u.id >= ?4 AND u.id < ?5 ORDER BY u.id",
      hit.conversation, hit.utterance - reach, hit.utterance + reach,
      utterance_id(hit.conversation, 0), utterance_id(hit.conversation + 1, 0));
  while (rows.next()) {
    const auto id = rows.integer(0);
    if (id == hit.utterance) continue;
    auto& side = id < hit.utterance ? hit.before : hit.after;
    side.push_back({rows.text(1), rows.millis(2), rows.text(3)});
  }
}

/// Runs the MATCH, every hit going to the scan.
void run(Database& database, const std::string& expression, FindScan& scan) {
  struct Attached {
    FullText& full_text;
    Attached(FullText& to, HitScan& scan_) : full_text(to) { to.set_scan(&scan_); }
    ~Attached() { full_text.set_scan(nullptr); }
  } const attached(database.full_text(), scan);
  // winloop_hit() gives NULL to go on: all hits are taken within one step.
  auto rows = database.query(
      "SELECT 1 FROM utterance_words WHERE utterance_words MATCH ?1 AND "
      "winloop_hit(utterance_words)",
      expression);
  try {
    rows.next();
  } catch (const Error&) {
    if (scan.failure) std::rethrow_exception(scan.failure);
    throw;
  }
}

/// A query made ready: its phrases, and the scan that has taken its hits.
struct Asked {
  std::vector<Phrase> phrases;
  std::unique_ptr<FindScan> scan;
  FindFilter filter;
};

Asked ask(const Record& record, std::string_view query_text, FindFilter filter) {
  auto& database = record.database();
  auto query = parse_query(query_text);
  drop_wordless(database.full_text(), query);
  narrow(filter, query.fields);
  for (const auto& candidate : filter.candidates) (void)candidate_row(record, candidate);
  inflect(database, query);
  Asked asked{phrases_of(database.full_text(), query), nullptr, std::move(filter)};
  std::vector<std::size_t> terms;
  for (const auto& phrase : asked.phrases) terms.push_back(phrase.term);
  asked.scan = std::make_unique<FindScan>(database, asked.filter, std::move(terms));
  if (query.all.empty()) {
    asked.scan->take_all();
  } else {
    run(database, match_expression(query), *asked.scan);
  }
  return asked;
}

}  // namespace

FindResult find(const Record& record, std::string_view query_text, const FindFilter& filter) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  auto asked = ask(record, query_text, filter);
  FindResult result;
  result.total = asked.scan->total();
  for (const auto& best : asked.scan->best()) {
    result.hits.push_back(read_hit(database, best, asked.phrases));
    if (asked.phrases.empty()) result.hits.back().score.reset();
    if (asked.filter.context > 0) read_context(database, asked.filter.context, result.hits.back());
  }
  return result;
}

std::vector<FindCount> count_hits(const Record& record, std::string_view query_text,
                                  const FindFilter& filter) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  auto narrowed = filter;
  narrowed.limit = 1;
  std::vector<FindCount> counts;
  const auto asked = ask(record, query_text, narrowed);
  for (const auto& [conversation, hits] : asked.scan->counts()) {
    auto rows = database.query(
        "SELECT ifnull(k.id, ''), c.kind, c.day, ifnull((SELECT to_stage FROM stage_move m WHERE "
        "m.candidate = c.candidate AND m.day <= c.day ORDER BY m.day DESC, m.row DESC LIMIT 1), "
        "'') FROM conversation c LEFT JOIN candidate k ON k.row = c.candidate WHERE c.row = ?1",
        conversation);
    rows.next();
    counts.push_back({.conversation = conversation,
                      .candidate = rows.text(0),
                      .stage = rows.text(3),
                      .kind = rows.name<ConversationKind>(1),
                      .on = rows.day(2),
                      .hits = hits});
  }
  std::stable_sort(counts.begin(), counts.end(),
                   [](const FindCount& a, const FindCount& b) { return a.on < b.on; });
  return counts;
}

}  // namespace winloop::store
