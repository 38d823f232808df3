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

using store::ReviewFile;
using Settled = ReviewFile::Settled;

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
    if (std::find(known.begin(), known.end(), said) == known.end()) throw_unknown_name("motivation", said, known);
  }
}

bool same_words(const std::string& a, const std::string& b) {
  return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

Commitment from_quote(const store::Record& record, const Settled& settled, Date as_of) {
  const auto said = find_quote(record, settled.candidate, settled.quote, as_of);
  if (!said) {
    throw bad_input(fmt::format("\"{}\" was not captured from any conversation with or about {}; a quote must be exact, "
                                "or say `what:` for a promise made elsewhere",
                                settled.quote, settled.candidate));
  }
  Commitment commitment;
  commitment.owner = said->speaker;
  commitment.owner_role = said->role;
  commitment.what = settled.quote;
  commitment.made = said->on;
  return commitment;
}

Commitment written_down(const store::Record& record, const Settled& settled, Date on) {
  Commitment commitment;
  if (settled.quote.empty()) {
    commitment.what = settled.what;
    commitment.made = on;
  } else {
    commitment = from_quote(record, settled, on);
  }
  commitment.candidate = settled.candidate;
  commitment.kind = settled.kind.empty() ? "other" : settled.kind;
  if (!settled.owner.empty()) commitment.owner = settled.owner;
  commitment.due = settled.due;
  return commitment;
}

Promise promise_of(const store::Record& record, const Settled& settled, Date on) {
  (void)store::candidate_row(record, settled.candidate);
  Promise promise;
  promise.status = settled.status;
  promise.on = settled.on.value_or(on);
  const auto& words = settled.quote.empty() ? settled.what : settled.quote;
  for (const auto& known : store::commitments(record, on)) {
    const bool concerns = known.candidate == settled.candidate || known.candidate.empty();
    if (concerns && same_words(known.what, words)) {
      promise.row = known.row;
      return promise;
    }
  }
  promise.commitment = written_down(record, settled, on);
  return promise;
}

}  // namespace

void record_review(Workspace& workspace, const ReviewFile& review) {
  for (const auto& decision : review.decisions) (void)store::candidate_row(workspace.record, decision.candidate);
  for (const auto& recall : review.recalls) {
    (void)store::candidate_row(workspace.record, recall.candidate);
    check_categories(recall);
  }
  std::vector<Promise> promises;
  for (const auto& settled : review.commitments) {
    promises.push_back(promise_of(workspace.record, settled, review.on));
  }

  store::Write write(workspace.record);
  write.add_review({review.on, review.with, review.notes});
  for (const auto& decision : review.decisions) write.add_decision(decision);
  for (const auto& recall : review.recalls) write.add_recall(recall);
  for (const auto& promise : promises) {
    const auto row = promise.row != 0 ? promise.row : write.add_commitment(promise.commitment);
    if (promise.status != CommitmentStatus::open) write.settle_commitment(row, promise.status, promise.on);
  }
  write.commit();
}

}  // namespace winloop::loop
