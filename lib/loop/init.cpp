#include "scaffold.hpp"
#include <winloop/loop/init.hpp>
#include <winloop/store/directory.hpp>
#include <winloop/store/templates.hpp>

namespace winloop::loop {

namespace {

/// The record holds personal data and is a database: neither belongs in version control by
/// accident.
constexpr std::string_view git_ignore =
    "# The record holds what people said: keep it out of version control.\n"
    "record.db\n"
    "record.db-journal\n"
    "live-notes.txt\n";

}  // namespace

void init_search(const std::filesystem::path& folder, std::string_view role,
                 std::string_view manager, Date on) {
  const auto target = std::filesystem::absolute(folder / "").lexically_normal().parent_path();
  Scaffold::remove_abandoned(target);
  Scaffold::remove_abandoned(target.parent_path());
  (void)store::SearchDirectory::create(
      folder, {store::filled_template("search", {{"role", std::string(role)},
                                                 {"manager", std::string(manager)},
                                                 {"opened", on.to_string()}}),
               store::filled_template("spec", {{"schema", WINLOOP_SCHEMAS "/spec.schema.json"}}),
               std::string(git_ignore)});
}

}  // namespace winloop::loop
