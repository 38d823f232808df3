#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/loop/quote.hpp>
#include <winloop/loop/record_review.hpp>
#include <winloop/model/signal.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/write.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::loop {

namespace {

using store::ReviewedCommitment;
using store::ReviewFile;

/// A promise that the review speaks of: one in the record already, or one to be written down.
struct Promise {
  std::int64_t row = 0;  ///< 0: to be written down
  Commitment commitment;
  CommitmentStatus status = CommitmentStatus::open;
  Date on;
};

void check_categories(const Recall& recall) {
  std::vector<std::string> known;
  for (const auto category : categories(SignalKind::motivation)) known.emplace_back(category);
  for (const auto& said : recall.said) {
    if (std::find(known.begin(), known.end(), said) == known.end())
      throw_unknown_name("motivation", said, known);
  }
}

bool same_words(const std::string& a, const std::string& b) {
  return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

/// The owner and the day of a promise, from where its words were said.
void complete_from_quote(Commitment& commitment, const store::Record& record,
                         const std::string& quote, Date as_of) {
  const auto said = find_quote(record, commitment.candidate, quote, as_of, Within::everything);
  if (!said) {
    throw bad_input(
        fmt::format("\"{}\" was not captured in any conversation by then; a quote must be exact, "
                    "or say `what:` for a promise made elsewhere",
                    quote));
  }
  if (commitment.owner.empty()) commitment.owner = said->speaker;
  commitment.owner_role = said->role;
  commitment.what = quote;
  commitment.made = said->on;
}

Promise promise_of(const store::Record& record, const ReviewedCommitment& reviewed, Date on) {
  Promise promise;
  promise.commitment = reviewed.commitment;
  promise.status = reviewed.commitment.status;
  promise.on = reviewed.commitment.settled.value_or(on);
  (void)store::candidate_row(record, reviewed.commitment.candidate);
  const auto& words = reviewed.quote.empty() ? reviewed.commitment.what : reviewed.quote;
  for (const auto& known : store::commitments(record, on)) {
    const bool concerns =
        known.candidate == reviewed.commitment.candidate || known.candidate.empty();
    if (concerns && same_words(known.what, words)) {
      promise.row = known.row;
      return promise;
    }
  }
  if (!reviewed.quote.empty()) complete_from_quote(promise.commitment, record, reviewed.quote, on);
  // Written down as open; settled below like any other, so that its history reads the same.
  promise.commitment.status = CommitmentStatus::open;
  promise.commitment.settled.reset();
  return promise;
}

}  // namespace

void record_review(Workspace& workspace, const ReviewFile& review) {
  for (const auto& decision : review.decisions)
    (void)store::candidate_row(workspace.record, decision.candidate);
  for (const auto& recall : review.recalls) {
    (void)store::candidate_row(workspace.record, recall.candidate);
    check_categories(recall);
  }
  std::vector<Promise> promises;
  for (const auto& reviewed : review.commitments) {
    promises.push_back(promise_of(workspace.record, reviewed, review.note.on));
  }

  store::Write write(workspace.record);
  write.add_review(review.note);
  for (const auto& decision : review.decisions) write.add_decision(decision);
  for (const auto& recall : review.recalls) write.add_recall(recall);
  for (const auto& promise : promises) {
    const auto row = promise.row != 0 ? promise.row : write.add_commitment(promise.commitment);
    if (promise.status != CommitmentStatus::open)
      write.settle_commitment(row, promise.status, promise.on);
  }
  write.commit();
  // Once a week is often enough to merge the full-text index, and here nobody waits for a capture.
  workspace.record.optimize();
}

}  // namespace winloop::loop
