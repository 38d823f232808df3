#pragma once

#include <winloop/model/search.hpp>

#include <string>
#include <string_view>

namespace winloop::loop {

/// Who is meant where nobody is named: the recruiter, else the hiring manager.
std::string who_decides(const Search& search, std::string_view by);

}  // namespace winloop::loop
