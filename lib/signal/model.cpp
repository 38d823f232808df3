#include "english_model.hpp"
#include "model_table.hpp"
#include <winloop/base/bytes.hpp>
#include <winloop/signal/model.hpp>

#include <utility>

namespace winloop::signal {

namespace {

/// Keeps the numbers beside the table that refers to them.
struct OwnedTable {
  BuiltTable built;
  ModelTable table;
  explicit OwnedTable(BuiltTable from) : built(std::move(from)), table(built.view()) {}
};

}  // namespace

Model Model::english() {
  // Constant data: owned by nobody.
  const std::shared_ptr<const ModelTable> table(std::shared_ptr<void>(), &english_table);
  return {table, std::make_shared<const std::string>(english_version)};
}

Model Model::parse(std::string_view tsv, std::string_view file_name) {
  const auto owned = std::make_shared<const OwnedTable>(build_table(parse_weights(tsv, file_name)));
  const std::shared_ptr<const ModelTable> table(owned, &owned->table);
  return {table, std::make_shared<const std::string>(content_hash(tsv))};
}

}  // namespace winloop::signal
