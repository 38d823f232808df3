#include "already_kept.hpp"
#include "ordered_queue.hpp"
#include "prepare_source.hpp"
#include <winloop/base/error.hpp>
#include <winloop/loop/assets.hpp>
#include <winloop/loop/capture.hpp>
#include <winloop/store/write.hpp>

#include <algorithm>
#include <exception>
#include <system_error>
#include <thread>
#include <utility>
#include <variant>

namespace winloop::loop {

namespace {

/// What travels from a reading thread to the writing one: a source, or what broke the reading off.
using Handed = std::variant<Prepared, std::exception_ptr>;

Handed prepare_for_thread(const PlacedSource& source, const Reading& reading) {
  try {
    return prepare_source(source, reading);
  } catch (...) {
    return std::current_exception();
  }
}

/// A search may ask that people be asked each time.
void expect_consent(bool lacks, bool is_there) {
  if (!lacks || is_there) return;
  throw bad_input(
      "a recording whose people have not been asked (search.yaml: consent per conversation); say "
      "--consent given or --consent declined");
}

void keep(store::Write& write, const store::Record& record, const CaptureOptions& options,
          Prepared prepared, CaptureResult& result) {
  if (prepared.refused) {
    result.refused.push_back(std::move(*prepared.refused));
    return;
  }
  try {
    expect_consent(prepared.lacks_consent, prepared.lacks_consent && write.holds(prepared.capture));
    const auto kept = write.add_conversation(prepared.capture);
    prepared.captured.conversation = kept.conversation;
    prepared.captured.already = kept.already;
    if (kept.already) {
      expect_applied(record, kept.conversation, prepared.capture, options);
    } else {
      for (auto& warning : same_elsewhere(record, kept.conversation, prepared.capture))
        prepared.captured.warnings.push_back(std::move(warning));
    }
    result.captured.push_back(std::move(prepared.captured));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::bad_input) throw;
    result.refused.push_back({prepared.captured.file, error.what()});
  }
}

/// Reads sources on threads of their own, hands them over in order, and ends the reading on every
/// way out.
class Readers {
 public:
  Readers(const std::vector<PlacedSource>& sources, const Reading& reading)
      : queue_(sources.size(), ahead) {
    const auto threads =
        std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), sources.size());
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) {
      try {
        threads_.emplace_back([this, &sources, &reading] {
          while (const auto number = queue_.claim()) {
            queue_.give(*number, prepare_for_thread(sources[*number], reading));
          }
        });
      } catch (const std::system_error&) {
        // No more are to be had: those that are there read it all.
        if (threads_.empty()) throw;
        break;
      }
    }
  }
  ~Readers() { queue_.close(); }
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

  std::optional<Prepared> next() {
    auto message = queue_.take();
    if (!message) return std::nullopt;
    if (const auto* broken = std::get_if<std::exception_ptr>(&*message))
      std::rethrow_exception(*broken);
    return std::get<Prepared>(std::move(*message));
  }

 private:
  static constexpr std::size_t ahead = 16;  ///< sources read and not yet written: bounds the memory
  OrderedQueue<Handed> queue_;
  std::vector<std::jthread> threads_;
};

}  // namespace

bool needs_no_candidate(ConversationKind kind) {
  return kind == ConversationKind::intake || kind == ConversationKind::calibration ||
         kind == ConversationKind::search_review;
}

CaptureResult capture(Workspace& workspace, const std::vector<CaptureSource>& given,
                      const CaptureOptions& options, const Progress& progress) {
  CaptureResult result;
  store::Write write(workspace.record);
  const auto placed = place_sources(workspace, given, options, result.refused);
  const auto lexicon = load_lexicon(workspace.directory);
  const Reading reading{workspace.search, options, lexicon, placed.candidates,
                        placed.sources.size() < std::thread::hardware_concurrency()};
  Readers readers(placed.sources, reading);
  std::size_t done = result.refused.size();
  const auto total = done + placed.sources.size();
  while (auto prepared = readers.next()) {
    keep(write, workspace.record, options, std::move(*prepared), result);
    if (progress) progress(++done, total);
  }
  write.commit();
  return result;
}

std::vector<Refused> read_captures(const Workspace& workspace,
                                   const std::vector<CaptureSource>& given,
                                   const CaptureOptions& options, const VisitCapture& visit) {
  std::vector<Refused> all_refused;
  const auto placed = place_sources(workspace, given, options, all_refused);
  const auto lexicon = load_lexicon(workspace.directory);
  const Reading reading{workspace.search, options, lexicon, placed.candidates};
  for (const auto& source : placed.sources) {
    auto prepared = prepare_source(source, reading);
    try {
      if (!prepared.refused) {
        const auto kept = store::kept_conversation(workspace.record, prepared.capture);
        expect_consent(prepared.lacks_consent, kept.has_value());
        visit(prepared.capture, kept);
        continue;
      }
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::bad_input) throw;
      prepared.refused = Refused{source.source.name, error.what()};
    }
    all_refused.push_back(std::move(*prepared.refused));
  }
  return all_refused;
}

}  // namespace winloop::loop
