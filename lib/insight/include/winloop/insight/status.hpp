#pragma once

#include <winloop/base/names.hpp>
#include <winloop/insight/view.hpp>

#include <optional>
#include <string>
#include <vector>

namespace winloop::insight {

/// What can wait for somebody, in the order in which it is listed.
enum class WaitingFor {
  overdue_promise,
  decided_step,
  quiet_candidate,
  missing_rating,
  recall_test,
  loss_autopsy,
  review,
  calibration,
  spec_adoption,
};

struct Waiting {
  WaitingFor what = WaitingFor::review;
  std::string candidate;  ///< id; empty where it is about the search
  std::string words;      ///< the promise, the step, the interviewer, the stage; may be empty
  std::string owner;      ///< who is waited for, where known
  int days = 0;           ///< overdue or since; 0 where no day applies
  std::string name = {};  ///< the candidate's
};

struct StageCount {
  std::string stage;
  int candidates = 0;
};

/// Where the search stands.
struct Status {
  Date as_of;
  std::string role;
  std::string company;
  std::optional<Date> opened;
  std::optional<int> days_open;    ///< nothing where that is not known, or it opens later
  std::vector<StageCount> stages;  ///< the search's own order, then exits, then stages that it does
                                   ///< not name (any more); empty ones of the last two left out
  int in_play = 0;
  int candidates = 0;
  int conversations = 0;
  std::optional<Conversation> last_conversation;
  std::string last_with;  ///< the candidate's name; empty where it was about none
  int spec_version = 0;   ///< 0 while none is adopted
  std::optional<Date> ranked;
  std::vector<Waiting> waiting;  ///< by kind, then longest first
};

/// `spec_edited`: spec.yaml differs from the version adopted last.
WINLOOP_API Status status(const RecordAsOf& record, bool spec_edited);

/// Candidates a stage, as in Status::stages.
WINLOOP_API std::vector<StageCount> count_stages(const View& view);

}  // namespace winloop::insight

namespace winloop {

template <>
struct Names<insight::WaitingFor> {
  static constexpr std::string_view what = "thing that waits";
  static constexpr std::array<std::pair<insight::WaitingFor, std::string_view>, 9> all{{
      {insight::WaitingFor::overdue_promise, "overdue-promise"},
      {insight::WaitingFor::decided_step, "decided-step"},
      {insight::WaitingFor::quiet_candidate, "quiet-candidate"},
      {insight::WaitingFor::missing_rating, "missing-rating"},
      {insight::WaitingFor::recall_test, "recall-test"},
      {insight::WaitingFor::loss_autopsy, "loss-autopsy"},
      {insight::WaitingFor::review, "review"},
      {insight::WaitingFor::calibration, "calibration"},
      {insight::WaitingFor::spec_adoption, "spec-adoption"},
  }};
};

}  // namespace winloop
