#pragma once

#include <winloop/insight/view.hpp>

#include <vector>

namespace winloop::insight {

/// Nearest to offer first: later stage, then better rank in the newest ranking (those not ranked
/// last), then id.
std::vector<const Dossier*> nearest_to_offer(const View& view);

}  // namespace winloop::insight
