#pragma once

#include <winloop/insight/heard.hpp>

#include <optional>
#include <string>
#include <vector>

namespace winloop::insight {

/// Words that an argument cites, and where they were said.
struct Cited {
  std::string words;
  std::optional<Citation> found;  ///< nothing: not found in what was captured
};

/// Our argument for a candidate, as far as it is written.
struct OurArgument {
  std::optional<Argument> argument;  ///< nothing when no part of it is written
  std::vector<std::string> missing;  ///< the parts not written: "why them", "why us", "why now",
                                     ///< "what could lose them", "their words"
  std::vector<Cited> cited;          ///< the quotes, each looked up
  int withheld = 0;  ///< quotes left out for this audience (also from argument->citing)
};

/// `find` may be empty; then quotes are looked for in signals only.
WINLOOP_API OurArgument our_argument(const Dossier& dossier, Audience audience,
                                     const FindWords& find);

}  // namespace winloop::insight
