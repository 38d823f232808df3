#pragma once

#include <winloop/loop/workspace.hpp>

#include <string>
#include <vector>

namespace winloop::loop {

/// Something in a search that is not as it must be.
struct Fault {
  std::string where;  ///< a file, or what of the record
  std::string what;   ///< in a sentence
};

/// Goes over a whole search without changing it:
/// - the record: Record::verify(), with the full-text index when it was opened to write;
/// - every word that can be quoted: each utterance stands in the original as it was captured, as
///   bytes where the format has neither markup nor escapes, else as the original reads again;
///   conversations whose original cannot be read without knowing its encoding are left out;
/// - every YAML file: search.yaml has been read already, spec.yaml, lexicon.yaml and
///   candidates/ID.yaml each for somebody who is in the search.
WINLOOP_API std::vector<Fault> check(const Workspace& workspace);

/// Makes anew what is derived from the rest of the record (Write::rebuild_derived); all that
/// check() may find besides is beyond repair from within.
WINLOOP_API void repair(Workspace& workspace);

}  // namespace winloop::loop
