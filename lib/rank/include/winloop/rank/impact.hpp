#pragma once

#include <winloop/base/export.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace winloop::rank {

/// A group's members and how many of them were selected (or scored above a line).
struct GroupCount {
  std::string group;
  std::uint32_t selected = 0;
  std::uint32_t members = 0;
};

/// A quotient of whole numbers in lowest terms: 4/5 is not below 4/5.
struct Fraction {
  std::uint64_t numerator = 0;
  std::uint64_t denominator = 1;
  [[nodiscard]] double value() const {
    return static_cast<double>(numerator) / static_cast<double>(denominator);
  }
  friend bool operator==(const Fraction&, const Fraction&) = default;
};

/// How one group fared beside the one with the highest rate.
struct GroupImpact {
  std::string group;
  std::optional<Fraction> rate;          ///< selected / members; nothing without members
  std::optional<Fraction> impact_ratio;  ///< rate / highest rate; nothing without members, or when
                                         ///< nobody at all was selected
  bool below_four_fifths = false;        ///< the ratio is less than 4/5
  bool one_person_decides = false;  ///< it is, but had one of this group been selected in place of
                                    ///< one of the highest-rated, this one's rate would be higher:
                                    ///< too few to say (Uniform Guidelines, question 21)
  std::optional<double> p;  ///< Fisher's exact test against the highest-rated group; nothing for
                            ///< that group itself and without members
};

/// The four-fifths rule (29 CFR 1607.4(D)) by exact fractions, in the order of the groups; of equal
/// highest rates the first is the one compared with. Throws Error(bad_input) for a group with more
/// selected than members.
WINLOOP_API std::vector<GroupImpact> four_fifths(std::span<const GroupCount> groups);

/// A two by two table of counts: rows are groups, columns outcomes.
struct TwoByTwo {
  std::uint32_t a = 0, b = 0;
  std::uint32_t c = 0, d = 0;
};

/// Fisher's exact test, two-sided: the probability, the margins given, of a table no likelier than
/// this one (within one part in 10^7, so that equally likely tables count whatever their rounding).
/// 1 for an empty table; below 1e-300 it may come out as 0.
WINLOOP_API double fisher_exact(const TwoByTwo& table);

}  // namespace winloop::rank
