#pragma once

#include <winloop/exchange/candidates.hpp>

#include <string_view>

namespace winloop::exchange {

/// A heading that people and systems use, folded, with spaces for punctuation: `e mail address`.
struct Usual {
  std::string_view heading;
  SheetField field;
  std::string_view fact = {};  ///< the fact's name, for SheetField::fact
  bool weak = false;           ///< counts only where no other heading claims the field
};

/// Null when the heading is not a usual one.
const Usual* usual_for(std::string_view heading);

/// Headings for the whole name, unless a first name stands beside them: then for the last.
bool is_name_or_last_name(std::string_view heading);

}  // namespace winloop::exchange
