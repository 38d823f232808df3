#pragma once

#include <winloop/model/record.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/record.hpp>
#include <winloop/store/signals.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::store {

/// Captured bytes, made ready to be kept. Preparing takes most of the time and no record, so it can
/// be done on another thread.
struct Original {
  std::string hash;      ///< content_hash
  std::size_t size = 0;  ///< of the bytes
  std::string frame;     ///< compressed
};

WINLOOP_API Original prepare_original(std::string_view bytes);

/// One conversation to be kept.
struct Capture {
  std::string candidate;  ///< an id; empty when it is about the search as a whole
  ConversationKind kind = ConversationKind::screen;
  Date on;
  std::string file;  ///< the name it was captured from
  Original original;
  Transcript transcript;
  std::vector<Speaker> speakers;  ///< one for each label of the transcript, same order
  std::vector<Noticed> signals;
  std::string lexicon;  ///< the version that noticed them
  /// `declined`: neither original nor transcript hold any words.
  ConsentAnswer consent = ConsentAnswer::not_asked;
  std::string declined_hash = {};  ///< content_hash of bytes that were declined: compared, not kept
  std::string message = {};        ///< of a mail: what makes it the same in every copy; else empty
};

/// What became of it.
struct Captured {
  std::int64_t conversation = 0;
  bool already = false;  ///< the same bytes, or the same mail, for the same candidate, kind and day
                         ///< were there, or the words of a file of that name were declined: nothing
                         ///< changed
  std::size_t utterances = 0;  ///< rows written
  std::size_t signals = 0;
  std::size_t commitments = 0;
};

/// When something is erased, and for what reason (may be empty).
struct Erasing {
  Date on;
  std::string why;
};

/// The conversation in the record that add_conversation() would find to be this one; nothing where
/// it would be new. Throws Error(bad_input) as that would.
WINLOOP_API std::optional<std::int64_t> kept_conversation(const Record& record,
                                                          const Capture& capture);

/// One transaction (BEGIN IMMEDIATE): all of it happens at commit(), or nothing. While it is open,
/// other processes can read but not write. What is wrong with an argument is found before anything
/// is written for it, so that after an Error(bad_input) the transaction may go on with the next
/// one; after Error(storage) or Error(busy) it cannot.
class WINLOOP_API Write {
 public:
  /// Throws Error(busy) when another process is writing, Error(usage) for a record opened to read.
  explicit Write(Record& record);
  /// Without commit(): rolls back.
  ~Write();
  Write(const Write&) = delete;
  Write& operator=(const Write&) = delete;

  void commit();

  /// Adds a candidate (`row` is ignored) at their stage on the day `added`; gives the row. Throws
  /// Error(bad_input) for an id that is taken or is not made of a-z, 0-9 and -, or an empty name.
  std::int64_t add_candidate(const Candidate& candidate);

  /// Replaces name, aliases, e-mail, source and facts of the candidate with that id.
  void update_candidate(const Candidate& candidate);

  /// Records a move; gives false when the candidate was at that stage already on the day. A move
  /// dated before later ones enters the history, where the next one then comes from its stage, and
  /// leaves the present stage alone. Throws Error(bad_input) for a day before the candidate was
  /// added.
  bool move_candidate(std::string_view id, std::string_view stage, Date on,
                      std::string_view why = {});

  /// Whether add_conversation would change nothing, or refuse, because it is there already. Throws
  /// Error(bad_input) for a candidate who is not.
  [[nodiscard]] bool holds(const Capture& capture) const;

  /// Keeps a conversation with its original, words and signals; a signal that is a commitment also
  /// becomes an open Commitment. Throws Error(bad_input) when consent was given before and is
  /// declined now, or the other way round.
  Captured add_conversation(const Capture& capture);

  /// Appends ratings; gives how many. Throws Error(bad_input) for a level outside 1..4, an unknown
  /// candidate, an empty criterion or rater, before any of them is written.
  std::size_t add_ratings(std::span<const Rating> ratings);

  /// Adopts a spec: gives its number.
  int add_spec_version(std::string_view text, std::string_view by, Date on, std::string_view why);

  /// Keeps a ranking (`row` is ignored): gives its row.
  std::int64_t add_ranking(const Ranking& ranking);

  /// Keeps a commitment written down by hand: gives its row.
  std::int64_t add_commitment(const Commitment& commitment);

  /// Gives the commitment of that row the kind and the due day (and its words) of this one. False
  /// when there is none.
  bool amend_commitment(const Commitment& commitment);

  /// Keeps what became of a commitment on a day, or that it is open again. What was told of that
  /// day, of later ones, or just before with the same status, is replaced; of earlier days it
  /// stays. False when there is no such commitment.
  bool settle_commitment(std::int64_t row, CommitmentStatus status, Date on);

  std::int64_t add_decision(const Decision& decision);
  std::int64_t add_recall(const Recall& recall);

  /// Keeps that a review was held; one of the same day takes its notes and people, where it has
  /// any, for its own.
  std::int64_t add_review(const ReviewNote& review);

  /// Takes back what was decided of the candidate on the day, and what a person recalled: a later
  /// record of the same takes its place.
  void remove_decisions(std::string_view candidate, Date on);
  void remove_recalls(std::string_view candidate, std::string_view by, Date on);

  /// Makes the signals of a conversation those of a new pass: commitments of signals that are gone
  /// go with them, those of new ones are open, and all are owned by whoever speaks the words now.
  /// `lexicon` is the version that made the pass.
  void change_signals(std::int64_t conversation, const SignalChanges& changes,
                      std::string_view lexicon);

  /// Keeps one more signal: gives its row. Throws Error(bad_input) when the words are no part of
  /// the utterance.
  std::int64_t add_signal(std::int64_t conversation, const Noticed& noticed);

  /// Keeps what somebody says of a signal, and gives the signal of these words, if there is one,
  /// the status that follows. Throws as add_signal().
  void add_verdict(std::int64_t conversation, const Verdict& verdict);

  /// Keeps that the assistant was asked about a conversation, and answered.
  void add_assist_request(std::int64_t conversation, const AssistRequest& request);

  /// One label more, in the role unknown, for all that is said in a conversation without one.
  void add_speaker(std::int64_t conversation, std::string_view label);

  /// Who each label of a conversation is from now on; the labels are those it has, in their order.
  /// Signals and the owners of commitments follow with change_signals().
  void set_speakers(std::int64_t conversation, std::span<const Speaker> speakers);

  /// Erases a conversation with its words, its original (unless another conversation has the same
  /// bytes), its signals, what people said of them, and the promises found in it. Its number is
  /// never given again. Throws Error(bad_input) when there is none of that number.
  ///
  /// Of what is erased here and below only an Erasure is kept, and at commit() the bytes are
  /// overwritten in the file: no part of it gives them back.
  void erase_conversation(std::int64_t number, const Erasing& erasing);

  /// The same, but that it took place is kept, as where consent was declined at once.
  void erase_words(std::int64_t conversation, const Erasing& erasing);

  /// Erases a candidate, their conversations and all that is kept of them; in past rankings those
  /// below them move up. Throws Error(bad_input) with near ids when there is none.
  void erase_candidate(std::string_view id, const Erasing& erasing);

  /// Erases what somebody gave a candidate on a criterion, earlier ratings of theirs too; gives how
  /// many there were.
  std::size_t erase_ratings(std::string_view candidate, std::string_view criterion,
                            std::string_view rater, const Erasing& erasing);

  /// Makes the derived columns and lengths anew from what they are derived from.
  void rebuild_derived();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace winloop::store
