#pragma once

#include <winloop/document/document.hpp>
#include <winloop/insight/review.hpp>

namespace winloop::app {

/// What there is to talk through in a search review: everybody in play, where the bar and the
/// people part, and what is left undone.
document::Document agenda_document(const insight::ReviewAgenda& agenda);

}  // namespace winloop::app
