#include "end_of_time.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/loop/assets.hpp>
#include <winloop/loop/check.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/write.hpp>
#include <winloop/transcript/encoding.hpp>
#include <winloop/transcript/format.hpp>
#include <winloop/transcript/read.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace winloop::loop {

namespace {

using Faults = std::vector<Fault>;

constexpr std::size_t most_yaml = std::size_t{1} << 20;

/// Runs it, and makes what it throws a fault.
template <typename Action>
void attempt(Faults& faults, const std::string& where, Action&& action) {
  try {
    action();
  } catch (const Error& error) {
    faults.push_back({where, error.what()});
  }
}

bool is_as_written(const Utterance& utterance, std::string_view original) {
  const auto& at = utterance.source;
  return at.size > 0 && at.from <= original.size() &&
         original.substr(at.from, at.size) == utterance.text;
}

/// The utterances that do not stand in the original, by number from 1. What was decoded is held
/// against the original read again: its words may be cut into other utterances by now, as labels
/// become known, or a Word file has become a transcript, but they are there.
std::vector<std::size_t> not_in_original(const Transcript& kept, std::string_view original,
                                         transcript::Format format, const std::string& file) {
  std::vector<std::size_t> missing;
  std::optional<Transcript> again;
  std::optional<Transcript> paragraphs;
  const auto stands_in = [](const Transcript& transcript, const std::string& text) {
    const auto& all = transcript.utterances;
    return std::any_of(all.begin(), all.end(), [&](const Utterance& other) {
      return other.text.find(text) != std::string::npos;
    });
  };
  for (std::size_t at = 0; at < kept.utterances.size(); ++at) {
    const auto& utterance = kept.utterances[at];
    if (is_as_written(utterance, original)) continue;
    if (!again) again = transcript::read(original, format, file);
    const auto& others = again->utterances;
    const bool same = at < others.size() && others[at].text == utterance.text;
    if (same || stands_in(*again, utterance.text)) continue;
    if (format == transcript::Format::docx) {
      if (!paragraphs) paragraphs = transcript::read_word_paragraphs(original, file);
      if (stands_in(*paragraphs, utterance.text)) continue;
    }
    missing.push_back(at + 1);
  }
  return missing;
}

/// What the places of utterances refer to; nothing where the capture was told an encoding, which
/// the bytes do not say.
std::optional<std::string> decoded_original(const std::string& bytes, transcript::Format format,
                                            const std::string& file) {
  if (transcript::is_packed(format)) return bytes;
  try {
    return transcript::to_utf8(bytes, file);
  } catch (const Error&) {
    return std::nullopt;
  }
}

void check_words(const store::Record& record, const Conversation& one, Faults& faults) {
  const auto bytes = store::read_original(record, one.row);
  const auto format = from_name<transcript::Format>(one.format);
  const auto decoded = decoded_original(bytes, format, one.file);
  if (!decoded) return;
  const std::string_view original = *decoded;
  const auto kept = store::read_transcript(record, one.row).transcript;
  const auto missing = not_in_original(kept, original, format, one.file);
  if (missing.empty()) return;
  faults.push_back({fmt::format("conversation {}", one.row),
                    fmt::format("{} of its {} utterances {} not what its original says, the first "
                                "is number {}; compare `winloop show --original {}`",
                                missing.size(), kept.utterances.size(),
                                missing.size() == 1 ? "is" : "are", missing.front(), one.row)});
}

void check_record(const Workspace& workspace, Faults& faults) {
  for (auto& what : workspace.record.verify()) faults.push_back({"record.db", std::move(what)});
  for (const auto& one : store::conversations(workspace.record, end_of_time())) {
    if (one.consent == ConsentAnswer::declined) continue;
    attempt(faults, fmt::format("conversation {}", one.row),
            [&] { check_words(workspace.record, one, faults); });
  }
}

void check_judgements(const Workspace& workspace, Faults& faults) {
  if (!is_folder(workspace.directory.candidates())) return;
  const auto ids = store::candidate_ids(workspace.record);
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(workspace.directory.candidates()))
    if (entry.path().extension() == ".yaml" && !entry.path().stem().string().starts_with('.'))
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    const auto where = fmt::format("candidates/{}", file.filename().string());
    if (std::find(ids.begin(), ids.end(), file.stem().string()) == ids.end())
      faults.push_back({where, "is about nobody who is in the search"});
    attempt(faults, where, [&] { (void)store::read_judgement(file); });
  }
}

}  // namespace

std::vector<Fault> check(const Workspace& workspace) {
  Faults faults;
  attempt(faults, "record.db", [&] { check_record(workspace, faults); });
  attempt(faults, "spec.yaml", [&] {
    const auto file = workspace.directory.spec();
    (void)store::read_spec(read_regular_file(file, most_yaml), file.string());
  });
  attempt(faults, "lexicon.yaml", [&] { (void)load_lexicon(workspace.directory); });
  attempt(faults, "candidates", [&] { check_judgements(workspace, faults); });
  return faults;
}

void repair(Workspace& workspace) {
  store::Write write(workspace.record);
  write.rebuild_derived();
  write.commit();
}

}  // namespace winloop::loop
