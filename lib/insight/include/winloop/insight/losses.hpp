#pragma once

#include <winloop/insight/view.hpp>

#include <optional>
#include <string>
#include <vector>

namespace winloop::insight {

/// A candidate who left by their own will.
struct Loss {
  std::string candidate;
  std::string name;
  std::string exit;  ///< they-declined or reneged
  std::string from;  ///< the stage they left from; empty when the record does not tell
  Date on;
  std::string why;                   ///< the words of the move
  std::optional<Autopsy> autopsy;    ///< as written down in their file
  bool autopsy_captured = false;     ///< a loss-autopsy conversation is in the record
  bool of_the_conversation = false;  ///< diagnosed, and in what we did or did not say
  bool unproven = false;  ///< the cause needs evidence (comp-verified) and no quote shows it
};

/// Newest first, then by id.
WINLOOP_API std::vector<Loss> losses(const View& view);

/// Those at most `days` days ago, the day itself included.
WINLOOP_API std::vector<Loss> recent(const std::vector<Loss>& losses, Date as_of, int days);

/// Those whose file holds no autopsy.
WINLOOP_API std::vector<Loss> without_autopsy(const std::vector<Loss>& losses);

}  // namespace winloop::insight
