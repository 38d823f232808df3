#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/names.hpp>
#include <winloop/model/conversation.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace winloop {

/// What can be noticed in an utterance.
enum class SignalKind {
  motivation,
  hesitation,
  commitment,
  competing_offer,
  compensation,
  question
};

template <>
struct Names<SignalKind> {
  static constexpr std::string_view what = "kind of signal";
  static constexpr std::array<std::pair<SignalKind, std::string_view>, 6> all{{
      {SignalKind::motivation, "motivation"},
      {SignalKind::hesitation, "hesitation"},
      {SignalKind::commitment, "commitment"},
      {SignalKind::competing_offer, "competing-offer"},
      {SignalKind::compensation, "compensation"},
      {SignalKind::question, "question"},
  }};
};

/// Whether a person has looked at it; a person's word outranks the lexicon's.
enum class SignalStatus { noticed, confirmed, dismissed };

template <>
struct Names<SignalStatus> {
  static constexpr std::string_view what = "status";
  static constexpr std::array<std::pair<SignalStatus, std::string_view>, 3> all{{
      {SignalStatus::noticed, "noticed"},
      {SignalStatus::confirmed, "confirmed"},
      {SignalStatus::dismissed, "dismissed"},
  }};
};

/// The categories that a kind of signal may have, in their documented order.
WINLOOP_API std::span<const std::string_view> categories(SignalKind kind);

/// Volunteered only: shown in a close brief, never in review, report or rerank.
inline constexpr std::string_view sensitive_category = "personal-circumstances";

/// What is said to somebody who asks for everybody's.
inline constexpr const char* sensitive_needs_candidate =
    "personal-circumstances was told in confidence: say whose with --candidate ID";

/// What a signal's cue begins with when the assistant proposed it; its model's name follows.
inline constexpr std::string_view assist_cue_prefix = "assist:";

/// Whether that cue names the assistant rather than the lexicon.
inline bool is_assist_cue(std::string_view cue) {
  return cue.starts_with(assist_cue_prefix);
}

/// Whether the same words may be two signals of that kind, of different categories: a wish or a
/// doubt may be two things, a promise, a question or an offer is one.
inline bool may_be_two(SignalKind kind) {
  return kind == SignalKind::motivation || kind == SignalKind::hesitation ||
         kind == SignalKind::compensation;
}

/// Something noticed in one utterance of a Transcript.
struct Noticed {
  std::size_t utterance = 0;  ///< index into Transcript::utterances
  ByteRange words;            ///< the quote, within that utterance's text
  SignalKind kind = SignalKind::motivation;
  std::string category;
  std::string cue;          ///< the lexicon's name for what found it
  std::string due_words;    ///< commitments: the words that say when; empty when none
  std::optional<Date> due;  ///< commitments: the day they mean, counted from the conversation's own
  bool answered = false;    ///< questions: somebody answered it in the conversation
  friend bool operator==(const Noticed&, const Noticed&) = default;
};

/// A signal as the record keeps it, with all that a citation needs.
struct Signal {
  std::int64_t row = 0;
  std::int64_t conversation = 0;
  std::string candidate;  ///< id; empty in a conversation about nobody in particular
  ConversationKind conversation_kind = ConversationKind::screen;
  Date on;              ///< the conversation's day
  std::string file;     ///< the name it was captured from
  std::string speaker;  ///< the label in the file
  std::string person;   ///< who that is, where known; else the label
  Role role = Role::unknown;
  std::optional<Millis> at;
  SignalKind kind = SignalKind::motivation;
  std::string category;
  std::string quote;  ///< a byte-exact part of its utterance
  std::string cue;
  SignalStatus status = SignalStatus::noticed;
  bool answered = false;
  std::string due_words;    ///< of a commitment, and of another firm's deadline
  std::optional<Date> due;  ///< the day they name, as it was noticed
};

}  // namespace winloop
