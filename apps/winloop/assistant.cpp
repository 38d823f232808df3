#include "assistant.hpp"

#include "assist_settings.hpp"
#include "output.hpp"
#include "present.hpp"
#include "rejections.hpp"
#include <winloop/base/error.hpp>
#include <winloop/loop/assist_endpoint.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <thread>

namespace winloop::app {

namespace {

using loop::Assisted;
using loop::AssistState;

/// "3 added, 1 gone".
std::string changes_in_words(const std::vector<loop::Renewed>& changes) {
  std::map<loop::Fate, std::size_t> count;
  for (const auto& one : changes) ++count[one.fate];
  std::vector<std::string> parts;
  parts.reserve(count.size());
  for (const auto& [fate, how_many] : count)
    parts.push_back(fmt::format("{} {}", how_many, name(fate)));
  return parts.empty() ? "nothing new" : fmt::format("{}", fmt::join(parts, ", "));
}

std::string assisted_in_words(const Assisted& one) {
  const auto what = fmt::format("#{} {} of {}", one.conversation, name(one.kind),
                                one.candidate.empty() ? "the search" : one.candidate);
  if (one.state == AssistState::failed) return fmt::format("{}: failed: {}", what, one.failure);
  auto line = fmt::format("{}: {}", what, changes_in_words(one.changes));
  if (one.already > 0) line += fmt::format("; {} there already", one.already);
  if (!one.rejected.empty()) line += "; " + rejected_in_words(one.rejected);
  return line;
}

}  // namespace

void add_assist_options(CLI::App& command, AssistFlags& flags) {
  command.add_flag("--assist", flags.on,
                   "Send the words to the model that you have set up, and keep what it quotes");
  command.add_flag("--again", flags.again, "With --assist: send what it has answered already too");
}

Assistant::Assistant(const AssistFlags& flags, const Session& session)
    : flags_(flags),
      session_(session),
      settings_(assist_settings(session.environment)),
      url_(loop::assist_url(settings_)) {}

loop::AssistOptions Assistant::options(std::vector<std::int64_t> conversations) const {
  return {std::move(conversations), session_.today(), settings_.model, url_, flags_.again};
}

std::vector<Assisted> Assistant::ask(loop::Workspace& workspace,
                                     std::vector<std::int64_t> conversations) const {
  const auto endpoint = loop::assist_endpoint(
      settings_, exchange::http_post,
      [](std::chrono::milliseconds wait) { std::this_thread::sleep_for(wait); });
  return loop::ask_assistant(
      workspace, options(std::move(conversations)), endpoint, [](const Assisted& one) {
        if (one.state == AssistState::answered || one.state == AssistState::failed)
          say(assisted_in_words(one));
      });
}

void Assistant::show(const std::vector<std::string>& bodies) const {
  std::size_t bytes = 0;
  for (const auto& body : bodies) {
    bytes += body.size();
    fmt::print("{}\n", body);
  }
  say(fmt::format("would send {} ({}) to {}; sent nothing", counted(bodies.size(), "conversation"),
                  counted(bytes, "byte"), url_));
}

std::size_t count_in_state(const std::vector<Assisted>& asked, AssistState state) {
  return static_cast<std::size_t>(std::count_if(
      asked.begin(), asked.end(), [state](const Assisted& one) { return one.state == state; }));
}

std::string asked_in_words(const std::vector<Assisted>& asked) {
  const auto count = [&](AssistState state) { return count_in_state(asked, state); };
  const auto failed = count(AssistState::failed);
  std::vector<std::string> parts{counted(count(AssistState::answered) + failed, "conversation") +
                                 " sent"};
  const auto add = [&](std::size_t how_many, std::string_view words) {
    if (how_many > 0) parts.push_back(fmt::format("{} {}", how_many, words));
  };
  add(failed, "of them without a usable reply");
  add(count(AssistState::answered_before), "answered before");
  add(count(AssistState::nothing_to_send), "without words to send");
  add(count(AssistState::not_asked), "not sent");
  return fmt::format("{}", fmt::join(parts, ", "));
}

void expect_all_answered(const std::vector<Assisted>& asked) {
  const auto open =
      count_in_state(asked, AssistState::failed) + count_in_state(asked, AssistState::not_asked);
  if (open == 0) return;
  throw Error(ErrorKind::partial,
              fmt::format("the assistant has not answered for {} of {}; `winloop signal renew "
                          "--assist` sends what is not answered",
                          open, counted(asked.size(), "conversation")));
}

}  // namespace winloop::app
