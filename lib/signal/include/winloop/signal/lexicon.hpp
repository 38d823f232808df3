#pragma once

#include <winloop/base/export.hpp>
#include <winloop/model/signal.hpp>
#include <winloop/signal/model.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::signal {

struct Rules;  // private to the layer

/// Whose words a cue listens to.
enum class Voice {
  candidate,  ///< the candidate's own
  others,     ///< everybody else's
  anyone,
};

/// One cue, as the lexicon file has it; for listing.
struct CueInfo {
  std::string id;
  SignalKind kind = SignalKind::motivation;
  std::string category;
  Voice by = Voice::candidate;
  int strength = 0;                   ///< 1 to 5; what is noticed needs `enough_strength` in all
  std::vector<std::string> patterns;  ///< RE2, word lists put in, over lower-case text
  std::vector<std::string> unless;    ///< ids of what cancels it
  std::string file;
  int line = 0;
};

/// What a sentence must come to before it is noticed: the strength of its best cue, one more when
/// the other side had just asked about that kind.
inline constexpr int enough_strength = 3;

/// A shipped cue of this strength is noticed whatever the model makes of the sentence.
inline constexpr int certain_strength = 5;

/// The cues by which signals are noticed: patterns in categories, with whose words count, what
/// cancels them and how strongly each speaks. Immutable and cheap to copy; safe to use from several
/// threads at once. Patterns are checked when the lexicon is made, and compiled when first needed.
class WINLOOP_API Lexicon {
 public:
  /// Reads a lexicon (winloop-search(5), `lexicon.yaml`). `file_name` only serves the places in
  /// errors.
  ///
  /// Throws Error(bad_input) with file, line and column: not YAML, an unknown key, kind, category,
  /// word list or canceller, a duplicate id or key, a pattern that RE2 refuses, an alias.
  [[nodiscard]] static Lexicon parse(std::string_view yaml, std::string_view file_name);

  /// This lexicon with another laid over it: the same format, where `remove:` names ids of cues to
  /// take away; word lists and cancellers may be used from below, and replaced. Throws as parse;
  /// also when `remove:` names a cue that is not there.
  [[nodiscard]] Lexicon overlay(std::string_view yaml, std::string_view file_name) const;

  /// Everything that it was made into, as bytes that this very build of the library reads again
  /// with unpack(), hundreds of times as fast as parse() reads the text.
  [[nodiscard]] std::string pack() const;

  /// The lexicon that pack() was asked for: equal in all, its version and its overlays too, but
  /// without a model. The bytes are the program's own, not a user's. Throws std::logic_error when
  /// they are not such.
  [[nodiscard]] static Lexicon unpack(std::string_view bytes);

  /// This lexicon with a model beside it. The cues of the lexicon's first text then only tell the
  /// model what they find, and the model decides; those laid over it still notice by themselves.
  [[nodiscard]] Lexicon with_model(const Model& model) const;

  /// A content_hash of all the text that it was made from, and of its model, to store beside what
  /// it noticed.
  [[nodiscard]] const std::string& version() const { return version_; }

  /// The cues in their order.
  [[nodiscard]] std::vector<CueInfo> cues() const;

  /// For the layer itself.
  [[nodiscard]] const Rules& rules() const { return *rules_; }
  [[nodiscard]] const std::optional<Model>& model() const { return model_; }

 private:
  explicit Lexicon(std::shared_ptr<const Rules> rules);
  std::shared_ptr<const Rules> rules_;
  std::optional<Model> model_;
  std::string version_;
};

}  // namespace winloop::signal
