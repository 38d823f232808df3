#pragma once

#include <winloop/document/document.hpp>
#include <winloop/insight/close_brief.hpp>

namespace winloop::app {

/// The close brief as one sheet for people, or with `all` as long as it gets; data holds everything
/// either way.
document::Document brief_document(const insight::CloseBrief& brief, bool all);

}  // namespace winloop::app
