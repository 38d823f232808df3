#pragma once

#include <winloop/base/export.hpp>

#include <string_view>

namespace winloop::insight {

/// Whether a sentence asks: it ends with a question mark or begins as requests do (`tell me`, `walk
/// me through`); one that ends without a mark asks where it begins as questions do (`so why ...`)
/// or turns to somebody (`... would you ...`).
WINLOOP_API bool asks(std::string_view sentence);

/// The last run of sentences of a text that ask; nothing where none does.
WINLOOP_API std::string_view question_in(std::string_view text);

}  // namespace winloop::insight
