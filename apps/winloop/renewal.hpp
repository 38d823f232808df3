#pragma once

#include "confidences.hpp"
#include <winloop/document/document.hpp>
#include <winloop/loop/renew.hpp>

#include <string>

namespace winloop::app {

/// Adds what a new pass changed; what was told in confidence is counted and not shown.
void add_renewal(document::Document& document, const loop::RenewResult& result,
                 Confidences confidences);

/// "2 added, 1 gone, 3 kept by a person's word", or "nothing changed".
std::string renewal_in_words(const loop::RenewResult& result);

}  // namespace winloop::app
