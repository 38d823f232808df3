#include "database.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/base/names.hpp>
#include <winloop/store/as_of.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/ratings.hpp>
#include <winloop/store/reviews.hpp>

#include <fmt/format.h>

#include <filesystem>

namespace winloop::store {

std::map<std::string, Judgement> read_judgements(const SearchDirectory& directory,
                                                 const Record& record) {
  std::map<std::string, Judgement> judgements;
  std::error_code failed;
  const std::filesystem::directory_iterator files(directory.candidates(), failed);
  if (failed && failed != std::errc::no_such_file_or_directory) {
    throw bad_input({directory.candidates().string()},
                    fmt::format("cannot be read: {}", failed.message()));
  }
  for (const auto& entry : files) {
    const auto& path = entry.path();
    // Editors leave hidden files beside the one that is open.
    if (path.extension() != ".yaml" || path.filename().string().starts_with('.')) continue;
    const auto id = path.stem().string();
    try {
      candidate_row(record, id);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::bad_input) throw;
      throw bad_input({path.string()}, error.what());
    }
    judgements.emplace(id, read_judgement(path));
  }
  return judgements;
}

SpecText spec_as_of(const SearchDirectory& directory, const Record& record, Date as_of) {
  constexpr std::size_t most_spec_bytes = 1 << 20;
  const auto all = spec_versions(record, Date{std::chrono::year{9999} / 12 / 31});
  if (all.empty() || all.back().on <= as_of) {
    return {read_regular_file(directory.spec(), most_spec_bytes), directory.spec().string()};
  }
  const auto* then = &all.front();
  for (const auto& version : all) {
    if (version.on <= as_of) then = &version;
  }
  return {then->text, fmt::format("spec version {}", then->number)};
}

RecordAsOf read_as_of(const SearchDirectory& directory, const Record& record, Date as_of) {
  const Snapshot snapshot(record.database());
  RecordAsOf all;
  all.as_of = as_of;
  all.search = read_search(directory.search());
  const auto spec = spec_as_of(directory, record, as_of);
  all.spec = read_spec(spec.text, spec.file);
  all.spec_versions = spec_versions(record, as_of);
  all.candidates = candidates(record, as_of);
  all.moves = stage_moves(record, as_of);
  all.conversations = conversations(record, as_of);
  SignalFilter filter;
  filter.as_of = as_of;
  all.signals = signals(record, filter);
  all.ratings = ratings(record, as_of);
  all.commitments = commitments(record, all.search, as_of);
  all.decisions = decisions(record, as_of);
  all.recalls = recalls(record, as_of);
  all.reviews = reviews(record, as_of);
  all.rankings = rankings(record, as_of, 2);
  all.judgements = read_judgements(directory, record);
  return all;
}

}  // namespace winloop::store
