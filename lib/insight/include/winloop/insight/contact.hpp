#pragma once

#include <winloop/insight/view.hpp>

#include <cstdint>
#include <optional>

namespace winloop::insight {

/// Whether we and the candidate spoke: intake, calibration, debrief and search-review are talk
/// among ourselves, an application is paper. In a message the candidate has to be among those who
/// wrote (what we send and nobody answers is not speaking with them); in a call it is enough that
/// somebody present is not known to be one of ours, or that the source names nobody.
WINLOOP_API bool is_contact(const View& view, const Dossier& dossier,
                            const Conversation& conversation);

/// Whether one of ours spoke in it: anybody named in search.yaml, and in a call we take it for
/// granted.
WINLOOP_API bool we_spoke(const View& view, const Conversation& conversation);

/// Whether it is a conversation with them that came after another, by its row: what we say among
/// ourselves they have not heard.
WINLOOP_API bool heard_since(const View& view, const Dossier& dossier,
                             const Conversation& conversation, std::int64_t other);

/// How long a candidate has heard nothing.
struct Silence {
  std::optional<Conversation> last;  ///< the newest contact; nothing when there was none
  int days = 0;                      ///< since then, or since they were added
  bool never_spoken = false;
  bool quiet = false;  ///< in play, spoken with before, and `cadence.quiet` days or more ago
};

WINLOOP_API Silence silence(const View& view, const Dossier& dossier);

}  // namespace winloop::insight
