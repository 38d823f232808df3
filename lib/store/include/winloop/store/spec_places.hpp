#pragma once

#include <winloop/base/error.hpp>

#include <array>
#include <string_view>
#include <vector>

namespace winloop::store {

/// Where a criterion's parts stand in spec.yaml; what is not written has the place of the
/// criterion.
struct CriterionPlaces {
  Place criterion;
  Place name;
  Place weight;
  Place must;
  Place evidence;
  std::array<Place, 4> anchors;
};

/// One a criterion, in the order of read_spec(), of a text that it reads.
WINLOOP_API std::vector<CriterionPlaces> spec_places(std::string_view text, std::string_view file);

}  // namespace winloop::store
