#pragma once

#include <winloop/loop/capture.hpp>
#include <winloop/loop/workspace.hpp>

#include <map>
#include <string>
#include <vector>

namespace winloop::loop {

/// Whom a source is about, what it was for, and when.
struct Subject {
  std::string candidate;  ///< an id; empty: about the search as a whole
  ConversationKind kind = ConversationKind::screen;
  Date on;
};

/// A source that is known to belong somewhere.
struct PlacedSource {
  CaptureSource source;
  Subject subject;
};

struct PlacedSources {
  std::vector<PlacedSource> sources;
  std::map<std::string, Candidate> candidates;  ///< of them all, so that reading needs no record
};

/// The bytes of a source, or of its part. Throws Error(bad_input) when they cannot be read or are
/// past the limit for a transcript.
std::string read_source(const CaptureSource& source);

/// Takes mailboxes apart and says of each source where it belongs: by the options, by its name, by
/// what it holds. What cannot be placed is added to `refused`, with what is missing.
PlacedSources place_sources(const Workspace& workspace, const std::vector<CaptureSource>& given,
                            const CaptureOptions& options, std::vector<Refused>& refused);

}  // namespace winloop::loop
