#pragma once

#include <winloop/loop/renew.hpp>
#include <winloop/store/record.hpp>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::app {

/// What candidates told in confidence: shown to nobody who did not ask for them by name.
class Confidences {
 public:
  /// All that are in the record on that day.
  Confidences(const store::Record& record, Date as_of);

  /// Those of a pass too: one that is gone was told all the same.
  void add(std::span<const loop::Renewed> renewed);

  /// Words that claim to be such, of a conversation with or about that candidate.
  void add(const std::string& candidate, std::string_view words);

  /// Whether words of a conversation with or about that candidate, under that category, may be read
  /// by everybody.
  [[nodiscard]] bool may_show(const std::string& candidate, std::string_view category,
                              std::string_view words) const;

 private:
  std::map<std::string, std::vector<Signal>> by_candidate_;
};

}  // namespace winloop::app
