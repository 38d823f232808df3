#pragma once

#include "builder.hpp"
#include <winloop/insight/talk.hpp>

#include <string>
#include <utility>
#include <vector>

namespace winloop::test {

/// The words of a story's last conversation, one line a second: `us` is the recruiter.
inline constexpr Role us = Role::recruiter;
inline constexpr Role them = Role::candidate;

inline insight::Talk talk(Story& story, const std::vector<std::pair<Role, std::string>>& lines) {
  insight::Talk talk;
  talk.conversation = story.record().conversations.back();
  for (const auto& [role, text] : lines) {
    const auto second = static_cast<int>(talk.lines.size()) + 1;
    talk.lines.push_back({role, role == them ? "Ann" : "Rui Sousa", Millis{1000 * second}, text});
  }
  return talk;
}

}  // namespace winloop::test
