#pragma once

#include <winloop/base/export.hpp>
#include <winloop/base/names.hpp>
#include <winloop/model/signal.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::signal {

/// Whether a signal of that kind may be in those words: as notice() has it, a commitment is
/// anyone's who has a label, everything else the candidate's own.
WINLOOP_API bool may_say(const Transcript& transcript, std::span<const Role> roles,
                         std::size_t utterance, SignalKind kind);

/// Whether there are words to ask the assistant about: somebody who has a label spoke.
WINLOOP_API bool has_words_to_send(const Transcript& transcript);

/// The body of a request (POST chat/completions): the prompt, a schema for the reply, and the words
/// of those who have a label, each under a placeholder for its speaker (`candidate`,
/// `interviewer-2`). Nothing else of the conversation, neither names nor labels nor its day, is in
/// it. One line of ASCII; the same input gives the same bytes.
WINLOOP_API std::string assist_request(const Transcript& transcript, std::span<const Role> roles,
                                       std::string_view model);

/// Why a proposal of the assistant's is not kept.
enum class Rejection {
  malformed,
  unknown_speaker,
  unknown_kind,
  unknown_category,
  too_short,
  too_long,
  not_said,
  said_by_another,
  cuts_a_word,
  not_theirs,
  repeated,
  too_many,
  judged,
};

/// A proposal that is not kept, as far as it could be read; its words are not checked, and may say
/// anything.
struct RejectedProposal {
  Rejection why = Rejection::malformed;
  std::string speaker;  ///< the placeholder
  std::string kind;
  std::string category;
  std::string quote;  ///< cut where it is long
};

struct AssistReply {
  std::vector<Noticed> kept;  ///< in the order of the words; each with the cue `assist:MODEL`
  std::vector<RejectedProposal> rejected;
};

/// Reads what came back for assist_request() of the same transcript. Kept is a proposal with a
/// known kind and category whose quote is, byte for byte, a part of an utterance of the speaker it
/// names, whose words may be such a signal; the others are given as rejected. A commitment's due
/// day is read from its words, counted from `on`.
///
/// Throws Error(bad_input) for a reply that is not of the shape asked for: not JSON, nested too
/// deeply, without `choices`, cut off, refused.
WINLOOP_API AssistReply read_assist_reply(std::string_view body, const Transcript& transcript,
                                          std::span<const Role> roles, Date on,
                                          std::string_view model);

}  // namespace winloop::signal

namespace winloop {
template <>
struct Names<signal::Rejection> {
  static constexpr std::string_view what = "reason";
  static constexpr std::array<std::pair<signal::Rejection, std::string_view>, 13> all{{
      {signal::Rejection::malformed, "not of the form asked for"},
      {signal::Rejection::unknown_speaker, "no such speaker"},
      {signal::Rejection::unknown_kind, "no such kind"},
      {signal::Rejection::unknown_category, "no such category of its kind"},
      {signal::Rejection::too_short, "too short a quote"},
      {signal::Rejection::too_long, "too long a quote"},
      {signal::Rejection::not_said, "nobody said that"},
      {signal::Rejection::said_by_another, "somebody else said that"},
      {signal::Rejection::cuts_a_word, "begins or ends inside a word"},
      {signal::Rejection::not_theirs, "only the candidate's own words can be one"},
      {signal::Rejection::repeated, "proposed before"},
      {signal::Rejection::too_many, "one too many"},
      {signal::Rejection::judged, "a person has had their say"},
  }};
};
}  // namespace winloop
