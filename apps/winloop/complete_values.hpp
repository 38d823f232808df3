#pragma once

#include "session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace winloop::app {

inline constexpr std::string_view files_answer = ":files";

/// The values of a type of argument (CANDIDATE, STAGE, KIND, ...): words of the program, or ids
/// from the record. A shell will see them, so only those that are plain words come back, and of
/// people's names (PERSON) those that are nothing but a name. Empty for types that cannot be
/// listed.
std::vector<std::string> values_of(const std::string& type, const Session& session);

}  // namespace winloop::app
