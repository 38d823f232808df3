#pragma once

#include <winloop/model/record.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace winloop::test {

/// Days are counted from the day that the search opened: day(0) is Monday, 5 January 2026.
inline Date day(int number) {
  return Date::parse("2026-01-05") + number;
}

/// A record, written down as it happened. `captured` begins a conversation; what follows it
/// (`says`, `promise`) was said in it.
class Story {
 public:
  explicit Story(int as_of) {
    record_.as_of = day(as_of);
    auto& search = record_.search;
    search.role = "Night Ferry Captain";
    search.company = "Quayline";
    search.opened = day(0);
    search.stages = default_stages();
    search.people = {{"Hanne Dahl", {"Hanne"}, "", Role::hiring_manager},
                     {"Rui Sousa", {}, "", Role::recruiter},
                     {"Ines Prat", {"Inês"}, "", Role::interviewer}};
    search.pay = PayBand{"EUR", 95000, 118000, "", ""};
  }

  Story& candidate(const std::string& id, const std::string& stage = "screen", int added = 0) {
    Candidate candidate;
    candidate.row = static_cast<std::int64_t>(record_.candidates.size()) + 1;
    candidate.id = id;
    candidate.name = "Name of " + id;
    candidate.stage = stage;
    candidate.added = day(added);
    candidate.stage_since = day(added);
    record_.candidates.push_back(candidate);
    return *this;
  }

  Story& fact(const std::string& id, const std::string& field, Fact value) {
    find(id).facts[field] = std::move(value);
    return *this;
  }

  Story& moved(const std::string& id, const std::string& to, int on, const std::string& why = "") {
    auto& candidate = find(id);
    record_.moves.push_back({id, candidate.stage, to, day(on), why});
    candidate.stage = to;
    candidate.stage_since = day(on);
    return *this;
  }

  /// With the candidate and the recruiter, unless said otherwise.
  Story& captured(const std::string& id, ConversationKind kind, int on) {
    Conversation conversation;
    conversation.row = static_cast<std::int64_t>(record_.conversations.size()) + 1;
    conversation.candidate = id;
    conversation.kind = kind;
    conversation.on = day(on);
    conversation.file = fmt::format("{}.vtt", conversation.row);
    conversation.present = {"Rui Sousa"};
    if (!id.empty()) conversation.present.push_back(find(id).name);
    record_.conversations.push_back(conversation);
    return *this;
  }

  Story& present(std::vector<std::string> people) {
    record_.conversations.back().present = std::move(people);
    return *this;
  }

  Story& says(SignalKind kind, const std::string& category, const std::string& quote,
              SignalStatus status = SignalStatus::noticed, Role role = Role::candidate) {
    const auto& conversation = record_.conversations.back();
    Signal signal;
    signal.row = static_cast<std::int64_t>(record_.signals.size()) + 1;
    signal.conversation = conversation.row;
    signal.candidate = conversation.candidate;
    signal.conversation_kind = conversation.kind;
    signal.on = conversation.on;
    signal.file = conversation.file;
    signal.speaker = "label";
    signal.role = role;
    signal.at = Millis{1000 * signal.row};
    signal.kind = kind;
    signal.category = category;
    signal.quote = quote;
    signal.status = status;
    signal.answered = category == "answered";
    record_.signals.push_back(signal);
    return *this;
  }

  Story& wants(const std::string& category, const std::string& quote) {
    return says(SignalKind::motivation, category, quote);
  }
  Story& hesitates(const std::string& category, const std::string& quote) {
    return says(SignalKind::hesitation, category, quote);
  }

  /// By us, unless the role says otherwise; `due` -1 for none.
  Story& promise(const std::string& kind, const std::string& what, int due = -1,
                 CommitmentStatus status = CommitmentStatus::open, int settled = -1,
                 Role role = Role::recruiter) {
    says(SignalKind::commitment, kind, what, SignalStatus::noticed, role);
    const auto& signal = record_.signals.back();
    Commitment commitment;
    commitment.row = static_cast<std::int64_t>(record_.commitments.size()) + 1;
    commitment.candidate = signal.candidate;
    commitment.kind = kind;
    commitment.owner = role == Role::candidate ? "Name of " + signal.candidate : "Rui Sousa";
    commitment.owner_role = role;
    commitment.said_by = commitment.owner;
    commitment.what = what;
    commitment.signal = signal.row;
    commitment.conversation = signal.conversation;
    commitment.made = signal.on;
    if (due >= 0) commitment.due = day(due);
    commitment.status = status;
    if (settled >= 0) commitment.settled = day(settled);
    record_.commitments.push_back(commitment);
    return *this;
  }

  Story& decided(const std::string& id, const std::string& next, int on, int due = -1) {
    Decision decision;
    decision.candidate = id;
    decision.decision = DecisionKind::advance;
    decision.next = next;
    decision.owner = "Rui Sousa";
    if (due >= 0) decision.due = day(due);
    decision.on = day(on);
    record_.decisions.push_back(decision);
    return *this;
  }

  Story& recalls(const std::string& id, std::vector<std::string> said, int on,
                 const std::string& by = "Hanne Dahl") {
    record_.recalls.push_back({id, by, day(on), std::move(said), "words"});
    return *this;
  }

  Story& rated(const std::string& id, const std::string& criterion, int level, int on,
               const std::string& by = "Ines Prat") {
    record_.ratings.push_back({id, criterion, by, level, "", day(on)});
    return *this;
  }

  Story& criterion(const std::string& id, double weight, std::optional<double> must = {},
                   Evidence evidence = RatingEvidence{}) {
    record_.spec.criteria.push_back({id, "Name of " + id, weight, std::move(evidence), must, {}});
    return *this;
  }

  /// Best first; the score falls by 0.1 from one to the next.
  Story& ranked(const std::vector<std::string>& ids, int on,
                MustHaves must_haves = MustHaves::met) {
    Ranking ranking;
    ranking.on = day(on);
    for (const auto& id : ids) {
      Standing standing;
      standing.candidate = static_cast<std::uint32_t>(find(id).row);
      standing.rank = static_cast<std::uint32_t>(ranking.standings.size()) + 1;
      standing.score = 0.9F - 0.1F * static_cast<float>(ranking.standings.size());
      standing.coverage = 1;
      standing.must_haves = must_haves;
      ranking.standings.push_back(standing);
    }
    record_.rankings.push_back(ranking);
    return *this;
  }

  Story& adopted(int on) {
    const int number = static_cast<int>(record_.spec_versions.size()) + 1;
    record_.spec_versions.push_back({number, "text", "Rui Sousa", day(on), "why"});
    return *this;
  }

  Story& reviewed(int on) {
    record_.reviews.push_back({day(on), {"Hanne Dahl"}, ""});
    return *this;
  }

  Judgement& judgement(const std::string& id) {
    auto& judgement = record_.judgements[id];
    judgement.candidate = id;
    return judgement;
  }

  Story& autopsy(const std::string& id, LossCause cause, const std::string& quote = "words") {
    judgement(id).autopsy = Autopsy{"stated", cause, quote, "lesson"};
    return *this;
  }

  RecordAsOf& record() { return record_; }
  Candidate& find(const std::string& id) {
    return *std::find_if(record_.candidates.begin(), record_.candidates.end(),
                         [&](const Candidate& candidate) { return candidate.id == id; });
  }

 private:
  RecordAsOf record_;
};

/// An argument with every part written.
inline Argument whole_argument(std::vector<std::string> citing) {
  return {"them", "us", "now", "lose", std::move(citing)};
}

}  // namespace winloop::test
