#include <winloop/model/commitment.hpp>
#include <winloop/model/judgement.hpp>

namespace winloop {

bool is_of_the_conversation(LossCause cause) {
  return cause <= LossCause::late_surprise;
}

bool is_overdue(const Commitment& commitment, Date as_of) {
  return commitment.status == CommitmentStatus::open && commitment.due && *commitment.due < as_of;
}

}  // namespace winloop
