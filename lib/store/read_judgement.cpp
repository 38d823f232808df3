#include <winloop/base/file.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/yaml.hpp>

namespace winloop::store {

namespace {

std::optional<Argument> read_argument(const YamlNode& node) {
  node.expect_keys({"why_them", "why_us", "why_now", "could_lose_them", "citing"});
  Argument argument;
  argument.why_them = node.text_or_empty("why_them");
  argument.why_us = node.text_or_empty("why_us");
  argument.why_now = node.text_or_empty("why_now");
  argument.could_lose_them = node.text_or_empty("could_lose_them");
  if (const auto* citing = node.find("citing")) argument.citing = citing->as_texts();
  const bool written = !argument.why_them.empty() || !argument.why_us.empty() ||
                       !argument.why_now.empty() || !argument.could_lose_them.empty() ||
                       !argument.citing.empty();
  if (!written) return std::nullopt;
  return argument;
}

std::optional<Autopsy> read_autopsy(const YamlNode& node) {
  node.expect_keys({"stated", "cause", "quote", "lesson"});
  Autopsy autopsy;
  autopsy.stated = node.text_or_empty("stated");
  const auto* cause = node.find("cause");
  if (cause != nullptr) autopsy.cause = cause->as_name<LossCause>();
  autopsy.quote = node.text_or_empty("quote");
  autopsy.lesson = node.text_or_empty("lesson");
  const bool written = cause != nullptr || !autopsy.stated.empty() || !autopsy.quote.empty() ||
                       !autopsy.lesson.empty();
  if (!written) return std::nullopt;
  return autopsy;
}

}  // namespace

Judgement parse_judgement(std::string_view text, std::string_view file,
                          std::string_view candidate) {
  const auto root = parse_yaml(text, file);
  root.expect_keys({"argument", "offer_story", "autopsy"});
  Judgement judgement;
  judgement.candidate = std::string(candidate);
  if (const auto* argument = root.find("argument")) judgement.argument = read_argument(*argument);
  judgement.offer_story = root.text_or_empty("offer_story");
  if (const auto* autopsy = root.find("autopsy")) judgement.autopsy = read_autopsy(*autopsy);
  return judgement;
}

Judgement read_judgement(const std::filesystem::path& path) {
  return parse_judgement(read_regular_file(path, most_yaml_bytes), path.string(),
                         path.stem().string());
}

}  // namespace winloop::store
