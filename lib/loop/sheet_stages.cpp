#include "sheet_stages.hpp"

#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace winloop::loop {

namespace {

/// What other systems call the ends of the road.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> usual_ends{{
    {"rejected", "we-declined"},
    {"declined", "we-declined"},
    {"not-selected", "we-declined"},
    {"not-a-fit", "we-declined"},
    {"withdrew", "they-declined"},
    {"withdrawn", "they-declined"},
    {"offer-declined", "they-declined"},
    {"hired", "accepted"},
    {"archived", "unspecified"},
}};

/// Whether all words of the one stand together in the other: `screen` in `phone-screen`.
bool stands_in(std::string_view words, std::string_view slug) {
  return fmt::format("-{}-", slug).find(fmt::format("-{}-", words)) != std::string::npos;
}

}  // namespace

SheetStages::SheetStages(const Search& search, const std::map<std::string, std::string>& meaning)
    : stages_(stages_and_exits(search)) {
  for (const auto& [word, stage] : meaning) {
    (void)stage_position(search, stage);
    meaning_[utf8::slug(word)] = stage;
  }
}

std::string SheetStages::stage_of(std::string_view cell, int line) {
  if (cell.empty()) return {};
  auto slug = utf8::slug(cell);
  if (const auto meant = meaning_.find(slug); meant != meaning_.end()) return meant->second;
  if (std::find(stages_.begin(), stages_.end(), slug) != stages_.end()) return slug;
  const auto same = [&](const Unknown& other) { return utf8::slug(other.word) == slug; };
  const auto before = std::find_if(unknown_.begin(), unknown_.end(), same);
  if (before != unknown_.end()) {
    ++before->more;
  } else {
    unknown_.push_back({std::string(cell), line, 0});
  }
  return {};
}

/// The stage that a word may well mean, or `STAGE`: proposed, never taken without being told.
std::string SheetStages::likely(std::string_view slug) const {
  for (const auto& [word, stage] : usual_ends)
    if (stands_in(word, slug)) return std::string(stage);
  std::string best;
  for (const auto& stage : stages_)
    if (stage.size() > best.size() && (stands_in(stage, slug) || stands_in(slug, stage)))
      best = stage;
  if (!best.empty()) return best;
  const auto near = near_names(slug, stages_);
  return near.empty() ? "STAGE" : near.front();
}

std::vector<std::string> SheetStages::complaints(std::string_view file_name) const {
  std::vector<std::string> all;
  for (const auto& one : unknown_) {
    const auto again =
        one.more == 0 ? ""
                      : fmt::format(" and in {} more {}", one.more, one.more == 1 ? "row" : "rows");
    all.push_back(fmt::format(
        "{}:{}: found the stage \"{}\"{}, expected one of the search's; say which it is: --stage "
        "\"{}={}\"",
        file_name, one.line, utf8::visible(one.word), again, utf8::visible(one.word),
        likely(utf8::slug(one.word))));
  }
  if (!all.empty()) all.push_back(fmt::format("the stages: {}", fmt::join(stages_, ", ")));
  return all;
}

}  // namespace winloop::loop
