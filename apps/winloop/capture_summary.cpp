#include "capture_summary.hpp"

#include "output.hpp"
#include "present.hpp"
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace winloop::app {

namespace {

std::string signals_in_words(const std::map<SignalKind, int>& signals) {
  std::vector<std::string> parts;
  parts.reserve(signals.size());
  for (const auto& [kind, count] : signals)
    parts.push_back(kind == SignalKind::compensation
                        ? fmt::format("{} compensation", count)
                        : counted(static_cast<std::size_t>(count), name(kind)));
  return parts.empty() ? "no signals" : fmt::format("{}", fmt::join(parts, ", "));
}

/// One line a file, for the person who captured it; standard output stays for data.
std::string described(const loop::Captured& captured) {
  const auto whom = captured.candidate.empty() ? "the search" : captured.candidate;
  const auto what = fmt::format("#{} {} of {}, {}", captured.conversation, name(captured.kind),
                                whom, captured.on.to_string());
  if (captured.already)
    return fmt::format("{}: in the record already as {}; nothing changed", captured.file, what);
  if (captured.declined) {
    return fmt::format("{}: {} took place; consent was declined, so no words were kept",
                       captured.file, what);
  }
  auto line =
      fmt::format("{}: {} ({})\n  {}; {}", captured.file, what, captured.format,
                  counted(captured.utterances, "utterance"), signals_in_words(captured.signals));
  if (!captured.unplaced.empty()) {
    std::vector<std::string> labels;
    for (const auto& label : captured.unplaced) labels.push_back(utf8::visible(label));
    line += fmt::format("\n  not placed: {}; say who with --speaker LABEL=ROLE",
                        fmt::join(labels, ", "));
  }
  for (const auto& attachment : captured.attachments) {
    const auto name = utf8::visible(attachment);
    line += fmt::format("\n  attachment {}: capture it with --attachment \"{}\"", name, name);
  }
  for (const auto& warning : captured.warnings) line += "\n  warning: " + utf8::visible(warning);
  return line;
}

}  // namespace

void draw_progress(std::size_t done, std::size_t total) {
  constexpr std::size_t width = 40;
  const auto filled = total == 0 ? width : done * width / total;
  tell(fmt::format("\r[{}{}] {}/{}", std::string(filled, '='), std::string(width - filled, ' '),
                   done, total));
  if (done == total) tell(fmt::format("\r{}\r", std::string(width + 24, ' ')));
}

void summarise(loop::CaptureResult result, bool quiet) {
  constexpr std::size_t few = 20;
  auto& captured = result.captured;
  if (quiet) {
    std::erase_if(captured, [](const loop::Captured& file) { return file.already; });
    if (captured.empty()) return;
  }
  if (captured.size() <= few) {
    for (const auto& file : captured) say(described(file));
    return;
  }
  std::size_t utterances = 0;
  std::size_t already = 0;
  std::map<SignalKind, int> signals;
  for (const auto& file : captured) {
    utterances += file.utterances;
    already += file.already ? 1 : 0;
    for (const auto& [kind, count] : file.signals) signals[kind] += count;
    if (!file.unplaced.empty())
      say(fmt::format("{}: not placed: {}", file.file,
                      utf8::visible(fmt::format("{}", fmt::join(file.unplaced, ", ")))));
  }
  say(fmt::format("{} conversations ({} in the record already), {}; {}", captured.size(), already,
                  counted(utterances, "utterance"), signals_in_words(signals)));
}

}  // namespace winloop::app
