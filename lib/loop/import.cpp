#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/import.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/write.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace winloop::loop {

namespace {

/// Everyone who is known, by what a row may know them by.
struct Known {
  std::vector<Candidate> candidates;
  std::unordered_map<std::string, std::size_t> by_id;
  std::unordered_map<std::string, std::size_t> by_email;

  void index(std::size_t at) {
    by_id.emplace(candidates[at].id, at);
    if (!candidates[at].email.empty()) by_email.emplace(utf8::fold(candidates[at].email), at);
  }
};

Known everyone(const Workspace& workspace, Date on) {
  Known known{store::candidates(workspace.record, on), {}, {}};
  for (std::size_t at = 0; at < known.candidates.size(); ++at) known.index(at);
  return known;
}

const Candidate* find_known(const Known& known, const Candidate& row) {
  if (const auto found = known.by_id.find(row.id); !row.id.empty() && found != known.by_id.end()) {
    return &known.candidates[found->second];
  }
  const auto found = known.by_email.find(utf8::fold(row.email));
  return row.email.empty() || found == known.by_email.end() ? nullptr
                                                            : &known.candidates[found->second];
}

bool same_person_data(const Candidate& a, const Candidate& b) {
  return a.name == b.name && a.aliases == b.aliases && a.email == b.email && a.source == b.source &&
         a.facts == b.facts;
}

/// A person who gets another name goes on being known by the old one, or transcripts that show it
/// would no longer be theirs.
void rename(Candidate& candidate, const std::string& name) {
  const auto goes_by = [&](const std::string& alias) { return alias == candidate.name; };
  if (utf8::fold(name) != utf8::fold(candidate.name) &&
      std::none_of(candidate.aliases.begin(), candidate.aliases.end(), goes_by)) {
    candidate.aliases.push_back(candidate.name);
  }
  candidate.name = name;
}

PlannedRow updated(const Candidate& known, const exchange::SheetRow& row) {
  PlannedRow planned{row.line, RowEffect::update, known};
  auto& candidate = planned.candidate;
  if (!row.candidate.email.empty()) candidate.email = row.candidate.email;
  if (!row.candidate.source.empty()) candidate.source = row.candidate.source;
  if (!row.candidate.aliases.empty()) candidate.aliases = row.candidate.aliases;
  if (!row.candidate.name.empty()) rename(candidate, row.candidate.name);
  for (const auto& [field, value] : row.candidate.facts) candidate.facts[field] = value;
  if (same_person_data(candidate, known)) planned.effect = RowEffect::unchanged;
  return planned;
}

std::string free_id(const std::string& wanted, const Known& known) {
  auto id = wanted;
  for (int number = 2; known.by_id.contains(id); ++number)
    id = fmt::format("{}-{}", wanted, number);
  return id;
}

PlannedRow added(const Workspace& workspace, const exchange::SheetRow& row, const Known& known,
                 Date on) {
  PlannedRow planned{row.line, RowEffect::add, row.candidate};
  auto& candidate = planned.candidate;
  const auto wanted = candidate.id.empty() ? utf8::slug(candidate.name) : candidate.id;
  if (wanted.empty())
    throw bad_input(
        fmt::format("\"{}\" has no letters for an id; add an id column", candidate.name));
  candidate.id = free_id(wanted, known);
  candidate.stage =
      candidate.stage.empty() ? workspace.search.stages.front() : utf8::slug(candidate.stage);
  (void)stage_position(workspace.search, candidate.stage);
  candidate.added = on;
  candidate.stage_since = on;
  return planned;
}

/// The rows as a whole are refused with every complaint, so that the sheet is mended in one go.
void refuse_if_any(const std::vector<std::string>& complaints) {
  if (complaints.empty()) return;
  constexpr std::size_t most = 20;
  std::string message;
  for (std::size_t at = 0; at < std::min(most, complaints.size()); ++at)
    message += complaints[at] + "\n";
  if (complaints.size() > most)
    message += fmt::format("... and {} more\n", complaints.size() - most);
  throw bad_input(message + "nothing was imported");
}

}  // namespace

ImportPlan plan_import(const Workspace& workspace, std::string_view bytes,
                       std::string_view file_name,
                       const std::map<std::string, std::string>& column_to_field, Date on) {
  ImportPlan plan{exchange::read_candidates(bytes, file_name, column_to_field), {}, {}};
  std::vector<std::string> complaints;
  for (const auto& error : plan.sheet.errors) {
    complaints.push_back(
        fmt::format("{}:{}: {}", file_name, error.line, exchange::to_string(error)));
  }
  auto known = everyone(workspace, on);
  plan.duplicates = exchange::likely_duplicates(plan.sheet.rows, known.candidates);
  for (const auto& row : plan.sheet.rows) {
    try {
      if (const auto* same = find_known(known, row.candidate)) {
        plan.rows.push_back(updated(*same, row));
        continue;
      }
      plan.rows.push_back(added(workspace, row, known, on));
      known.candidates.push_back(plan.rows.back().candidate);
      known.index(known.candidates.size() - 1);
    } catch (const Error& error) {
      complaints.push_back(fmt::format("{}:{}: {}", file_name, row.line, error.what()));
    }
  }
  refuse_if_any(complaints);
  return plan;
}

void apply_import(Workspace& workspace, const ImportPlan& plan) {
  store::Write write(workspace.record);
  for (const auto& row : plan.rows) {
    if (row.effect == RowEffect::add) write.add_candidate(row.candidate);
    if (row.effect == RowEffect::update) write.update_candidate(row.candidate);
  }
  write.commit();
}

}  // namespace winloop::loop
