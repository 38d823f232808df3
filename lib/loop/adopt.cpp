#include "who_decides.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/adopt.hpp>
#include <winloop/loop/spec_diff.hpp>
#include <winloop/loop/spec_lint.hpp>
#include <winloop/store/as_of.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/reviews.hpp>
#include <winloop/store/write.hpp>

#include <fmt/format.h>

namespace winloop::loop {

namespace {

/// What changed, for the message that asks why.
std::string changes_in_words(const Spec& before, const Spec& after) {
  std::string words;
  for (const auto& change : differences(before, after)) {
    if (!words.empty()) words += "; ";
    words += fmt::format("{}{}{}", change.name, change.name.empty() ? "" : ": ",
                         fmt::join(change.changes, ", "));
  }
  return words;
}

}  // namespace

Spec spec_of(const SpecVersion& version) {
  return store::read_spec(version.text, fmt::format("spec version {}", version.number));
}

CurrentSpec current_spec(const Workspace& workspace, Date as_of) {
  CurrentSpec current;
  const auto as_then = store::spec_as_of(workspace.directory, workspace.record, as_of);
  current.text = as_then.text;
  current.spec = store::read_spec(as_then.text, as_then.file);
  auto versions = store::spec_versions(workspace.record, as_of);
  if (!versions.empty()) current.adopted = std::move(versions.back());
  current.changed = !current.adopted || (current.adopted->text != current.text &&
                                         spec_of(*current.adopted) != current.spec);
  return current;
}

SpecVersion spec_version(const Workspace& workspace, int number, Date as_of) {
  std::vector<std::string> numbers;
  for (auto& version : store::spec_versions(workspace.record, as_of)) {
    if (version.number == number) return std::move(version);
    numbers.push_back(std::to_string(version.number));
  }
  throw_unknown_name("spec version", std::to_string(number), numbers);
}

std::optional<SpecVersion> next_version(const Workspace& workspace, const CurrentSpec& current,
                                        Date on, std::string_view why, std::string_view by) {
  const auto decided_by = who_decides(workspace.search, by);
  if (!current.changed) return std::nullopt;
  if (current.adopted && utf8::trim(why).empty()) {
    throw bad_input({workspace.directory.spec().string()},
                    fmt::format("the bar has changed since version {} ({}); say why with --why",
                                current.adopted->number,
                                changes_in_words(spec_of(*current.adopted), current.spec)));
  }
  refuse_protected({current.text, workspace.directory.spec().string()});
  SpecVersion next;
  next.number = current.adopted ? current.adopted->number + 1 : 1;
  next.text = current.text;
  next.by = decided_by;
  next.on = on;
  next.why = why.empty() ? "the first bar" : why;
  return next;
}

std::optional<int> adopt_spec(Workspace& workspace, Date on, std::string_view why,
                              std::string_view by) {
  store::Write write(workspace.record);
  const auto next = next_version(workspace, current_spec(workspace, on), on, why, by);
  if (!next) return std::nullopt;
  const auto number = write.add_spec_version(next->text, next->by, next->on, next->why);
  write.commit();
  return number;
}

}  // namespace winloop::loop
