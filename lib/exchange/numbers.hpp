#pragma once

#include <winloop/model/candidate.hpp>

#include <string>
#include <string_view>

namespace winloop::exchange {

/// How a sheet writes its numbers: one separated by semicolons may have decimal commas, and then
/// points between thousands; what its cells show decides. One separated by commas may have commas
/// between thousands.
class Numbers {
 public:
  explicit Numbers(char delimiter)
      : may_have_commas_(delimiter == ';'), commas_part_thousands_(delimiter == ',') {}

  /// Learns from a cell.
  void see(std::string_view cell);

  /// `1.200` where the sheet shows neither that points stand between thousands nor that they stand
  /// before decimals.
  [[nodiscard]] bool is_ambiguous(std::string_view cell) const;

  /// The number, or the text as it stands when it is none or would lose something as one.
  [[nodiscard]] Fact fact(std::string_view cell) const;

 private:
  [[nodiscard]] std::string with_points(std::string text) const;

  bool may_have_commas_;
  bool commas_part_thousands_;
  bool saw_comma_ = false;
  bool saw_point_ = false;
};

/// `1.200.000` to `1200000`, for a mark of `.`; empty for what is not digits in threes.
std::string without_thousands(std::string_view digits, char mark);

}  // namespace winloop::exchange
