#include "json_harvest.hpp"
#include "json_words.hpp"
#include "readers.hpp"
#include "recognise.hpp"
#include <winloop/base/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace winloop::transcript {

namespace {

using Path = std::string_view;

// Whisper, WhisperX, whisper-timestamped: {"segments": [{"start", "end", "text", "speaker"?}]}.
constexpr std::array<Path, 2> segments{"segments", "*"};
constexpr std::array<JsonShape, 2> whisper_shapes{
    {{.path = segments}, {.path = {}, .start = {}, .end = {}}}};

// https://github.com/Podcastindex-org/podcast-namespace, transcripts.
constexpr std::array<JsonShape, 1> podcast_shapes{
    {{.path = segments, .text = "body", .start = "startTime", .end = "endTime"}}};

// https://www.assemblyai.com/docs: times in milliseconds; utterances only with speaker labels.
constexpr std::array<Path, 2> utterances{"utterances", "*"};
constexpr std::array<Path, 2> words{"words", "*"};
constexpr std::array<JsonShape, 3> assemblyai_shapes{{{.path = utterances, .milliseconds = 1},
                                                      {.path = words, .milliseconds = 1},
                                                      {.path = {}, .start = {}, .end = {}}}};

// https://developers.deepgram.com/docs: the same words as utterances, paragraphs of sentences,
// words, and one text a channel, as far as they were asked for.
constexpr std::array<Path, 3> dg_utterances{"results", "utterances", "*"};
constexpr std::array<Path, 8> dg_paragraph{"results", "channels",   "#",          "alternatives",
                                           "0",       "paragraphs", "paragraphs", "#"};
constexpr std::array<Path, 10> dg_sentence{"results",    "channels",   "#", "alternatives", "0",
                                           "paragraphs", "paragraphs", "#", "sentences",    "*"};
constexpr std::array<Path, 7> dg_word{"results", "channels", "#", "alternatives",
                                      "0",       "words",    "*"};
constexpr std::array<Path, 5> dg_text{"results", "channels", "#", "alternatives", "0"};
enum DeepgramShape {
  dg_utterance_shape,
  dg_sentence_shape,
  dg_paragraph_shape,
  dg_word_shape,
  dg_text_shape
};
constexpr std::array<JsonShape, 5> deepgram_shapes{{
    {.path = dg_utterances, .text = "transcript", .channel = "channel"},
    {.path = dg_sentence},
    {.path = dg_paragraph, .text = {}},
    {.path = dg_word, .text = "punctuated_word", .plain_text = "word"},
    {.path = dg_text, .text = "transcript", .start = {}, .end = {}},
}};

using Found = std::vector<std::vector<JsonEntry>>;

bool any_text(const std::vector<JsonEntry>& entries) {
  return std::any_of(entries.begin(), entries.end(),
                     [](const JsonEntry& entry) { return !entry.text.empty(); });
}

/// Sentences carry no speaker; the paragraph around them does.
void name_speakers(std::vector<JsonEntry>& sentences, const std::vector<JsonEntry>& paragraphs) {
  std::size_t at = 0;
  for (JsonEntry& sentence : sentences) {
    const auto same = [&](const JsonEntry& paragraph) {
      return paragraph.indices[0] == sentence.indices[0] &&
             paragraph.indices[1] == sentence.indices[1];
    };
    while (at < paragraphs.size() && !same(paragraphs[at])) ++at;
    if (at == paragraphs.size()) return;
    sentence.speaker = paragraphs[at].speaker;
  }
}

/// With several channels, who spoke is the channel, and the channels' entries are put into one
/// order by their times.
void join_channels(std::vector<JsonEntry>& entries) {
  const bool several = std::any_of(entries.begin(), entries.end(),
                                   [](const JsonEntry& entry) { return entry.indices[0] > 0; });
  if (!several) return;
  for (JsonEntry& entry : entries) {
    entry.speaker = entry.speaker.empty()
                        ? fmt::format("Channel {}", entry.indices[0])
                        : fmt::format("Channel {}, {}", entry.indices[0], entry.speaker);
  }
  std::stable_sort(entries.begin(), entries.end(), [](const JsonEntry& a, const JsonEntry& b) {
    return a.times.start.value_or(Millis{0}) < b.times.start.value_or(Millis{0});
  });
}

std::vector<JsonEntry> deepgram_entries(const Input& input) {
  Found found = harvest(input, deepgram_shapes);
  std::vector<JsonEntry> entries = std::move(found[dg_utterance_shape]);
  if (!any_text(entries)) {
    entries = std::move(found[dg_sentence_shape]);
    name_speakers(entries, found[dg_paragraph_shape]);
  }
  if (!any_text(entries)) entries = join_words(found[dg_word_shape]);
  if (!any_text(entries)) entries = std::move(found[dg_text_shape]);
  join_channels(entries);
  return entries;
}

std::vector<JsonEntry> entries_of(const Input& input, Format format) {
  if (format == Format::deepgram_json) return deepgram_entries(input);
  if (format == Format::podcast_json) return std::move(harvest(input, podcast_shapes).front());
  if (format == Format::assemblyai_json) {
    Found found = harvest(input, assemblyai_shapes);
    if (any_text(found[0])) return std::move(found[0]);
    if (any_text(found[1])) return join_words(found[1]);
    return std::move(found[2]);
  }
  Found found = harvest(input, whisper_shapes);
  return std::move(found[any_text(found[0]) ? 0 : 1]);
}

/// Collects where values stand ("segments/*/text") until the head of the file has told enough.
class Probe : public JsonEvents {
 public:
  bool open(const JsonPath& path, bool is_array) override {
    note(path, is_array ? "/" : "");
    const bool enough =
        path.size() == 2 && path[1].is_array && path[1].index == 3 && path[0].key == "segments";
    return !enough;
  }
  void close(const JsonPath& /*path*/) override {}
  void text(const JsonPath& path, std::string& /*value*/, std::size_t /*end*/) override {
    note(path, "");
  }
  void number(const JsonPath& path, double /*value*/, bool /*is_whole*/) override {
    note(path, "");
  }

  [[nodiscard]] bool has(std::string_view where) const { return seen_.find(where) != seen_.end(); }

 private:
  void note(const JsonPath& path, std::string_view behind) {
    if (path.size() > 3 || (path.size() > 1 && path[1].is_array && path[1].index > 3)) return;
    std::string where;
    for (const JsonStep& step : path) {
      if (!where.empty()) where += '/';
      where += step.is_array ? std::string_view("*") : std::string_view(step.key);
    }
    where += behind;
    seen_.insert(std::move(where));
  }

  std::set<std::string, std::less<>> seen_;
};

}  // namespace

Format recognise_json(std::string_view text, std::string_view file_name) {
  const Input input{text, text.starts_with("\xef\xbb\xbf") ? std::size_t{3} : 0, file_name, {}};
  Probe probe;
  walk_json(input, probe);
  if (probe.has("results/channels/")) return Format::deepgram_json;
  if (probe.has("segments/*/body")) return Format::podcast_json;
  if (probe.has("segments/*/text")) {
    if (probe.has("segments/*/confidence")) return Format::whisper_timestamped_json;
    const bool whisper = probe.has("segments/*/avg_logprob") || probe.has("segments/*/seek");
    return whisper ? Format::whisper_json : Format::whisperx_json;
  }
  if (probe.has("utterances/*/text") || probe.has("words/*/text")) return Format::assemblyai_json;
  if (probe.has("text") && !probe.has("utterances/") && !probe.has("words/")) {
    return Format::whisper_json;
  }
  throw bad_input(
      {std::string(file_name), 0, 0},
      "JSON, but of no recogniser that is known (looked for \"segments\" with \"text\" or "
      "\"body\", \"results\" with \"channels\", \"utterances\" or \"words\" with "
      "\"text\"); if it is one all the same, say which with --from");
}

Transcript read_json(const Input& input, Format format) {
  Builder builder(input, format);
  std::vector<JsonEntry> entries = entries_of(input, format);
  if (!any_text(entries)) {
    throw bad_input({std::string(input.file), 0, 0},
                    fmt::format("no words in the JSON where {} has them; if it is another format, "
                                "say which with --from",
                                name(format)));
  }
  for (JsonEntry& entry : entries) {
    builder.say(builder.speaker(entry.speaker), entry.times, std::move(entry.text), entry.source);
  }
  return builder.finish();
}

}  // namespace winloop::transcript
