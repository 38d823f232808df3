#pragma once

#include <winloop/insight/view.hpp>

#include <string_view>

namespace winloop::insight {

/// Somebody on our side (search.yaml) by name or alias, folded. Throws Error(bad_input) with near
/// names, calling them `what`, when there is nobody of that name.
WINLOOP_API const Person& person_named(const View& view, std::string_view what,
                                       std::string_view name);

}  // namespace winloop::insight
