#include "verdict_days.hpp"

#include <winloop/model/verdict.hpp>

namespace winloop::store {

EarlierStatuses earlier_statuses(Database& database, Date as_of) {
  EarlierStatuses earlier;
  auto rows = database.query(
      "SELECT s.id, s.cue, ifnull((SELECT w.word FROM verdict w WHERE w.utterance = v.utterance "
      "AND w.quote_from = v.quote_from AND w.quote_size = v.quote_size AND w.kind = v.kind AND "
      "(w.category = v.category OR v.kind = 'question') AND w.day <= ?1 "
      "ORDER BY w.day DESC, w.row DESC LIMIT 1), '') "
      "FROM verdict v JOIN signal s ON s.id >= v.utterance << 10 AND s.id < (v.utterance + 1) << "
      "10 "
      "AND s.quote_from = v.quote_from AND s.quote_size = v.quote_size AND s.kind = v.kind AND "
      "(s.category = v.category OR v.kind = 'question') WHERE v.day > ?1",
      as_of);
  while (rows.next()) {
    auto& status = earlier[rows.integer(0)];
    if (!rows.bytes(2).empty()) {
      status = status_after(rows.name<VerdictWord>(2));
    } else if (!rows.bytes(1).empty()) {
      status = SignalStatus::noticed;
    }
  }
  return earlier;
}

std::optional<SignalStatus> status_then(const EarlierStatuses& earlier, std::int64_t signal,
                                        SignalStatus now) {
  const auto found = earlier.find(signal);
  return found == earlier.end() ? now : found->second;
}

}  // namespace winloop::store
