#pragma once

#include <winloop/insight/heard.hpp>

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
  std::optional<Citation> shown;  ///< where the autopsy's quote was said; nothing: nowhere captured
  bool unproven = false;          ///< the cause needs evidence (comp-verified) and nothing shows it
  bool withheld = false;  ///< the autopsy's quote is not for this audience and was taken out
};

/// One candidate's; nothing unless they left by their own will. `find` looks the autopsy's quote up
/// in what was captured; without it only signals are looked at.
WINLOOP_API std::optional<Loss> loss_of(const Dossier& dossier, Audience audience,
                                        const FindWords& find);

/// All of them for the team, newest first, then by id.
WINLOOP_API std::vector<Loss> losses(const View& view, const FindWords& find = {});

/// Those at most `days` days ago, the day itself included.
WINLOOP_API std::vector<Loss> recent(const std::vector<Loss>& losses, Date as_of, int days);

/// Those whose file holds no autopsy.
WINLOOP_API std::vector<Loss> without_autopsy(const std::vector<Loss>& losses);

}  // namespace winloop::insight
