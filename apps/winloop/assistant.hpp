#pragma once

#include "session.hpp"
#include <winloop/document/document.hpp>
#include <winloop/loop/assist.hpp>
#include <winloop/model/assist.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace winloop::app {

/// What --assist and its companions say.
struct AssistFlags {
  bool on = false;
  bool again = false;
  bool dry_run = false;
};

/// Adds --assist and --again.
void add_assist_options(CLI::App& command, AssistFlags& flags);

/// The assistant as the user has set it up, or what is wrong with that.
class Assistant {
 public:
  /// Throws Error(bad_input) when it is not set up, or not rightly: before anything is done.
  Assistant(const AssistFlags& flags, const Session& session);

  /// What asking about these is to go by; all conversations when there are none.
  [[nodiscard]] loop::AssistOptions options(std::vector<std::int64_t> conversations) const;

  /// Asks, with a line on standard error for each conversation that is sent.
  [[nodiscard]] std::vector<loop::Assisted> ask(loop::Workspace& workspace,
                                                std::vector<std::int64_t> conversations) const;

  /// Writes bodies to standard output as they would be sent, one a line, and says where to.
  void show(const std::vector<std::string>& bodies) const;

 private:
  AssistFlags flags_;
  const Session& session_;
  AssistSettings settings_;
  std::string url_;
};

/// "3 conversations sent, 1 answered before, 1 failed".
std::string asked_in_words(const std::vector<loop::Assisted>& asked);

/// How many are in that state.
std::size_t count_in_state(const std::vector<loop::Assisted>& asked, loop::AssistState state);

/// Throws Error(partial), naming how many, when some were not answered.
void expect_all_answered(const std::vector<loop::Assisted>& asked);

}  // namespace winloop::app
