#pragma once

#include <winloop/insight/answered.hpp>
#include <winloop/insight/argument.hpp>
#include <winloop/insight/commitments.hpp>
#include <winloop/insight/contact.hpp>
#include <winloop/insight/hesitations.hpp>
#include <winloop/insight/losses.hpp>
#include <winloop/insight/next_step.hpp>
#include <winloop/insight/recall.hpp>
#include <winloop/insight/tension.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace winloop::insight {

/// One candidate on the agenda of the search review.
struct AgendaEntry {
  std::string candidate;
  std::string name;
  std::string stage;
  int days_in_stage = 0;
  std::optional<int> rank;                 ///< in the newest ranking, among those in play
  MustHaves must_haves = MustHaves::none;  ///< in the newest ranking; none where not ranked
  OurArgument argument;
  std::vector<Signal> motivations;         ///< newest, a few, one a category
  std::vector<Signal> hesitations;         ///< the same
  std::vector<Hesitation> never_answered;  ///< best first; none of them came up again later
  std::size_t in_confidence = 0;  ///< hesitations that are not for the team: in the close brief
  std::vector<OpenQuestion> open_questions;  ///< oldest first
  std::vector<Signal> competing;             ///< processes, offers, counter-offers; one a category
  std::vector<Promise> overdue_ours;
  std::vector<Promise> overdue_theirs;  ///< those whose owner is unclear included
  std::vector<Promise> due_this_week;   ///< both sides
  Silence silence;
  NextStep next;
  std::optional<Decision> decided;  ///< the newest decision on them, with a step or without
};

struct ReviewAgenda {
  Date as_of;
  std::string role;
  std::vector<AgendaEntry> candidates;     ///< nearest to offer first: stage, rank, id
  int ranked = 0;                          ///< of those in play
  std::vector<Promise> overdue_elsewhere;  ///< about the search as a whole or people who have left
  SpecTension tension;
  std::vector<Loss> losses_without_autopsy;
  std::vector<RecallDue> recalls_due;
  Rhythm reviews;  ///< how regularly this meeting takes place
};

/// How many motivations, hesitations and competing offers an entry shows at most, each.
inline constexpr std::size_t agenda_quotes = 3;

/// The agenda of the weekly search review. Personal circumstances are not in it (heard.hpp).
/// `find` looks the arguments' quotes up in the candidates' conversations; without it only signals
/// are looked at. `talks` fetches the words in which hesitations and promises may come up again.
WINLOOP_API ReviewAgenda review(const RecordAsOf& record, const FindWords& find = {},
                                const ReadTalks& talks = {});

}  // namespace winloop::insight
