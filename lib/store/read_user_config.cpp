#include <winloop/store/user_config.hpp>
#include <winloop/store/yaml.hpp>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmath>

namespace winloop::store {

namespace {

/// A duration of at least a millisecond and at most an hour.
std::chrono::milliseconds read_seconds(const YamlNode& node) {
  constexpr double longest = 3600;
  constexpr double shortest = 0.001;
  const auto seconds = node.as_number();
  if (seconds < shortest || seconds > longest)
    throw node.error(
        fmt::format("\"{}\"; expected seconds, from {} to {}", node.as_text(), shortest, longest));
  return std::chrono::milliseconds(std::llround(seconds * 1000));
}

/// The same in whole seconds.
std::chrono::seconds read_whole_seconds(const YamlNode& node) {
  constexpr int longest = 3600;
  return std::chrono::seconds(node.as_integer(1, longest));
}

void expect_private(const std::filesystem::path& path, bool holds_key) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return;
  const auto refuse = [&](std::string_view why) {
    throw bad_input({path.string()}, fmt::format("{}; chmod 600 {}", why, path.string()));
  };
  if (info.st_uid != ::geteuid())
    throw bad_input({path.string()},
                    "belongs to another user, and says where conversations are sent");
  if ((info.st_mode & (S_IWGRP | S_IWOTH)) != 0)
    refuse("can be written by others, and says where conversations are sent");
  if (holds_key && (info.st_mode & (S_IRGRP | S_IROTH)) != 0)
    refuse("holds a key, and can be read by others");
}

AssistSettings read_assist(const YamlNode& node) {
  node.expect_keys({"url", "model", "key", "connect_seconds", "stall_seconds", "timeout_seconds",
                    "retries", "retry_seconds", "longest_wait_seconds", "reply_kib", "proxy"});
  AssistSettings settings;
  settings.url = node.text_or_empty("url");
  settings.model = node.text_or_empty("model");
  settings.key = node.text_or_empty("key");
  settings.proxy = node.text_or_empty("proxy");
  if (const auto* value = node.find("connect_seconds")) settings.connect = read_seconds(*value);
  if (const auto* value = node.find("stall_seconds")) settings.stall = read_seconds(*value);
  if (const auto* value = node.find("timeout_seconds")) settings.whole = read_seconds(*value);
  if (const auto* value = node.find("retry_seconds")) settings.first_wait = read_seconds(*value);
  if (const auto* value = node.find("longest_wait_seconds"))
    settings.longest_wait = read_whole_seconds(*value);
  constexpr int most_retries = 10;
  if (const auto* value = node.find("retries"))
    settings.retries = value->as_integer(0, most_retries);
  constexpr int most_kib = 65'536;
  if (const auto* value = node.find("reply_kib"))
    settings.most_reply_bytes = static_cast<std::size_t>(value->as_integer(1, most_kib)) << 10U;
  return settings;
}

}  // namespace

AssistSettings read_user_config(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return {};
  expect_private(path, false);
  const auto root = read_yaml(path);
  root.expect_keys({"assist"});
  const auto* node = root.find("assist");
  if (node == nullptr) return {};
  auto settings = read_assist(*node);
  expect_private(path, !settings.key.empty());
  return settings;
}

}  // namespace winloop::store
