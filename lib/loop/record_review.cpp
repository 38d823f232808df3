#include "at_place.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/people.hpp>
#include <winloop/loop/quote.hpp>
#include <winloop/loop/record_review.hpp>
#include <winloop/model/signal.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/write.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace winloop::loop {

namespace {

using store::ReviewedCommitment;
using store::ReviewFile;

/// A promise that the review speaks of: one in the record already, or one to be written down.
struct Promise {
  Commitment commitment;  ///< row 0: to be written down
  CommitmentStatus status = CommitmentStatus::open;
  Date on;
  bool amended = false;  ///< one in the record gets another kind or due day
};

void check_categories(const Recall& recall) {
  std::vector<std::string> known;
  for (const auto category : categories(SignalKind::motivation)) known.emplace_back(category);
  for (const auto& said : recall.said) {
    if (std::find(known.begin(), known.end(), said) == known.end())
      throw_unknown_name("motivation", said, known);
  }
}

/// Whether the review may mean this one: by the owner that it names, with the quoted words in it.
/// What the search as a whole was promised takes all its words, not to be taken for a promise to
/// the candidate; so does one that was written down by hand.
bool may_mean(const ReviewedCommitment& reviewed, const Commitment& known) {
  const auto& wanted = reviewed.commitment;
  if (!wanted.owner.empty() && !holds_words(utf8::fold(known.owner), utf8::fold(wanted.owner)))
    return false;
  if (reviewed.quote.empty())
    return known.candidate == wanted.candidate && known.what == wanted.what;
  if (holds_words(reviewed.quote, known.what))
    return known.candidate == wanted.candidate || known.candidate.empty();
  return known.candidate == wanted.candidate && holds_words(known.what, reviewed.quote);
}

[[noreturn]] void throw_ambiguous(const ReviewedCommitment& reviewed,
                                  const std::vector<Commitment>& meant) {
  constexpr std::size_t most = 4;
  std::string each;
  for (std::size_t i = 0; i < std::min(most, meant.size()); ++i)
    each += fmt::format("{}#{} \"{}\"", i == 0 ? "" : ", ", meant[i].row, meant[i].what);
  if (meant.size() > most) each += ", ...";
  throw bad_input(
      fmt::format("\"{}\" may be {} commitments: {}; quote more of the one that is "
                  "meant, or use `winloop commitment`",
                  reviewed.quote, meant.size(), each));
}

/// The one in the record that the review means; nothing when it speaks of none there. Of several
/// the only one that is open, or the only one with just these words.
std::optional<Commitment> meant_by(const Workspace& workspace, const ReviewedCommitment& reviewed,
                                   Date on) {
  auto meant = store::commitments(workspace.record, workspace.search, on);
  std::erase_if(meant, [&](const Commitment& known) { return !may_mean(reviewed, known); });
  const auto only = [&meant](auto fits) {
    if (meant.size() > 1 && std::count_if(meant.begin(), meant.end(), fits) == 1)
      meant = {*std::find_if(meant.begin(), meant.end(), fits)};
  };
  only([&](const Commitment& known) { return known.what == reviewed.quote; });
  only([](const Commitment& known) { return known.status == CommitmentStatus::open; });
  if (meant.size() > 1) throw_ambiguous(reviewed, meant);
  return meant.empty() ? std::nullopt : std::optional(meant.front());
}

/// The owner and the day of a promise, from where its words were said.
void complete_from_quote(Commitment& commitment, const store::Record& record,
                         const std::string& quote, Date as_of) {
  const auto said = find_quote(record, commitment.candidate, quote, as_of);
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

/// What the review says of the kind and the due day outranks what was noticed.
bool amend(Commitment& known, const Commitment& said) {
  const auto before = known;
  if (!said.kind.empty()) known.kind = said.kind;
  if (said.due) {
    known.due = said.due;
    known.due_words = said.due_words;
  }
  return known.kind != before.kind || known.due != before.due;
}

Promise promise_of(const Workspace& workspace, const ReviewedCommitment& reviewed, Date on) {
  const auto& record = workspace.record;
  Promise promise{reviewed.commitment, reviewed.commitment.status,
                  reviewed.commitment.settled.value_or(on)};
  auto& commitment = promise.commitment;
  if (!commitment.candidate.empty()) (void)store::candidate_row(record, commitment.candidate);
  if (auto known = meant_by(workspace, reviewed, on)) {
    commitment = *std::move(known);
    promise.amended = amend(commitment, reviewed.commitment);
    return promise;
  }
  if (commitment.kind.empty()) commitment.kind = "other";
  if (!reviewed.quote.empty()) complete_from_quote(commitment, record, reviewed.quote, on);
  // Written down as open; settled below like any other, so that its history reads the same.
  commitment.status = CommitmentStatus::open;
  commitment.settled.reset();
  return promise;
}

/// The day that a promise was made, where it was said in a conversation: of one made elsewhere the
/// day is not known, only that it was by the review.
std::optional<Date> made_on(const Promise& promise, const ReviewedCommitment& reviewed) {
  const auto& one = promise.commitment;
  const bool said = one.row != 0 ? one.conversation != 0 : !reviewed.quote.empty();
  return said ? std::optional(one.made) : std::nullopt;
}

/// Nothing is settled or due before it was promised.
void check_days(const Promise& promise, const ReviewedCommitment& reviewed) {
  const auto made = made_on(promise, reviewed);
  if (!made) return;
  const auto refuse_before = [&](std::string_view what, Date day) {
    if (day < *made)
      throw bad_input(fmt::format("{} {} comes before the day it was promised, {}", what,
                                  day.to_string(), made->to_string()));
  };
  if (promise.status != CommitmentStatus::open)
    refuse_before(fmt::format("{} on", name(promise.status)), promise.on);
  if (reviewed.commitment.due) refuse_before("due", *reviewed.commitment.due);
}

bool is_empty(const ReviewFile& review) {
  return review.decisions.empty() && review.recalls.empty() && review.commitments.empty() &&
         review.note.notes.empty() && review.note.with.empty();
}

/// With the people in it by the names that search.yaml has. Throws, with its place, for what it
/// names that is not there.
ReviewFile checked(const Workspace& workspace, ReviewFile review) {
  const auto& places = review.places;
  const auto owner = [&](const std::string& candidate, std::string& named) {
    if (!named.empty()) named = owner_named(workspace, candidate, named).name;
  };
  if (is_empty(review)) {
    throw bad_input(places.file,
                    "nothing in it; expected decisions, recalls, commitments or notes");
  }
  for (std::size_t at = 0; at < review.decisions.size(); ++at) {
    auto& decision = review.decisions[at];
    at_place(places.decisions.at(at), [&] {
      store::candidate_row(workspace.record, decision.candidate);
      owner(decision.candidate, decision.owner);
    });
  }
  for (std::size_t at = 0; at < review.recalls.size(); ++at) {
    auto& recall = review.recalls[at];
    at_place(places.recalls.at(at), [&] {
      store::candidate_row(workspace.record, recall.candidate);
      check_categories(recall);
      if (!recall.by.empty()) recall.by = our_person(workspace.search, "person", recall.by);
    });
  }
  for (std::size_t at = 0; at < review.commitments.size(); ++at) {
    auto& commitment = review.commitments[at].commitment;
    at_place(places.commitments.at(at), [&] { owner(commitment.candidate, commitment.owner); });
  }
  return review;
}

}  // namespace

std::vector<Commitment> record_review(Workspace& workspace, const ReviewFile& given) {
  store::Write write(workspace.record);
  const auto review = checked(workspace, given);
  const auto on = review.note.on;
  std::vector<Promise> promises;
  for (std::size_t at = 0; at < review.commitments.size(); ++at) {
    at_place(review.places.commitments.at(at), [&] {
      promises.push_back(promise_of(workspace, review.commitments[at], on));
      check_days(promises.back(), review.commitments[at]);
    });
  }

  write.add_review(review.note);
  for (const auto& decision : review.decisions) write.remove_decisions(decision.candidate, on);
  for (const auto& decision : review.decisions) write.add_decision(decision);
  for (const auto& recall : review.recalls) write.remove_recalls(recall.candidate, recall.by, on);
  for (const auto& recall : review.recalls) write.add_recall(recall);
  std::vector<Commitment> told;
  for (const auto& promise : promises) {
    told.push_back(promise.commitment);
    auto& commitment = told.back();
    if (commitment.row == 0) commitment.row = write.add_commitment(commitment);
    if (promise.amended) write.amend_commitment(commitment);
    if (promise.status == CommitmentStatus::open) continue;
    write.settle_commitment(commitment.row, promise.status, promise.on);
    commitment.status = promise.status;
    commitment.settled = promise.on;
  }
  write.commit();
  // Once a week is often enough to merge the full-text index, and here nobody waits for a capture.
  workspace.record.optimize();
  return told;
}

}  // namespace winloop::loop
