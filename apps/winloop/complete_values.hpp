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

/// How `LABEL=WHO` may go on: the labels of the conversation, each with its sign, then who that may
/// be. As above, those that are nothing but a name, or one in brackets.
std::vector<std::string> corrections_for(const std::string& conversation, const std::string& typed,
                                         const Session& session);

}  // namespace winloop::app
