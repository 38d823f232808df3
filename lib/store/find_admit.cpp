// What find looks at before words count: conversations, speakers, signals.
#include "find_scan.hpp"
#include "identifiers.hpp"
#include "verdict_days.hpp"
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/store/candidates.hpp>

#include <algorithm>
#include <limits>
#include <string>

namespace winloop::store {

namespace {

template <typename List, typename T>
bool empty_or_has(const List& list, const T& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

template <typename E>
std::vector<std::string_view> words_for(const std::vector<E>& values) {
  std::vector<std::string_view> words;
  words.reserve(values.size());
  for (const auto value : values) words.push_back(name(value));
  return words;
}

/// Folded, with a blank for what is no part of a word: "Recruiter (Guest)" has two.
std::string folded_words(std::string_view text) {
  auto folded = utf8::fold(text);
  for (auto& c : folded) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (!word) c = ' ';
  }
  return folded;
}

/// Every word of `wanted` is one of `text`'s; both folded.
bool has_words(const std::string& text, const std::string& wanted) {
  const auto next_word = [](const std::string& from, std::size_t& at) {
    const auto start = from.find_first_not_of(' ', at);
    if (start == std::string::npos) return std::string();
    at = std::min(from.find(' ', start), from.size());
    return from.substr(start, at - start);
  };
  const auto has = [&](const std::string& word) {
    std::size_t at = 0;
    for (auto one = next_word(text, at); !one.empty(); one = next_word(text, at)) {
      if (one == word) return true;
    }
    return false;
  };
  std::size_t at = 0;
  for (auto word = next_word(wanted, at); !word.empty(); word = next_word(wanted, at)) {
    if (!has(word)) return false;
  }
  return true;
}

}  // namespace

void FindScan::admit(std::int64_t first, std::int64_t last) {
  const auto until = filter_.until ? std::min(*filter_.until, filter_.as_of) : filter_.as_of;
  const auto kinds = words_for(filter_.kinds);
  auto rows = database_.query(
      "SELECT c.row, c.kind, ifnull(candidate.id, '') FROM conversation c "
      "LEFT JOIN candidate ON candidate.row = c.candidate "
      "WHERE c.row BETWEEN ?1 AND ?2 AND c.day <= ?3 AND c.day >= ?4",
      first, last, until, filter_.since ? filter_.since->to_string() : std::string());
  while (rows.next()) {
    if (!empty_or_has(kinds, rows.bytes(1))) continue;
    if (!empty_or_has(filter_.candidates, rows.bytes(2))) continue;
    const auto row = static_cast<std::size_t>(rows.integer(0));
    if (row >= admitted_.size()) admitted_.resize(std::max(row + 1, 2 * admitted_.size()));
    admitted_[row] = true;
  }
  if (!filter_.stages.empty()) admit_stages(first, last);
}

void FindScan::admit_stages(std::int64_t first, std::int64_t last) {
  auto rows = database_.query(
      "SELECT c.row, ifnull((SELECT to_stage FROM stage_move m WHERE m.candidate = c.candidate "
      "AND m.day <= c.day ORDER BY m.day DESC, m.row DESC LIMIT 1), '') FROM conversation c "
      "WHERE c.row BETWEEN ?1 AND ?2",
      first, last);
  while (rows.next()) {
    const auto row = static_cast<std::size_t>(rows.integer(0));
    if (row < admitted_.size() && !empty_or_has(filter_.stages, rows.bytes(1)))
      admitted_[row] = false;
  }
}

void FindScan::load_signals() {
  const auto kinds = words_for(filter_.signal_kinds);
  auto& noticed = noticed_.emplace();
  const auto earlier = earlier_statuses(database_, filter_.as_of);
  auto rows = database_.query("SELECT id, kind, category, status FROM signal ORDER BY id");
  while (rows.next()) {
    if (!empty_or_has(kinds, rows.bytes(1)) || !empty_or_has(filter_.categories, rows.bytes(2)))
      continue;
    const auto status = status_then(earlier, rows.integer(0), rows.name<SignalStatus>(3));
    if (!status || *status == SignalStatus::dismissed) continue;
    const auto utterance = utterance_of_signal(rows.integer(0));
    if (noticed.empty() || noticed.back() != utterance) noticed.push_back(utterance);
  }
}

bool FindScan::is_admitted(std::int64_t conversation) {
  constexpr std::size_t worth_reading_all = 40;
  if (looked_up_ < worth_reading_all) {
    admit(conversation, conversation);
  } else if (looked_up_ == worth_reading_all) {
    admit(0, std::numeric_limits<std::int64_t>::max());
  }
  ++looked_up_;
  const auto row = static_cast<std::size_t>(conversation);
  return row < admitted_.size() && admitted_[row];
}

bool FindScan::speaker_fits(std::string_view label, std::string_view person,
                            std::string_view role) const {
  if (!empty_or_has(words_for(filter_.roles), role)) return false;
  if (filter_.speakers.empty()) return true;
  const auto known = folded_words(label) + ' ' + folded_words(person);
  return std::any_of(filter_.speakers.begin(), filter_.speakers.end(),
                     [&](const std::string& wanted) {
                       const auto whole = filter_.whole_names.find(utf8::fold(wanted));
                       return has_words(known, folded_words(wanted)) ||
                              (whole != filter_.whole_names.end() &&
                               has_words(known, folded_words(whole->second)));
                     });
}

void FindScan::take_all() {
  auto rows = database_.query("SELECT row, day, utterances FROM conversation ORDER BY row");
  while (rows.next()) {
    const auto conversation = rows.integer(0);
    enter(conversation);
    if (!conversation_passes_) continue;
    const auto newness = static_cast<double>(rows.day(1).day_number());
    const auto take = [&](std::int64_t utterance) {
      if (!passes(utterance)) return;
      count_hit();
      keep({newness, utterance});
    };
    const auto first = utterance_id(conversation, 0);
    const auto end = first + rows.integer(2);
    if (!noticed_) {
      for (auto utterance = first; utterance < end; ++utterance) take(utterance);
      continue;
    }
    for (auto at = std::lower_bound(noticed_->begin(), noticed_->end(), first);
         at != noticed_->end() && *at < end; ++at) {
      take(*at);
    }
  }
}

}  // namespace winloop::store
