#include <winloop/base/file.hpp>
#include <winloop/loop/workspace.hpp>
#include <winloop/store/files.hpp>

namespace winloop::loop {

Workspace open_workspace(const Where& where, store::Access access) {
  auto directory = store::SearchDirectory::find(where.named, where.environment, where.current);
  auto search = store::read_search(directory.search());
  auto record = store::Record::open(directory.record(), access);
  if (access == store::Access::write) record.know_search(search);
  return {std::move(directory), std::move(search), std::move(record)};
}

Judgement judgement(const Workspace& workspace, std::string_view candidate) {
  const auto path = workspace.directory.candidate(candidate);
  if (is_there(path)) return store::read_judgement(path);
  Judgement none;
  none.candidate = std::string(candidate);
  return none;
}

}  // namespace winloop::loop
