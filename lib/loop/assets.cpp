#include "pack/packed_lexicon.hpp"
#include <winloop/base/embedded.hpp>
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/base/names.hpp>
#include <winloop/loop/assets.hpp>
#include <winloop/store/yaml.hpp>

#include <embedded/example.hpp>

#include <filesystem>
#include <span>
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

signal::Lexicon shipped_lexicon() {
  return signal::Lexicon::unpack(embedded::packed_lexicon()).with_model(signal::Model::english());
}

namespace {

constexpr std::size_t most_lexicon_bytes = 1 << 20;

signal::Lexicon shipped_lexicon_with_text(const std::string& text,
                                          const std::filesystem::path& file) {
  auto lexicon = shipped_lexicon().overlay(text, file.string());
  // What holds for every YAML file of a search: no quote is left open, and the like.
  (void)store::parse_yaml(text, file.string());
  return lexicon;
}

}  // namespace

signal::Lexicon shipped_lexicon_with(const std::filesystem::path& file) {
  return shipped_lexicon_with_text(read_file(file, most_lexicon_bytes), file);
}

signal::Lexicon load_lexicon(const store::SearchDirectory& directory) {
  const auto own = directory.lexicon();
  // A link that leads nowhere is an error, and no absence: one's own cues would be silent.
  if (!is_there(own) && !std::filesystem::is_symlink(own)) return shipped_lexicon();
  return shipped_lexicon_with_text(read_regular_file(own, most_lexicon_bytes), own);
}

std::string_view example_file(std::string_view name) {
  return file_named(embedded::example(), "file of the example", name);
}

}  // namespace winloop::loop
