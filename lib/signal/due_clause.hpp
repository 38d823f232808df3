#pragma once

#include <winloop/model/conversation.hpp>

#include <string_view>

namespace winloop::signal {

/// Whether somebody speaks for themselves of what they will do, or of what the other will have:
/// "I'll", "we can", "let me", "you will". Of lower-case text.
bool speaks_of_doing(std::string_view clause);

/// The clause in which a promise is made whose words are `promise`: where those reach over several,
/// the first of them that speaks_of_doing(), else the first. Of lower-case text; a clause ends at a
/// mark, or before a conjunction with a subject ("and I'll ...").
ByteRange clause_of_promise(std::string_view text, ByteRange promise);

/// The clause that holds the byte at `at`.
ByteRange clause_around(std::string_view text, std::size_t at);

}  // namespace winloop::signal
