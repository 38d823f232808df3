#pragma once

#include "text_map.hpp"
#include <winloop/base/date.hpp>
#include <winloop/transcript/format.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace winloop::transcript {

/// A line that could begin with a speaker's name: `Ana Ruiz (Guest): So ...`.
struct Prefix {
  std::string_view label;
  std::size_t rest = 0;         ///< offset in the line of what follows the colon
  std::optional<Millis> start;  ///< a time in brackets behind the name, which is no part of it
};

/// The name before the first colon, if one could stand there: short, the colon followed by white
/// space or the end; a leading `-` or `>>` is passed over. Only the form; see Likeness.
std::optional<Prefix> label_prefix(std::string_view line);

/// How much a label looks like a name by itself.
enum class Likeness {
  none,   ///< words of a sentence, or a word that is used with a colon ("Note")
  lower,  ///< a recogniser's lower case: "hana yoshikawa"
  word,   ///< one capitalised word
  name,   ///< several capitalised words, a role in brackets, a number ("Speaker 2"), a telephone's
};

Likeness likeness(std::string_view label);

/// The same; whoever is known is a name, however it is written.
Likeness likeness(std::string_view label, const KnownLabel& known);

/// The labels of a file, learnt from all its lines: a name that comes back is a speaker; one that
/// stands once is one only where most lines have such a label, because "So here's the thing:
/// ..." stands once too. Lower case counts where the file is written so: half of it, or nearly all
/// of it together with the names. Whoever is known counts as a name.
class Labels {
 public:
  explicit Labels(KnownLabel known = {}) : known_(std::move(known)) {}

  /// Shows the beginning of an utterance.
  void see(std::string_view line);

  /// Shows a further line of an utterance: a name there must come back to count, since a line can
  /// break anywhere.
  void see_inside(std::string_view line);

  /// Shows a name that the file lists elsewhere (Meet's attendees).
  void expect(std::string_view label);

  /// To be called once, after everything was seen.
  void learn();

  /// Whether a label, as label_prefix gave it, is a speaker's.
  [[nodiscard]] bool known(std::string_view label) const;

  /// The share of what was seen that begins with a speaker's label, 0 to 1.
  [[nodiscard]] double coverage() const;

 private:
  struct Count {
    std::size_t times = 0;
    std::size_t times_inside = 0;
    Likeness likeness = Likeness::none;
    bool known = false;
  };
  Count& count_of(std::string_view label);

  KnownLabel known_;
  TextMap<Count> counts_;
  std::size_t seen_ = 0;
  std::size_t labelled_ = 0;
};

}  // namespace winloop::transcript
