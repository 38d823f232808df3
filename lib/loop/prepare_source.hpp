#pragma once

#include "place_source.hpp"
#include <winloop/loop/capture.hpp>
#include <winloop/signal/lexicon.hpp>
#include <winloop/store/write.hpp>

#include <map>
#include <optional>
#include <string>

namespace winloop::loop {

/// A source that has been read, with all that the record will keep; or the reason why it has not.
struct Prepared {
  store::Capture capture;
  Captured captured;
  std::optional<Refused> refused;
  bool lacks_consent = false;
};

/// Everything that reading a source takes and that no source changes.
struct Reading {
  const Search& search;
  const CaptureOptions& options;
  const signal::Lexicon& lexicon;
  const std::map<std::string, Candidate>& candidates;
  bool has_idle_core = false;  ///< fewer sources than cores
};

/// Reads a source: its format, its words, who spoke and what was noticed. Writes nothing. What is
/// wrong with the source is said in `refused`; all else is thrown.
Prepared prepare_source(const PlacedSource& placed, const Reading& reading);

}  // namespace winloop::loop
