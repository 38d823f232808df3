#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/base/names.hpp>
#include <winloop/loop/assets.hpp>

#include <embedded/example.hpp>
#include <embedded/lexicon.hpp>

#include <filesystem>
#include <vector>

namespace winloop::loop {

namespace {

std::string_view file_named(std::span<const EmbeddedFile> files, std::string_view what,
                            std::string_view wanted) {
  std::vector<std::string> names;
  for (const auto& file : files) {
    if (file.name == wanted) return file.text;
    names.emplace_back(file.name);
  }
  throw_unknown_name(what, wanted, names);
}

}  // namespace

signal::Lexicon load_lexicon(const store::SearchDirectory& directory) {
  constexpr std::size_t limit = 1 << 20;
  auto lexicon =
      signal::Lexicon::parse(file_named(embedded::lexicon(), "lexicon", "en.yaml"), "en.yaml")
          .with_model(signal::Model::english());
  const auto own = directory.lexicon();
  if (std::filesystem::exists(own)) return lexicon.overlay(read_file(own, limit), own.string());
  return lexicon;
}

std::span<const EmbeddedFile> example_files() {
  return embedded::example();
}

std::string_view example_file(std::string_view name) {
  return file_named(embedded::example(), "file of the example", name);
}

}  // namespace winloop::loop
