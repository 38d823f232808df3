#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/export.hpp>
#include <winloop/loop/groups.hpp>
#include <winloop/loop/workspace.hpp>
#include <winloop/model/candidate.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/model/search.hpp>
#include <winloop/rank/impact.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::loop {

/// What became of a candidate, by id; nothing for those who do not count either way.
using Outcomes = std::map<std::string, std::optional<bool>, std::less<>>;

/// One group, or one intersection of two, beside the others of its kind.
struct GroupRate {
  std::string attribute;       ///< `sex`, or `sex x age` for an intersection
  std::uint32_t left_out = 0;  ///< of the group, those who do not count
  rank::GroupCount count;      ///< its group: `woman`, or `woman, 40 or over`
  rank::GroupImpact impact;
};

/// The four-fifths rule over each attribute, then over each pair of attributes, every combination
/// of their groups among them, also where nobody is. Members whose group is not said, or of whom
/// `outcomes` does not know, are left out of that attribute.
WINLOOP_API std::vector<GroupRate> group_rates(const Groups& groups, const Outcomes& outcomes);

/// Who was selected: reached the stage or one after it. Not selected: declined by us before. Those
/// who still wait for the decision, who withdrew before it ("no longer an applicant", Uniform
/// Guidelines Q&A 15, 44 FR 11998) or who left for an unspecified reason do not count. Throws
/// Error(bad_input) for a stage that the search does not have, or an exit.
WINLOOP_API Outcomes selected_by(const Search& search, std::span<const Candidate> candidates,
                                 std::span<const StageMove> moves, std::string_view stage);

/// Who scored above the sample's median (6 RCNY 5-300, "scoring rate"): of everybody of whom
/// something is known; others do not count. `ids` in the order of the standings.
WINLOOP_API Outcomes scored_above_median(std::span<const Standing> standings,
                                         std::span<const std::string> ids);

/// Who meets all must-haves (true) or fails one (false); where one is unknown, or the bar has none,
/// nobody counts.
WINLOOP_API Outcomes met_must_haves(std::span<const Standing> standings,
                                    std::span<const std::string> ids);

struct ImpactOptions {
  std::filesystem::path groups;
  std::string stage = std::string(stage_offer);
  std::optional<int> before;  ///< a spec version to compare with
};

/// One measure by the bar as it stands and, where asked for, by an earlier one.
struct Impact {
  std::vector<GroupRate> now;
  std::vector<GroupRate> before;  ///< in the order of `now`; empty where not asked for
};

struct GroupImpacts {
  Impact selection;             ///< `before` is empty: what happened does not depend on the bar
  Impact scoring;               ///< above the median
  Impact must_haves;            ///< met
  std::size_t people = 0;       ///< in the search on that day
  std::size_t not_in_file = 0;  ///< of these, how many the file does not name
  bool has_must_haves = false;
};

/// Both bars are measured over the evidence of the day, so that they alone differ. Nothing is
/// written. Throws what read_groups(), selected_by() and spec_version() throw.
WINLOOP_API GroupImpacts group_impacts(const Workspace& workspace, Date as_of,
                                       const ImpactOptions& options);

}  // namespace winloop::loop
