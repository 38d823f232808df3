#pragma once

#include <winloop/insight/view.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace winloop::insight {

/// Two people whom we treated differently: one was declined at a stage that the other got past.
struct Choice {
  const Dossier* taken = nullptr;     ///< never null
  const Dossier* declined = nullptr;  ///< never null
  const StageMove* move = nullptr;    ///< the decline; `from` is the stage
};

struct Choices {
  std::vector<Choice> choices;  ///< by who was declined, in the record's order, then who was taken
  std::size_t all = 0;          ///< how many there are; above `most`, every n-th is in `choices`
};

/// From the stage moves: somebody whose last move is to we-declined, with everybody who ever stood
/// at a stage after the one that they were declined at, whatever became of them later.
WINLOOP_API Choices choices(const View& view, std::size_t most);

/// The ranking that the record ends with puts the one who was declined above the other, and not for
/// want of a score.
WINLOOP_API bool contradicts_ranking(const Choice& choice);

}  // namespace winloop::insight
