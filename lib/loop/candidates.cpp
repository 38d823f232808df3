#include "end_of_time.hpp"
#include "label_parts.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/candidates.hpp>
#include <winloop/loop/file_name.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/write.hpp>

#include <fmt/format.h>

#include <array>
#include <utility>

namespace winloop::loop {

namespace {

void expect_new_address(const store::Record& record, const Candidate& added) {
  if (added.email.empty()) return;
  const auto same = store::ids_with_email(record, added.email);
  if (same.empty()) return;
  throw bad_input(fmt::format("{} has the e-mail address {} already; is {} the same person?",
                              same.front(), added.email, added.name));
}

}  // namespace

Candidate add_candidate(Workspace& workspace, const NewCandidate& person, Date on) {
  Candidate added;
  added.name = utf8::one_line(person.name);
  added.id = person.id.empty() ? id_from(added.name) : person.id;
  if (added.id.empty()) {
    throw bad_input(
        fmt::format("\"{}\" has no letters for an id; give one with --id", person.name));
  }
  for (const auto& alias : person.aliases) added.aliases.push_back(utf8::one_line(alias));
  added.email = utf8::one_line(person.email);
  added.source = utf8::one_line(person.source);
  added.stage = person.stage.empty() ? workspace.search.stages.front() : person.stage;
  added.facts = person.facts;
  added.added = on;
  added.stage_since = on;
  (void)stage_position(workspace.search, added.stage);
  expect_nameable(added.id);
  if (!added.email.empty() && !is_email_address(added.email)) {
    throw bad_input(fmt::format("\"{}\" is no e-mail address; expected one as ana@company.example",
                                added.email));
  }
  store::Write write(workspace.record);
  expect_new_address(workspace.record, added);
  added.row = write.add_candidate(added);
  write.commit();
  return added;
}

std::vector<Lookalike> lookalikes(const Workspace& workspace, const Candidate& added) {
  auto others = store::candidates(workspace.record, end_of_time());
  std::erase_if(others, [&](const Candidate& one) { return one.id == added.id; });
  const std::array row{exchange::SheetRow{.candidate = added}};
  std::vector<Lookalike> alike;
  for (auto& pair : exchange::likely_duplicates(row, others))
    alike.push_back({std::move(pair.existing), pair.reason});
  return alike;
}

bool move_candidate(Workspace& workspace, std::string_view id, std::string_view stage, Date on,
                    std::string_view why) {
  (void)stage_position(workspace.search, stage);
  store::Write write(workspace.record);
  const bool moved = write.move_candidate(id, stage, on, why);
  write.commit();
  return moved;
}

}  // namespace winloop::loop
