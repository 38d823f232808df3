#include <winloop/base/utf8.hpp>
#include <winloop/insight/argument.hpp>

#include <algorithm>

namespace winloop::insight {

namespace {

bool blank(std::string_view text) {
  return utf8::trim(text).empty();
}

std::vector<std::string> missing_parts(const Argument& argument) {
  std::vector<std::string> missing;
  const auto need = [&](bool absent, const char* part) {
    if (absent) missing.emplace_back(part);
  };
  need(blank(argument.why_them), "why them");
  need(blank(argument.why_us), "why us");
  need(blank(argument.why_now), "why now");
  need(blank(argument.could_lose_them), "what could lose them");
  need(argument.citing.empty(), "their words");
  return missing;
}

constexpr std::size_t parts = 5;

}  // namespace

OurArgument our_argument(const Dossier& dossier, Audience audience, const FindWords& find) {
  OurArgument result;
  auto argument = dossier.judgement != nullptr && dossier.judgement->argument
                      ? *dossier.judgement->argument
                      : Argument{};
  std::erase_if(argument.citing, [](const std::string& words) { return blank(words); });
  result.missing = missing_parts(argument);
  if (result.missing.size() == parts) return result;
  result.withheld = static_cast<int>(std::erase_if(
      argument.citing, [&](const auto& words) { return !may_show(dossier, words, audience); }));
  for (const auto& words : argument.citing) {
    result.cited.push_back({words, verify(dossier, words, find)});
  }
  result.argument = std::move(argument);
  return result;
}

}  // namespace winloop::insight
