#pragma once

#include <winloop/insight/talk.hpp>
#include <winloop/store/record.hpp>

#include <string_view>
#include <vector>

namespace winloop::loop {

/// A candidate's conversations (by id) with their words, as far as they were captured from days up
/// to that one, oldest first; none for somebody unknown.
WINLOOP_API std::vector<insight::Talk> read_talks(const store::Record& record,
                                                  std::string_view candidate, Date as_of);

}  // namespace winloop::loop
