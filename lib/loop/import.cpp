#include "end_of_time.hpp"
#include "label_parts.hpp"
#include "sheet_stages.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/adopt.hpp>
#include <winloop/loop/file_name.hpp>
#include <winloop/loop/import.hpp>
#include <winloop/loop/lint_words.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/write.hpp>
#include <winloop/transcript/encoding.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace winloop::loop {

namespace {

/// Everyone who is known, by what a row may know them by.
struct Known {
  std::vector<Candidate> candidates;
  std::unordered_map<std::string, std::size_t> by_id;
  std::unordered_multimap<std::string, std::size_t> by_email;  ///< an agency's may be several's
  std::unordered_set<std::string> taken;  ///< ids that the sheet's new people get

  [[nodiscard]] bool has(const std::string& id) const {
    return by_id.contains(id) || taken.contains(id);
  }
};

/// However early the day of the import: an id is taken, and a person known, whenever they came.
Known everyone(const Workspace& workspace) {
  Known known{store::candidates(workspace.record, end_of_time()), {}, {}, {}};
  for (std::size_t at = 0; at < known.candidates.size(); ++at) {
    const auto& one = known.candidates[at];
    known.by_id.emplace(one.id, at);
    if (!one.email.empty()) known.by_email.emplace(utf8::fold(one.email), at);
  }
  return known;
}

/// Who has the row's address and may go by its name. An address that is only somebody else's is
/// theirs too when the row has an id to tell them apart; without one it would rename them.
const Candidate* find_by_email(const Known& known, const Candidate& row) {
  if (row.email.empty()) return nullptr;
  const auto [from, to] = known.by_email.equal_range(utf8::fold(row.email));
  for (auto at = from; at != to; ++at) {
    const auto& one = known.candidates[at->second];
    if (row.name.empty() || exchange::may_go_by(one, row.name)) return &one;
  }
  if (from == to || !row.id.empty()) return nullptr;
  const auto& other = known.candidates[from->second];
  throw bad_input(fmt::format(
      "found \"{}\" with {}, the address of {} ({}), expected a name that they go by; give the row "
      "an id: {} for the same person, another for somebody new",
      row.name, row.email, other.name, other.id, other.id));
}

const Candidate* find_known(const Known& known, const Candidate& row) {
  const auto found = known.by_id.find(row.id);
  const bool has_id = !row.id.empty() && found != known.by_id.end();
  return has_id ? &known.candidates[found->second] : find_by_email(known, row);
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

PlannedRow updated(const Candidate& known, const exchange::SheetRow& row, std::string stage) {
  PlannedRow planned{row.line, RowEffect::update, known, std::move(stage)};
  if (planned.other_stage == known.stage) planned.other_stage.clear();
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
  for (int number = 2; known.has(id) || !can_be_named(id); ++number)
    id = fmt::format("{}-{}", wanted, number);
  return id;
}

PlannedRow added(const exchange::SheetRow& row, const Known& known, std::string stage, Date on) {
  PlannedRow planned{row.line, RowEffect::add, row.candidate, {}};
  auto& candidate = planned.candidate;
  const auto wanted = candidate.id.empty() ? id_from(candidate.name) : candidate.id;
  if (wanted.empty())
    throw bad_input(
        fmt::format("\"{}\" has no letters for an id; add an id column", candidate.name));
  expect_nameable(candidate.id);
  candidate.id = free_id(wanted, known);
  candidate.stage = std::move(stage);
  candidate.added = on;
  candidate.stage_since = on;
  return planned;
}

/// Two rows that are one person of the record would undo each other.
void expect_first(std::unordered_map<std::string, int>& line_of, const std::string& id, int line) {
  const auto [first, is_new] = line_of.emplace(id, line);
  if (is_new) return;
  throw bad_input(fmt::format(
      "found {} of line {} again, by id or address; expected each person once", id, first->second));
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

/// The facts that the bar's rules are about.
std::vector<exchange::AskedFact> facts_asked_for(const Spec& spec) {
  const auto is_number = [](const Fact& value) { return std::holds_alternative<double>(value); };
  std::vector<exchange::AskedFact> facts;
  for (const auto& criterion : spec.criteria) {
    if (const auto* rule = std::get_if<FactRule>(&criterion.evidence)) {
      facts.push_back(
          {rule->field, std::all_of(rule->values.begin(), rule->values.end(), is_number)});
    }
    if (const auto* rule = std::get_if<NumberRule>(&criterion.evidence))
      facts.push_back({rule->field, true});
  }
  return facts;
}

exchange::CandidateSheet read_sheet(const Workspace& workspace, std::string_view bytes,
                                    std::string_view file_name, const SheetMeaning& meaning) {
  const auto rules = shipped_lint_rules();
  return exchange::read_candidates(
      bytes, file_name, meaning.columns,
      [&](std::string_view heading) { return names_protected_ground(rules, heading); },
      facts_asked_for(current_spec(workspace, end_of_time()).spec));
}

ImportPlan planned(const Workspace& workspace, exchange::CandidateSheet sheet,
                   std::string_view file_name, const SheetMeaning& meaning, Date on) {
  SheetStages stages(workspace.search, meaning.stages);
  ImportPlan plan{std::move(sheet), {}, {}};
  std::vector<std::string> complaints;
  for (const auto& error : plan.sheet.errors) {
    complaints.push_back(
        fmt::format("{}:{}: {}", file_name, error.line, exchange::to_string(error)));
  }
  auto known = everyone(workspace);
  plan.duplicates = exchange::likely_duplicates(plan.sheet.rows, known.candidates);
  std::unordered_map<std::string, int> line_of;
  for (const auto& row : plan.sheet.rows) {
    auto stage = stages.stage_of(row.candidate.stage, row.line);
    try {
      if (const auto* same = find_known(known, row.candidate)) {
        expect_first(line_of, same->id, row.line);
        plan.rows.push_back(updated(*same, row, std::move(stage)));
        continue;
      }
      if (stage.empty()) stage = workspace.search.stages.front();
      plan.rows.push_back(added(row, known, std::move(stage), on));
      known.taken.insert(plan.rows.back().candidate.id);
    } catch (const Error& error) {
      complaints.push_back(fmt::format("{}:{}: {}", file_name, row.line, error.what()));
    }
  }
  for (auto& complaint : stages.complaints(file_name)) complaints.push_back(std::move(complaint));
  refuse_if_any(complaints);
  return plan;
}

}  // namespace

std::string sheet_text(std::string_view bytes, std::string_view file_name,
                       std::string_view encoding) {
  if (!encoding.empty()) return transcript::to_utf8(bytes, file_name, encoding);
  const auto marked = transcript::encoding_by_mark(bytes);
  if (marked.empty() || marked == "UTF-8") return std::string(bytes);
  return transcript::to_utf8(bytes, file_name);
}

ImportPlan plan_import(const Workspace& workspace, std::string_view bytes,
                       std::string_view file_name, const SheetMeaning& meaning, Date on) {
  return planned(workspace, read_sheet(workspace, bytes, file_name, meaning), file_name, meaning,
                 on);
}

ImportPlan import_candidates(Workspace& workspace, std::string_view bytes,
                             std::string_view file_name, const SheetMeaning& meaning, Date on,
                             const std::function<void(const ImportPlan&)>& show) {
  auto sheet = read_sheet(workspace, bytes, file_name, meaning);
  store::Write write(workspace.record);
  auto plan = planned(workspace, std::move(sheet), file_name, meaning, on);
  for (const auto& row : plan.rows) {
    if (row.effect == RowEffect::add) write.add_candidate(row.candidate);
    if (row.effect == RowEffect::update) write.update_candidate(row.candidate);
  }
  if (show) show(plan);
  write.commit();
  return plan;
}

}  // namespace winloop::loop
