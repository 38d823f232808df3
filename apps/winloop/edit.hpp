#pragma once

#include "session.hpp"

#include <string>

namespace winloop::app {

/// Opens candidates/ID.yaml in the user's editor, made from the commented template when there is
/// none. What is saved is checked; what cannot be read opens again with the complaint above it,
/// until it can, or is saved unchanged: then Error(bad_input), the work kept beside the file. The
/// file itself only ever changes to something that can be read.
void edit_judgement(const std::string& id, const Session& session);

}  // namespace winloop::app
