#pragma once

#include <winloop/model/search.hpp>

#include <string>
#include <string_view>

namespace winloop::loop {

/// The one of our people whom `by` names (our_person); where it names nobody the recruiter, else
/// the hiring manager.
std::string who_decides(const Search& search, std::string_view by);

}  // namespace winloop::loop
