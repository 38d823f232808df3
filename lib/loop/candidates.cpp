#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/candidates.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/write.hpp>

#include <fmt/format.h>

namespace winloop::loop {

Candidate add_candidate(Workspace& workspace, const NewCandidate& person, Date on) {
  Candidate added;
  added.name = utf8::one_line(person.name);
  added.id = person.id.empty() ? utf8::slug(added.name) : person.id;
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
  if (!added.email.empty()) {
    if (const auto same = store::ids_with_email(workspace.record, added.email); !same.empty()) {
      throw bad_input(fmt::format("{} has the e-mail address {} already; is {} the same person?",
                                  same.front(), added.email, added.name));
    }
  }
  store::Write write(workspace.record);
  added.row = write.add_candidate(added);
  write.commit();
  return added;
}

bool move_candidate(Workspace& workspace, std::string_view id, std::string_view stage, Date on,
                    std::string_view why) {
  (void)stage_position(workspace.search, stage);
  (void)store::candidate_row(workspace.record, id);
  store::Write write(workspace.record);
  const bool moved = write.move_candidate(id, stage, on, why);
  write.commit();
  return moved;
}

}  // namespace winloop::loop
