#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace winloop::exchange {

/// In which order a sheet writes whole names. `Smith, Jane` is turned round anywhere; several words
/// before the comma are a family name only where at least half of the sheet's names have a comma.
class NameOrder {
 public:
  /// Learns from a cell.
  void see(std::string_view name);

  /// As it is spoken: `Smith, Jane` is Jane Smith. `King, Jr.` stays, as does what is written as no
  /// name is.
  [[nodiscard]] std::string spoken(std::string name) const;

 private:
  std::size_t names_ = 0;
  std::size_t turned_ = 0;
};

}  // namespace winloop::exchange
