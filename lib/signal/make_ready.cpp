#include "noticing.hpp"
#include "spoken.hpp"
#include <winloop/signal/notice.hpp>

namespace winloop::signal {

void make_ready(const Lexicon& lexicon, const Transcript& transcript, std::span<const Role> roles,
                const std::stop_token& stop) {
  const auto of_speaker = sides(transcript, roles);
  const bool cue_ends_sentence = unpunctuated(transcript);
  const auto& utterances = transcript.utterances;
  SentenceReader reader(lexicon.rules());
  Spoken spoken;
  for (std::size_t last = utterances.size(); last > 0;) {
    std::size_t first = last - 1;
    while (first > 0 && utterances[first - 1].speaker == utterances[last - 1].speaker) --first;
    const Side side = side_of(of_speaker, utterances[first].speaker);
    if (side != Side::nobody) {
      spoken.take(transcript, first, last, cue_ends_sentence);
      for (std::size_t s = 0; s < spoken.sentences().size(); ++s) {
        if (stop.stop_requested()) return;
        reader.make_ready(spoken, s, side);
      }
    }
    last = first;
  }
}

}  // namespace winloop::signal
