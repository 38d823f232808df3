#pragma once

#include <winloop/base/names.hpp>
#include <winloop/insight/view.hpp>

#include <optional>
#include <vector>

namespace winloop::insight {

/// How a habit is kept.
enum class Beat {
  none,           ///< it never happened
  kept,           ///< as often as it is meant to, or oftener
  slipping,       ///< less often
  status_update,  ///< search reviews only: every four weeks or less often
};

/// Days on which something happened that is meant to happen every `meant` days.
struct Rhythm {
  int meant = 0;
  std::vector<Date> days;          ///< oldest first, each once
  std::optional<double> mean_gap;  ///< days between two; nothing for fewer than two
  std::optional<int> longest_gap;  ///< the time since the last one included
  std::optional<int> since;        ///< since the last, else since the search opened; nothing when
                                   ///< neither is known, or it opens later
  bool due = false;                ///< `meant` days or more since
  Beat beat = Beat::none;  ///< judged by the mean gap or the time since, whichever is longer
};

/// Search reviews: those recorded and those captured.
WINLOOP_API Rhythm review_rhythm(const View& view);

/// The bar looked at: a version adopted or a calibration captured.
WINLOOP_API Rhythm calibration_rhythm(const View& view);

/// Versions of the bar only.
WINLOOP_API Rhythm version_rhythm(const View& view);

}  // namespace winloop::insight

namespace winloop {

template <>
struct Names<insight::Beat> {
  static constexpr std::string_view what = "rhythm";
  static constexpr std::array<std::pair<insight::Beat, std::string_view>, 4> all{{
      {insight::Beat::none, "never"},
      {insight::Beat::kept, "kept"},
      {insight::Beat::slipping, "slipping"},
      {insight::Beat::status_update, "status-update"},
  }};
};

}  // namespace winloop
