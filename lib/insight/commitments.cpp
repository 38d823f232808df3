#include <winloop/base/utf8.hpp>
#include <winloop/insight/commitments.hpp>

#include <algorithm>
#include <tuple>

namespace winloop::insight {

namespace {

constexpr int days_ahead = 6;

const Candidate* about(const View& view, const Commitment& commitment) {
  const auto* dossier = view.find(commitment.candidate);
  return dossier == nullptr ? nullptr : dossier->candidate;
}

bool is_moot(const Commitment& commitment, const Candidate* candidate, Side side) {
  if (candidate == nullptr || !is_exit(candidate->stage)) return false;
  return side == Side::theirs || commitment.kind != "feedback-by";
}

Side side_of(const View& view, const Commitment& commitment, const Candidate* candidate) {
  switch (commitment.owner_role) {
    case Role::candidate:
      return Side::theirs;
    case Role::recruiter:
    case Role::hiring_manager:
    case Role::interviewer:
      return Side::ours;
    case Role::other:
      return Side::unclear;
    case Role::unknown:
      break;
  }
  if (view.ours(commitment.owner) != nullptr) return Side::ours;
  if (candidate != nullptr) {
    const auto owner = utf8::fold(commitment.owner);
    const auto is_owner = [&](const std::string& name) { return utf8::fold(name) == owner; };
    if (is_owner(candidate->name) ||
        std::any_of(candidate->aliases.begin(), candidate->aliases.end(), is_owner)) {
      return Side::theirs;
    }
  }
  return Side::unclear;
}

PromiseState state_of(const Commitment& commitment, Date as_of) {
  switch (commitment.status) {
    case CommitmentStatus::kept:
      return PromiseState::kept;
    case CommitmentStatus::broken:
      return PromiseState::broken;
    case CommitmentStatus::dropped:
      return PromiseState::dropped;
    case CommitmentStatus::open:
      break;
  }
  if (is_overdue(commitment, as_of)) return PromiseState::overdue;
  const bool soon = commitment.due && *commitment.due - as_of <= days_ahead;
  return soon ? PromiseState::due_this_week : PromiseState::open;
}

Promise judge(const View& view, const Commitment& commitment, const Candidate* candidate) {
  Promise promise;
  promise.commitment = commitment;
  promise.side = side_of(view, commitment, candidate);
  promise.state = state_of(commitment, view.as_of());
  if (promise.state == PromiseState::overdue) promise.days_overdue = view.as_of() - *commitment.due;
  promise.late = promise.state == PromiseState::kept && commitment.due && commitment.settled &&
                 *commitment.settled > *commitment.due;
  promise.moot =
      commitment.status == CommitmentStatus::open && is_moot(commitment, candidate, promise.side);
  return promise;
}

void sort(std::vector<Promise>& promises) {
  const auto key = [](const Promise& promise) {
    const auto& it = promise.commitment;
    const auto due = it.due.value_or(Date::from_day_number(1 << 24));
    return std::tuple(promise.state, due, it.made, it.row);
  };
  std::stable_sort(promises.begin(), promises.end(),
                   [&](const Promise& a, const Promise& b) { return key(a) < key(b); });
}

void withhold(const Dossier& dossier, Audience audience, Promise& promise) {
  promise.withheld = !may_show(dossier, promise.commitment.what, audience);
  if (promise.withheld) promise.commitment.what.clear();
}

}  // namespace

Side side_of(const View& view, const Commitment& commitment) {
  return side_of(view, commitment, about(view, commitment));
}

Promise judge(const View& view, const Commitment& commitment) {
  return judge(view, commitment, about(view, commitment));
}

std::vector<Promise> promises(const View& view, const Dossier& dossier, Audience audience) {
  std::vector<Promise> result;
  for (const auto* commitment : dossier.commitments) {
    result.push_back(judge(view, *commitment, dossier.candidate));
    withhold(dossier, audience, result.back());
  }
  sort(result);
  return result;
}

std::vector<Promise> all_promises(const View& view) {
  std::vector<Promise> result;
  for (const auto& dossier : view.dossiers()) {
    for (auto& promise : promises(view, dossier, Audience::team)) {
      result.push_back(std::move(promise));
    }
  }
  for (const auto& commitment : view.record().commitments) {
    if (commitment.candidate.empty()) result.push_back(judge(view, commitment, nullptr));
  }
  sort(result);
  return result;
}

std::vector<Promise> only(const std::vector<Promise>& promises, PromiseState state, Side side) {
  std::vector<Promise> result;
  for (const auto& promise : promises) {
    if (promise.state == state && promise.side == side && !promise.moot) result.push_back(promise);
  }
  return result;
}

}  // namespace winloop::insight
