#pragma once

#include <winloop/base/export.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace winloop::store {

/// The folder of one search: what people decide as YAML, what happened as record.db.
class WINLOOP_API SearchDirectory {
 public:
  /// The folder named by an option, else by the environment, else the nearest one from `current`
  /// upward that holds record.db and search.yaml. Throws Error(no_search) when there is none, or it
  /// belongs to another user.
  static SearchDirectory find(const std::optional<std::filesystem::path>& from_option,
                              const std::optional<std::filesystem::path>& from_environment,
                              const std::filesystem::path& current);

  /// The search in whose folder, or in whose candidates/, a file stands or would stand, links
  /// followed; nothing where that is no search's.
  static std::optional<SearchDirectory> around(const std::filesystem::path& file);

  /// What a new folder is given beside its empty record.
  struct Files {
    std::string search_yaml;
    std::string spec_yaml;
    std::string gitignore;
  };

  /// Throws Error(bad_input) where one of a search's own files is in the folder.
  static void expect_none(const std::filesystem::path& path);

  /// Lays out a new search (folders 0700, files 0600); the folder may be there already, but none of
  /// the files: else Error(bad_input), and nothing is overwritten.
  static SearchDirectory create(const std::filesystem::path& path, const Files& files);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path record() const { return path_ / "record.db"; }
  [[nodiscard]] std::filesystem::path search() const { return path_ / "search.yaml"; }
  [[nodiscard]] std::filesystem::path spec() const { return path_ / "spec.yaml"; }
  [[nodiscard]] std::filesystem::path lexicon() const { return path_ / "lexicon.yaml"; }
  [[nodiscard]] std::filesystem::path candidates() const { return path_ / "candidates"; }
  [[nodiscard]] std::filesystem::path candidate(std::string_view id) const;
  [[nodiscard]] std::filesystem::path live_notes() const { return path_ / "live-notes.txt"; }

  /// Whether the file is the record's (its journal included) or one that people write: never to be
  /// written over by a command's output. By whatever path or link it is reached, and also where it
  /// is not there yet.
  [[nodiscard]] bool keeps(const std::filesystem::path& file) const;

 private:
  explicit SearchDirectory(std::filesystem::path path) : path_(std::move(path)) {}

  std::filesystem::path path_;
};

}  // namespace winloop::store
