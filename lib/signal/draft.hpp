#pragma once

#include "rules.hpp"
#include <winloop/base/error.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::signal {

/// A text of a lexicon with the place where it stands.
struct Placed {
  std::string text;
  Place place;
};

/// A lexicon as its files say it, before word lists are put in and patterns checked.
struct Draft {
  struct Group {
    Where where = Where::sentence;
    std::vector<Placed> any;
    Place place;
  };
  struct Cue {
    std::string id;
    SignalKind kind = SignalKind::motivation;
    std::string category;
    Voice by = Voice::candidate;
    int strength = enough_strength;
    bool dated = false;
    bool only_asked = false;
    std::vector<Placed> any;
    std::vector<Placed> unless;
    std::vector<Placed> regardless;
    Place place;
  };
  struct Ask {
    SignalKind kind = SignalKind::motivation;
    std::string category;
    std::vector<Placed> any;
  };
  std::map<std::string, Placed, std::less<>> words;
  std::vector<std::pair<std::string, Group>> cancellers;
  std::map<SignalKind, std::vector<Placed>> unless;
  std::map<SignalKind, std::vector<Placed>> model_unless;
  std::vector<Cue> cues;
  std::vector<Ask> asks;
  std::vector<Placed> unanswered;
  std::set<std::string, std::less<>> silenced;  ///< see Rules
};

/// Reads one file's text on top of what is there. Throws Error(bad_input) with the place.
void read_into(Draft& draft, std::string_view yaml, std::string_view file_name);

/// Puts the word lists in, checks the patterns, builds the index. Throws as above.
Rules compile(const Draft& draft);

}  // namespace winloop::signal
