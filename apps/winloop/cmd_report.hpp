#pragma once

#include "session.hpp"

#include <string>
#include <vector>

namespace winloop::app {

/// `winloop report`.
void setup_report(CLI::App& command, Session& session);

/// The sections that can be asked for, in their order.
std::vector<std::string> report_sections();

}  // namespace winloop::app
