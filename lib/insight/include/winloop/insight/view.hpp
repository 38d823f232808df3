#pragma once

#include <winloop/base/export.hpp>
#include <winloop/insight/talk.hpp>
#include <winloop/model/person_name.hpp>
#include <winloop/model/record.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::insight {

/// All that the record holds about one candidate, as pointers into it, each list in the record's
/// own order (which is time's), so that of two pointers into one list the smaller came first.
struct Dossier {
  const Candidate* candidate = nullptr;  ///< never null
  const Judgement* judgement = nullptr;  ///< null where nobody has written one
  const Standing* standing = nullptr;    ///< in the newest ranking; null where not ranked
  std::vector<const Signal*> signals;    ///< by conversation, then time
  std::vector<const Signal*> confided;   ///< those of personal circumstances (is_sensitive)
  std::vector<const Conversation*> conversations;
  std::vector<const Conversation*> contacts;  ///< those in which we spoke with them (is_contact)
  std::vector<const Commitment*> commitments;
  std::vector<const Decision*> decisions;
  std::vector<const Recall*> recalls;
  std::vector<const Rating*> ratings;
  std::vector<const StageMove*> moves;

  /// Whether the conversation is one of the contacts.
  [[nodiscard]] WINLOOP_API bool spoken_with_in(const Conversation* conversation) const;
};

/// The record, laid out by candidate once, for every finding to read from. The record must outlive
/// it and stay as it is. What the record says of candidates that it does not have is left out.
/// `read` fetches the words of conversations, for the findings that look into them; without it they
/// find nothing there.
class WINLOOP_API View {
 public:
  explicit View(const RecordAsOf& record, ReadTalks read = {});
  explicit View(RecordAsOf&&, ReadTalks = {}) = delete;

  [[nodiscard]] const RecordAsOf& record() const { return *record_; }
  [[nodiscard]] const Search& search() const { return record_->search; }
  [[nodiscard]] Date as_of() const { return record_->as_of; }

  /// One a candidate, in the record's order.
  [[nodiscard]] const std::vector<Dossier>& dossiers() const { return dossiers_; }

  /// Throws Error(bad_input) with near names when there is no such candidate.
  [[nodiscard]] const Dossier& dossier(std::string_view candidate) const;

  /// As above; null when there is no such candidate.
  [[nodiscard]] const Dossier* find(std::string_view candidate) const;

  /// Null when there is no such conversation.
  [[nodiscard]] const Conversation* conversation(std::int64_t row) const;

  /// The candidate's conversations with their words, read anew at each call, oldest first.
  [[nodiscard]] std::vector<Talk> talks(const Dossier& dossier) const;

  /// Our people by name or alias.
  [[nodiscard]] const PeopleByName& people() const { return people_; }

  /// Somebody on our side by name or alias; null for anybody else, and for an alias of two.
  [[nodiscard]] const Person* ours(std::string_view name) const;

 private:
  void index_candidates();
  void fill_dossiers();

  const RecordAsOf* record_;
  ReadTalks read_;
  std::vector<Dossier> dossiers_;
  std::map<std::string_view, std::size_t> by_id_;
  std::map<std::int64_t, const Conversation*> by_row_;
  PeopleByName people_;
};

/// Neither left nor started; somebody who has accepted can still be lost and is in play.
WINLOOP_API bool in_play(const Candidate& candidate);

/// The day count has run out: `days` whole days or more lie between the two. The Nth day itself is
/// due, so that a weekly habit is due a week later on the same weekday. The one rule for every
/// cadence (review, calibrate, recall, quiet).
inline bool is_due(Date since, int days, Date as_of) {
  return as_of - since >= days;
}

/// The stage's place in the search's order; for a stage that the search no longer names, before
/// all. Exits come after all stages.
WINLOOP_API int stage_place(const Search& search, std::string_view stage);

}  // namespace winloop::insight
