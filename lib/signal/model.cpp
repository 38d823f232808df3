#include "english_model.hpp"
#include "model_table.hpp"
#include <winloop/base/bytes.hpp>
#include <winloop/signal/model.hpp>

#include <utility>

namespace winloop::signal {

namespace {

/// Keeps the numbers beside the tables that refer to them.
struct OwnedTables {
  BuiltTable kinds;
  BuiltTable promises;
  BuiltTable categories;
  ModelTables tables;
  explicit OwnedTables(const ParcelledWeights& weights)
      : kinds(build_table(weights.kinds)),
        promises(build_table(weights.promises)),
        categories(build_table(weights.categories)),
        tables{kinds.view(), promises.view(), categories.view()} {}
};

}  // namespace

Model Model::english() {
  // Constant data: owned by nobody.
  const std::shared_ptr<const ModelTables> tables(std::shared_ptr<void>(), &english_tables);
  return {tables, std::make_shared<const std::string>(english_version)};
}

Model Model::parse(std::string_view tsv, std::string_view file_name) {
  const auto owned = std::make_shared<const OwnedTables>(parcel(parse_weights(tsv, file_name)));
  const std::shared_ptr<const ModelTables> tables(owned, &owned->tables);
  return {tables, std::make_shared<const std::string>(content_hash(tsv))};
}

}  // namespace winloop::signal
