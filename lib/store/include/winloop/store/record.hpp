#pragma once

#include <winloop/base/export.hpp>
#include <winloop/model/search.hpp>
#include <winloop/store/migration.hpp>

#include <chrono>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace winloop::store {

class Database;

enum class Access { read, write };

struct OpenOptions {
  Access access = Access::read;
  /// How long to wait for another process before giving up with Error(busy).
  std::chrono::milliseconds busy_timeout{5000};
  std::span<const Migration> migrations = shipped_migrations();
};

/// record.db, opened. Reading is done by the functions of candidates.hpp, conversations.hpp,
/// ratings.hpp, reviews.hpp, signals.hpp and find.hpp; writing by Write (write.hpp).
///
/// All functions of this layer that take a Record throw Error(busy) when another process holds the
/// record for longer than the timeout, and Error(storage) when the disk or the record fails; the
/// record is then as it was before. One Record belongs to one thread at a time.
class WINLOOP_API Record {
 public:
  /// Opens an existing record. One made by an older version is brought up to date first; one made
  /// by a newer version, or by another program, is Error(storage) and stays untouched. For reading,
  /// neither the file nor its folder need be writable.
  static Record open(const std::filesystem::path& path, const OpenOptions& options);
  static Record open(const std::filesystem::path& path, Access access);

  /// Makes a new record (mode 0600), whole or not at all, and opens it for writing. Throws
  /// Error(bad_input) when there is a file of that name.
  static Record create(const std::filesystem::path& path, const OpenOptions& options = {});

  Record(Record&&) noexcept;
  Record& operator=(Record&&) noexcept;
  ~Record();

  [[nodiscard]] const std::filesystem::path& path() const;
  [[nodiscard]] Access access() const { return access_; }

  /// The number of the newest migration applied.
  [[nodiscard]] int schema_version() const;

  /// Everything that is checked without outside help: SQLite's own integrity and foreign keys, the
  /// full-text index against the utterances, originals against their hashes, derived columns and
  /// lengths against what they are derived from. One sentence a finding; empty when all is well.
  [[nodiscard]] std::vector<std::string> verify() const;

  /// Merges the full-text index into one segment. Captures never wait for that: it is called off
  /// their path, when there is time (about a second for 2,000 transcripts). Needs Access::write.
  void optimize();

  /// Tells what search.yaml says: from then on a Write also keeps, for the view `commitments`, who
  /// owns each of them by its names, as commitments() does when it is given the search.
  void know_search(const Search& search) { search_ = std::make_unique<Search>(search); }
  /// Null where nobody told.
  [[nodiscard]] const Search* search() const { return search_.get(); }

  /// For this layer's own sources.
  [[nodiscard]] Database& database() const { return *database_; }

 private:
  Record(std::unique_ptr<Database> database, Access access);

  std::unique_ptr<Database> database_;
  std::unique_ptr<const Search> search_;
  Access access_;
};

}  // namespace winloop::store
