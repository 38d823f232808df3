#pragma once

#include <winloop/model/candidate.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace winloop::exchange {

using Words = std::vector<std::string>;

/// The words of a name, folded, in their order.
Words words_of(std::string_view name);

/// `Ana Ruiz` and `Ruiz, Ana` alike.
std::string in_any_order(Words words);

/// What two entries are compared by, folded once.
struct Traits {
  std::string name;  ///< words in their order, one space between
  std::string name_in_any_order;
  std::string email;   ///< without a `+tag`
  std::string domain;  ///< empty for public mailboxes
};

Traits traits_of(const Candidate& candidate);

}  // namespace winloop::exchange
