#include "rejections.hpp"

#include "present.hpp"
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <map>

namespace winloop::app {

namespace {

using document::Show;
using document::Table;

/// With what the model takes for confidences, whether or not somebody said it.
Confidences with_claimed(Confidences confidences, const std::vector<loop::Assisted>& asked) {
  for (const auto& one : asked) {
    for (const auto& rejected : one.rejected) {
      if (rejected.category == sensitive_category) confidences.add(one.candidate, rejected.quote);
    }
  }
  return confidences;
}

bool may_show_rejected(const loop::Assisted& asked, const signal::RejectedProposal& rejected,
                       const Confidences& confidences) {
  return confidences.may_show(asked.candidate, rejected.category, rejected.quote);
}

}  // namespace

std::string rejected_in_words(const std::vector<signal::RejectedProposal>& rejected) {
  std::map<signal::Rejection, std::size_t> count;
  for (const auto& one : rejected) ++count[one.why];
  std::vector<std::string> parts;
  parts.reserve(count.size());
  for (const auto& [why, how_many] : count)
    parts.push_back(fmt::format("{} {}", how_many, name(why)));
  return fmt::format("{} rejected ({})", rejected.size(), fmt::join(parts, ", "));
}

void add_rejections(document::Document& document, const std::vector<loop::Assisted>& asked,
                    const Confidences& told) {
  const auto confidences = with_claimed(told, asked);
  Table table{
      .name = "rejected",
      .title = "Proposed and rejected",
      .columns = {integer_column("conversation", "#"), text_column("kind", "Kind"),
                  text_column("category", "Category"), text_column("sort", "What"),
                  text_column("quote", "Words as proposed"), text_column("reason", "Reason")}};
  table.columns[1].show = table.columns[2].show = Show::data;
  table.columns[3].show = Show::people;
  constexpr int widest_sort = 16;
  table.columns[3].max_width = widest_sort;
  std::size_t hidden = 0;
  for (const auto& one : asked) {
    for (const auto& rejected : one.rejected) {
      if (!may_show_rejected(one, rejected, confidences)) {
        ++hidden;
        continue;
      }
      table.add({one.conversation, or_missing(rejected.kind), or_missing(rejected.category),
                 fmt::format("{} {}", rejected.kind, rejected.category), or_missing(rejected.quote),
                 name(rejected.why)});
    }
  }
  const bool any = table.size() > 0;
  document.add(std::move(table), any ? Show::everywhere : Show::data);
  if (hidden == 0) return;
  document.add(
      document::Paragraph{.text = fmt::format("{} rejected and not shown: of what was told in "
                                              "confidence, or in the same words",
                                              hidden),
                          .tone = document::Tone::note},
      Show::people);
}

std::vector<std::string> rejection_lines(const std::vector<loop::Assisted>& asked,
                                         const Confidences& told) {
  const auto confidences = with_claimed(told, asked);
  std::vector<std::string> lines;
  for (const auto& one : asked) {
    for (const auto& rejected : one.rejected) {
      const bool open = may_show_rejected(one, rejected, confidences);
      const auto what = utf8::visible(
          fmt::format("{}/{} \"{}\"", rejected.kind, rejected.category, rejected.quote));
      lines.push_back(fmt::format("rejected in #{}: {}: {}", one.conversation, name(rejected.why),
                                  open ? what : "(not shown: told in confidence)"));
    }
  }
  return lines;
}

}  // namespace winloop::app
