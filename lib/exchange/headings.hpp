#pragma once

#include <winloop/exchange/candidates.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::exchange {

/// What each heading becomes, in order; throws as read_candidates() does.
std::vector<SheetColumn> columns_of(const std::vector<std::string>& headings,
                                    const std::map<std::string, std::string>& column_to_field,
                                    const IsProtected& is_protected,
                                    const std::vector<AskedFact>& facts_asked_for,
                                    std::string_view file_name, int line);

/// Facts that are names for things even when they look like numbers.
bool stays_words(std::string_view fact);

}  // namespace winloop::exchange
