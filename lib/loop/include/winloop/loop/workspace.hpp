#pragma once

#include <winloop/model/judgement.hpp>
#include <winloop/model/search.hpp>
#include <winloop/store/directory.hpp>
#include <winloop/store/record.hpp>

#include <filesystem>
#include <optional>

namespace winloop::loop {

/// What decides which search directory is meant, in this order.
struct Where {
  std::optional<std::filesystem::path> named;        ///< by -C
  std::optional<std::filesystem::path> environment;  ///< by WINLOOP_DIR
  std::filesystem::path current;                     ///< and upward from here
};

/// A search, opened: its directory, its search.yaml, its record.
struct Workspace {
  store::SearchDirectory directory;
  Search search;
  store::Record record;
};

/// Throws Error(no_search) when there is none, Error(bad_input) for a search.yaml that cannot be
/// read, and what opening the record throws.
WINLOOP_API Workspace open_workspace(const Where& where, store::Access access);

/// candidates/ID.yaml, or an empty judgement when nobody has written one.
WINLOOP_API Judgement judgement(const Workspace& workspace, std::string_view candidate);

}  // namespace winloop::loop
