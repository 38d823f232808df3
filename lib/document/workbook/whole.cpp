#include "whole.hpp"

#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>

#include <zip.h>

#include <array>
#include <memory>
#include <string_view>

namespace winloop::document {

namespace {

struct CloseZip {
  void operator()(zip_t* zip) const { zip_discard(zip); }
  void operator()(zip_file_t* part) const { (void)zip_fclose(part); }
};

[[noreturn]] void not_whole() {
  throw Error(ErrorKind::storage,
              "the temporary files of a workbook could not be written; is there room in TMPDIR?");
}

/// The last bytes of a part of the file.
std::string ending_of(zip_t* zip, zip_uint64_t index) {
  constexpr std::size_t block = 65'536;
  constexpr std::size_t kept = 32;
  const std::unique_ptr<zip_file_t, CloseZip> part(zip_fopen_index(zip, index, 0));
  if (part == nullptr) not_whole();
  std::string ending;
  std::string buffer(block, '\0');
  while (true) {
    const auto got = zip_fread(part.get(), buffer.data(), buffer.size());
    if (got < 0) not_whole();
    if (got == 0) return ending;
    ending.append(buffer, 0, static_cast<std::size_t>(got));
    if (ending.size() > kept) ending.erase(0, ending.size() - kept);
  }
}

}  // namespace

void demand_whole_sheets(const std::string& path) {
  const std::unique_ptr<zip_t, CloseZip> zip(zip_open(path.c_str(), ZIP_RDONLY, nullptr));
  if (zip == nullptr) not_whole();
  const auto parts = zip_get_num_entries(zip.get(), 0);
  for (zip_int64_t at = 0; at < parts; ++at) {
    const auto index = static_cast<zip_uint64_t>(at);
    const std::string_view name = zip_get_name(zip.get(), index, 0);
    const bool is_sheet = name.starts_with("xl/worksheets/sheet");
    const auto last = ending_of(zip.get(), index);
    const auto ending = utf8::trim(last);
    if (!ending.ends_with(is_sheet ? "</worksheet>" : ">")) not_whole();
  }
}

}  // namespace winloop::document
