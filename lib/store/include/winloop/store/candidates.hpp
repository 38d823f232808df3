#pragma once

#include <winloop/model/candidate.hpp>
#include <winloop/store/record.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::store {

/// Everyone who had been added by the end of the day, in the record's order, with the stage of that
/// day; facts, names and the like as they are now.
WINLOOP_API std::vector<Candidate> candidates(const Record& record, Date as_of);

/// One of them. Throws Error(bad_input) with near ids when there is none.
WINLOOP_API Candidate candidate(const Record& record, std::string_view id, Date as_of);

/// Those of the ids, and whoever else bears one of their names, as far as added by the end of the
/// day, in the record's order: ids and names alone. To name a few people, it does not read all that
/// is known of everyone.
WINLOOP_API std::vector<Candidate> namesakes(const Record& record, const std::set<std::string>& ids,
                                             Date as_of);

/// The record's number of a candidate, whenever added; nothing where nobody has that id.
WINLOOP_API std::optional<std::int64_t> find_candidate(const Record& record, std::string_view id);

/// The same; throws as candidate().
WINLOOP_API std::int64_t candidate_row(const Record& record, std::string_view id);

/// Everyone's id, in the record's order.
WINLOOP_API std::vector<std::string> candidate_ids(const Record& record);

/// The ids of those with that e-mail address, compared without case.
WINLOOP_API std::vector<std::string> ids_with_email(const Record& record, std::string_view email);

/// All moves on or before the day, oldest first; of one candidate when `id` is not empty.
WINLOOP_API std::vector<StageMove> stage_moves(const Record& record, Date as_of,
                                               std::string_view id = {});

/// What a table of everyone shows, without a string object for each: texts stand one after another
/// in one buffer.
class WINLOOP_API CandidateTable {
 public:
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] std::uint32_t row(std::size_t at) const { return rows_[at]; }
  [[nodiscard]] std::string_view id(std::size_t at) const { return text(3 * at); }
  [[nodiscard]] std::string_view name(std::size_t at) const { return text(3 * at + 1); }
  [[nodiscard]] std::string_view stage(std::size_t at) const { return text(3 * at + 2); }

  /// For readers who go through it in another order: what will be asked of whom soon, and sooner.
  void expect(std::size_t soon, std::size_t sooner) const {
    __builtin_prefetch(&ends_[3 * soon]);
    __builtin_prefetch(texts_.data() + ends_[3 * sooner]);
  }

 private:
  friend CandidateTable read_candidate_table(const Record& record, Date as_of);
  class Reader;
  void add(std::string_view text);
  static CandidateTable joined(std::span<const CandidateTable> parts);
  [[nodiscard]] std::string_view text(std::size_t field) const {
    return std::string_view(texts_).substr(ends_[field], ends_[field + 1] - ends_[field]);
  }

  std::vector<std::uint32_t> rows_;
  std::vector<std::uint64_t> ends_{0};
  std::string texts_;
};

/// Everyone as of the day, in the order of read_pool().
WINLOOP_API CandidateTable read_candidate_table(const Record& record, Date as_of);

}  // namespace winloop::store
