#pragma once

#include <winloop/base/export.hpp>
#include <winloop/model/candidate.hpp>

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace winloop::loop {

/// Who belongs to which group, by attributes (sex, age band, ...), as one file says it. It is never
/// stored, and nothing that scores can see it.
struct Groups {
  struct Attribute {
    std::string name;
    std::vector<std::string> groups;  ///< in alphabetical order, each as first spelled
  };
  struct Member {
    std::string candidate;
    /// One an attribute: the place of the group in Attribute::groups; nothing for an empty cell.
    std::vector<std::optional<std::size_t>> group_of;
  };
  std::vector<Attribute> attributes;
  std::vector<Member> members;  ///< in the file's order
};

/// Reads CSV with a column `candidate` or `email` (ids or addresses) and one column an attribute;
/// what is spelled alike but for case is one group, an empty cell, "prefer not to say" and its like
/// are "not said". `known` are the people of the search. Throws Error(bad_input) with line and
/// column for a file without these columns, a heading or a candidate that stands twice, more than 8
/// attributes or 40 groups in one, and ids that nobody in the search has: all of them named, since
/// rates over a part of the people would be false figures.
WINLOOP_API Groups read_groups(const std::filesystem::path& path, std::span<const Candidate> known);

}  // namespace winloop::loop
