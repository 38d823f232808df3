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

signal::Lexicon shipped_lexicon_with(const std::filesystem::path& file) {
  constexpr std::size_t limit = 1 << 20;
  const auto text = read_file(file, limit);
  auto lexicon = shipped_lexicon().overlay(text, file.string());
  // What holds for every YAML file of a search: no quote is left open, and the like.
  (void)store::parse_yaml(text, file.string());
  return lexicon;
}

signal::Lexicon load_lexicon(const store::SearchDirectory& directory) {
  const auto own = directory.lexicon();
  // A link that leads nowhere is an error, and no absence: one's own cues would be silent.
  return is_there(own) || std::filesystem::is_symlink(own) ? shipped_lexicon_with(own)
                                                           : shipped_lexicon();
}

std::string_view example_file(std::string_view name) {
  return file_named(embedded::example(), "file of the example", name);
}

}  // namespace winloop::loop
