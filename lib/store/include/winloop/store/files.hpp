#pragma once

#include <winloop/model/commitment.hpp>
#include <winloop/model/judgement.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/model/search.hpp>
#include <winloop/model/spec.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::store {

// The YAML files that people write. All readers throw Error(bad_input) that names file, line and
// column for what parse_yaml() refuses, unknown keys (with near names), missing keys, wrong types
// and values out of their range. Empty values are the same as keys left out.

/// search.yaml. Only `role` must be there.
WINLOOP_API Search read_search(const std::filesystem::path& path);

/// spec.yaml from its text; `file` is how errors name it.
WINLOOP_API Spec read_spec(std::string_view text, std::string_view file);

/// candidates/ID.yaml, the id taken from the file's name. Everything in it may be missing.
WINLOOP_API Judgement read_judgement(const std::filesystem::path& path);

/// As above from text, as an editor's check before it is saved.
WINLOOP_API Judgement parse_judgement(std::string_view text, std::string_view file,
                                      std::string_view candidate);

/// A scorecard: ratings of one candidate by one rater, in the order of the file. `today` is their
/// day where the file has no `on`.
WINLOOP_API std::vector<Rating> read_scorecard(const std::filesystem::path& path, Date today);

/// As above from text; `file` is how errors name it.
WINLOOP_API std::vector<Rating> parse_scorecard(std::string_view text, std::string_view file,
                                                Date today);

/// A commitment as a review names it.
struct ReviewedCommitment {
  Commitment commitment;
  std::string
      quote;  ///< words of one that was noticed in a conversation; empty for one written down here
};

/// What a search review decided.
struct ReviewFile {
  ReviewNote note;
  std::vector<Decision> decisions;
  std::vector<Recall> recalls;
  std::vector<ReviewedCommitment> commitments;
};

/// A review's file; `today` is its day where it has no `on`.
WINLOOP_API ReviewFile read_review(const std::filesystem::path& path, Date today);

/// As above from text; `file` is how errors name it.
WINLOOP_API ReviewFile parse_review(std::string_view text, std::string_view file, Date today);

}  // namespace winloop::store
