#include <winloop/loop/workspace.hpp>
#include <winloop/store/yaml_files.hpp>

namespace winloop::loop {

Workspace open_workspace(const Where& where, store::Access access) {
  auto directory = store::SearchDirectory::find(where.named, where.environment, where.current);
  auto search = store::read_search(directory.search_yaml());
  auto record = store::Record::open(directory.record_db(), access);
  return {std::move(directory), std::move(search), std::move(record)};
}

}  // namespace winloop::loop
