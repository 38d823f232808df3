#pragma once

#include <winloop/model/candidate.hpp>
#include <winloop/model/conversation.hpp>
#include <winloop/model/search.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/transcript/format.hpp>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace winloop::loop {

/// Labels given by hand: label -> a role's word ("recruiter") or the name of somebody the search
/// knows.
using SpeakerOverrides = std::map<std::string, std::string>;

/// The label of what a source leaves to nobody: recognisers give some of their segments no speaker,
/// or none at all.
inline constexpr const char* nobody_named = "(nobody named)";

/// Whether something was heard at some time there, and nobody is named for it. What has no time may
/// be a heading above the talk; live notes without a mark are whoever takes them.
WINLOOP_API bool leaves_unnamed(const Transcript& transcript);

/// Where `overrides` say who `nobody_named` is, gives that label, as the last, to what is said
/// without one; says whether it did.
WINLOOP_API bool name_the_unnamed(Transcript& transcript, const SpeakerOverrides& overrides);

/// Who each label of a transcript is; role unknown where the label could not be placed, which is
/// never guessed. Places:
///  by `overrides` first, then by the names and aliases of the candidate (null
/// when the conversation is about nobody in particular) and of the people in the search. Compared
/// folded, without what tools add
/// ("(Guest)", "(he/him)", a company in brackets) and without titles ("Dr."), "Last, First" turned
/// round, then by a first name, or by a family name with a title, that only one of them has. Throws
/// Error(bad_input) for an override whose label is not in the transcript (naming the labels) or
/// whose value is neither a role nor a known name.
WINLOOP_API std::vector<store::Speaker> who_spoke(std::span<const std::string> labels,
                                                  const Search& search, const Candidate* candidate,
                                                  const SpeakerOverrides& overrides);

/// Whether a label is given by hand, or is by itself somebody's whom the search knows: for reading
/// text in which names stand before the words. Keeps copies, so that it may outlive what it is
/// made from.
WINLOOP_API transcript::KnownLabel known_labels(const Search& search, const Candidate* candidate,
                                                const SpeakerOverrides& overrides);

}  // namespace winloop::loop
