#pragma once

#include <winloop/base/export.hpp>

#include <string_view>

namespace winloop {

/// Text in a spreadsheet file that the spreadsheet would evaluate instead of showing it is guarded
/// by a leading apostrophe when written and loses it when read back. One rule for both directions.
///
/// Needs a guard: text whose first character is `=`, `+`, `-`, `@`, a tab, a carriage return or a
/// line feed, or a full-width form of the first four; white space, byte-order marks and apostrophes
/// in front of one do not change that (so that guarding twice and reading twice are inverses).
/// Source of the list: OWASP, "CSV Injection".
WINLOOP_API bool needs_formula_guard(std::string_view text);

/// The text without the apostrophe that guarding put in front; any other text as it is. A view into
/// `text`.
WINLOOP_API std::string_view without_formula_guard(std::string_view text);

}  // namespace winloop
