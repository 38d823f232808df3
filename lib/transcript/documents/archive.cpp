#include "archive.hpp"

#include <winloop/base/error.hpp>

#include <fmt/format.h>
#include <zip.h>

#include <array>

namespace winloop::transcript {

namespace {

struct CloseEntry {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

Archive::Archive(std::string_view bytes, const Input& input) : input_(input) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (source == nullptr) refuse("no memory to open the archive");
  handle_ = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (handle_ == nullptr) {
    zip_source_free(source);
    refuse("a broken zip archive: its end is missing or damaged");
  }
  if (size() > input.limits.archive_entries) {
    const auto entries = size();
    zip_discard(handle_);
    refuse(fmt::format("a zip archive of {} entries, the limit is {}", entries,
                       input.limits.archive_entries));
  }
}

Archive::~Archive() {
  zip_discard(handle_);
}

std::size_t Archive::size() const {
  return static_cast<std::size_t>(zip_get_num_entries(handle_, 0));
}

std::string Archive::name(std::size_t at) const {
  const char* name = zip_get_name(handle_, at, ZIP_FL_ENC_RAW);
  return name == nullptr ? std::string() : std::string(name);
}

void Archive::refuse(std::string_view why) const {
  throw bad_input({std::string(input_.file), 0, 0}, why);
}

std::optional<std::string> Archive::read(const std::string& name) {
  const auto index = zip_name_locate(handle_, name.c_str(), ZIP_FL_ENC_RAW);
  if (index < 0) return std::nullopt;
  const std::unique_ptr<zip_file_t, CloseEntry> file(
      zip_fopen_index(handle_, static_cast<zip_uint64_t>(index), 0));
  if (!file) {
    const int code = zip_error_code_zip(zip_get_error(handle_));
    if (code == ZIP_ER_NOPASSWD) refuse("protected by a password; save it without one");
    refuse(fmt::format("broken: its part {} cannot be opened", name));
  }
  std::string content;
  std::array<char, 65536> buffer{};
  while (true) {
    const auto got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) refuse(fmt::format("broken: its part {} does not unpack", name));
    if (got == 0) return content;
    unpacked_ += static_cast<std::size_t>(got);
    if (unpacked_ > input_.limits.unpacked_bytes) {
      refuse(fmt::format("it unpacks to more than {} bytes; no document is that large",
                         input_.limits.unpacked_bytes));
    }
    content.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace winloop::transcript
