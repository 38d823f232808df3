#pragma once

#include "../builder.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace winloop::transcript {

/// A zip archive held in memory, read with bounds: neither more entries nor more bytes come out of
/// it than the limits allow, whatever it claims.
class Archive {
 public:
  /// Throws Error(bad_input) for what is no zip archive, or one of too many entries. The bytes must
  /// outlive the archive.
  Archive(std::string_view bytes, const Input& input);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  /// An entry's content; nothing when there is no such entry. Throws Error(bad_input) for one that
  /// is encrypted, broken, or would take all that was read past Limits::unpacked_bytes.
  std::optional<std::string> read(const std::string& name);

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::string name(std::size_t at) const;

 private:
  [[noreturn]] void refuse(std::string_view why) const;

  const Input& input_;
  zip* handle_ = nullptr;
  std::size_t unpacked_ = 0;
};

}  // namespace winloop::transcript
