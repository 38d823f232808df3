#pragma once

#include <winloop/base/error.hpp>
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

/// A scorecard: ratings of one candidate by one rater, and where its names stand.
struct Scorecard {
  std::vector<Rating> ratings;  ///< in the order of the file, at least one
  Place candidate;
  Place by;
  std::vector<Place> criteria;  ///< one for each rating
};

/// A scorecard's file; `today` is its day where the file has no `on`, which may not be later.
WINLOOP_API Scorecard read_scorecard(const std::filesystem::path& path, Date today);

/// As above from text; `file` is how errors name it.
WINLOOP_API Scorecard parse_scorecard(std::string_view text, std::string_view file, Date today);

/// A commitment as a review names it, its kind and due day only where the review says them.
struct ReviewedCommitment {
  Commitment commitment;
  std::string
      quote;  ///< words of one that was noticed in a conversation; empty for one written down here
};

/// Where a review's entries stand, one place for each.
struct ReviewPlaces {
  Place file;
  std::vector<Place> decisions;
  std::vector<Place> recalls;
  std::vector<Place> commitments;
};

/// What a search review decided.
struct ReviewFile {
  ReviewNote note;
  std::vector<Decision> decisions;
  std::vector<Recall> recalls;
  std::vector<ReviewedCommitment> commitments;
  ReviewPlaces places;
};

/// A review's file; `today` is its day where it has no `on`. No day in it may be later, nor may
/// what was decided be due before the review.
WINLOOP_API ReviewFile read_review(const std::filesystem::path& path, Date today);

/// As above from text; `file` is how errors name it.
WINLOOP_API ReviewFile parse_review(std::string_view text, std::string_view file, Date today);

}  // namespace winloop::store
