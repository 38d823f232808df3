#include "cmd_follow_up.hpp"

#include "follow_up_text.hpp"
#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/insight/follow_up.hpp>
#include <winloop/loop/talks.hpp>
#include <winloop/model/person_name.hpp>
#include <winloop/store/as_of.hpp>

#include <fmt/format.h>

#include <memory>

namespace winloop::app {

namespace {

using document::Document;
using document::Heading;
using document::Paragraph;
using document::Show;
using document::Table;
using document::Tone;
using document::Value;
using insight::Citation;
using insight::FollowUp;

struct FollowUpOptions {
  std::string candidate;
  std::string from;
};

/// Who signs: the one named, else the recruiter; nobody where the search has none.
Person sender_of(const RecordAsOf& record, const std::string& from) {
  if (!from.empty()) return PeopleByName(record.search).at("sender", from);
  const auto* recruiter = person_with(record.search, Role::recruiter);
  return recruiter == nullptr ? Person{} : *recruiter;
}

void add_addresses(Document& document, const FollowUp& found, const Draft& draft,
                   const Person& sender) {
  document.add(document::KeyValues{
      .fields = {{.key = "candidate", .title = "Candidate", .value = found.candidate},
                 {.key = "from",
                  .title = "From",
                  .value = or_missing(sender.name),
                  .missing = "[write: your name]"},
                 {.key = "to",
                  .title = "To",
                  .value = or_missing(found.email),
                  .missing = "e-mail not captured"},
                 {.key = "subject", .title = "Subject", .value = draft.subject}}});
}

void add_draft(Document& document, const Draft& draft) {
  document.add(Heading{.level = 2, .text = "Draft", .name = "draft"});
  for (const auto& paragraph : draft.opening) document.add(Paragraph{.text = paragraph});
  if (!draft.owed.empty()) {
    document.add(Paragraph{.text = std::string(owed_title)});
    document.add(document::List{.items = draft.owed, .name = "owed"});
  }
  for (const auto& paragraph : draft.closing) document.add(Paragraph{.text = paragraph});
}

Table notes_table(const std::vector<Citation>& notes) {
  Table table{
      .name = "notes",
      .title = "",
      .columns = {integer_column("note", "Note"), text_column("quote", "Quote"),
                  text_column("speaker", "Speaker"), integer_column("conversation", "Conversation"),
                  text_column("kind", "Kind"), date_column("date", "Date"),
                  text_column("at", "At")}};
  std::int64_t number = 0;
  for (const auto& note : notes) {
    table.add({++number, note.words, or_missing(note.person), note.conversation, name(note.kind),
               note.on, note.at ? Value(clock(*note.at)) : Value()});
  }
  return table;
}

void add_notes(Document& document, const std::vector<Citation>& notes) {
  document.add(
      Heading{.level = 2, .text = "What it rests on (not to be sent)", .name = "rests_on"});
  if (notes.empty())
    document.add(Paragraph{.text = "not captured", .tone = Tone::muted}, Show::people);
  std::size_t number = 0;
  for (const auto& note : notes) {
    document.add(quote(note, fmt::format("[{}]", ++number)), Show::people);
  }
  document.add(notes_table(notes), Show::data);
}

Document follow_up_document(const FollowUp& found, const Person& sender) {
  const auto shown = draft(found, sender.name, Marks::shown);
  Document document{.kind = "follow-up",
                    .title = "Message to " + found.name,
                    .subtitle = "A draft: what stands in brackets is left to you"};
  add_addresses(document, found, shown, sender);
  if (found.left)
    document.add(Paragraph{.text = fmt::format("They are out of the search: {} since {}.",
                                               found.left->stage, found.left->since.to_string()),
                           .tone = Tone::warning});
  add_draft(document, shown);
  add_notes(document, shown.notes);
  document.letter = document::Letter{{sender.name, sender.email},
                                     {found.name, found.email},
                                     shown.subject,
                                     found.as_of,
                                     body_of(draft(found, sender.name, Marks::left_out))};
  return document;
}

void run_follow_up(const FollowUpOptions& options, const Session& session) {
  const auto today = session.today();
  const auto [found, sender] = from_one_reading(session, [&](const loop::Workspace& workspace) {
    const auto record = store::read_as_of(workspace.directory, workspace.record, today);
    const auto talks = loop::read_talks(workspace.record, options.candidate, today);
    return std::pair(insight::follow_up(record, talks, options.candidate),
                     sender_of(record, options.from));
  });
  print(follow_up_document(found, sender), session);
  if (output_format(session.common) != document::Format::eml) return;
  if (found.email.empty()) say(fmt::format("{} has no e-mail yet: fill in To", found.candidate));
}

}  // namespace

void setup_follow_up(CLI::App& command, Session& session) {
  const auto options = std::make_shared<FollowUpOptions>();
  command.add_option("CANDIDATE", options->candidate, "Whom to write to")
      ->required()
      ->type_name("CANDIDATE");
  command
      .add_option("--from", options->from,
                  "Who signs; somebody in search.yaml, the recruiter unless said")
      ->type_name("PERSON");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] { run_follow_up(*options, session); };
  });
}

}  // namespace winloop::app
