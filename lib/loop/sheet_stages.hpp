#pragma once

#include <winloop/model/search.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::loop {

/// The stages that a spreadsheet names, in another system's words or the search's own, each as the
/// search names it; and those that it knows none for.
class SheetStages {
 public:
  /// `meaning`: a word of the sheet (without regard to case, accents and punctuation) and the stage
  /// that it stands for. Throws Error(bad_input) where that is none of the search's.
  SheetStages(const Search& search, const std::map<std::string, std::string>& meaning);

  /// The stage that a cell names; empty for an empty cell, and for one that is not known, which is
  /// kept for complaints().
  std::string stage_of(std::string_view cell, int line);

  /// A line for each word that was not known, with where it stands and what to say to map it; then
  /// the stages there are.
  [[nodiscard]] std::vector<std::string> complaints(std::string_view file_name) const;

 private:
  struct Unknown {
    std::string word;  ///< as it first stands in the sheet
    int line = 0;
    std::size_t more = 0;  ///< rows that say it again
  };

  [[nodiscard]] std::string likely(std::string_view slug) const;

  std::vector<std::string> stages_;
  std::map<std::string, std::string> meaning_;
  std::vector<Unknown> unknown_;
};

}  // namespace winloop::loop
