#include "rerank_text.hpp"

#include "present.hpp"
#include <winloop/rank/agreement.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace winloop::app {

namespace {

using document::ColumnKind;
using document::Document;
using document::Show;
using document::Value;

document::List list_of(const std::vector<loop::SpecChange>& changes) {
  document::List list{.name = "bar_changes"};
  for (const auto& change : changes) {
    list.items.push_back(fmt::format("{}{}{}", change.name, change.name.empty() ? "" : ": ",
                                     fmt::join(change.changes, ", ")));
  }
  return list;
}

}  // namespace

std::vector<document::Field> bar_fields(const loop::Reranked& result) {
  using document::ColumnKind;
  return {{.key = "spec_version",
           .title = "Bar",
           .value = result.ranking.spec_version,
           .kind = ColumnKind::integer},
          {.key = "draft", .title = "Draft", .value = result.draft, .kind = ColumnKind::boolean},
          {.key = "trial", .title = "Trial", .value = result.trial, .kind = ColumnKind::boolean}};
}

std::string bar_in_words(const loop::Reranked& result) {
  const auto version = result.ranking.spec_version;
  const bool adopted = version != 0 && !result.draft;
  const auto bar = adopted ? fmt::format("spec version {}", version) : std::string("spec.yaml");
  const auto state = adopted        ? std::string()
                     : version == 0 ? std::string(", not adopted yet")
                                    : fmt::format(", changed since version {}", version);
  return result.trial ? fmt::format("A trial; nothing is stored, and {} stands{}", bar, state)
                      : bar + state;
}

void add_compared_with(Document& document, const loop::Reranked& result) {
  if (!result.before) return;
  if (!result.against_stored) {
    document.meta.push_back({.key = "compared_with_bar",
                             .title = "Moved from",
                             .value = std::string("the bar as it stands")});
    return;
  }
  document.meta.push_back({.key = "compared_with",
                           .title = "Moved since",
                           .value = result.before->on,
                           .kind = ColumnKind::date});
  document.meta.push_back({.key = "compared_with_version",
                           .title = "Spec version then",
                           .value = result.before->spec_version,
                           .kind = ColumnKind::integer});
}

void add_bar_changes(Document& document, const loop::Reranked& result) {
  if (!result.before) return;
  auto list = list_of(result.bar_changes);
  if (result.trial && result.against_stored && !result.tried.empty()) {
    document.add(document::Heading{.text = "What is tried"}, Show::people);
    document.add(list_of(result.tried), Show::people);
  }
  if (list.items.empty()) {
    if (result.trial)
      document.add(document::Paragraph{.text = "This bar asks for the same as the other.",
                                       .tone = document::Tone::note},
                   Show::people);
    document.add(std::move(list), Show::data);
    return;
  }
  document.add(document::Heading{.text = !result.trial           ? "What changed in the bar"
                                         : result.against_stored ? "What changed in the bar, with "
                                                                   "what is tried"
                                                                 : "What is tried"});
  document.add(std::move(list));
}

void add_left_out(Document& document, const loop::Reranked& result, std::size_t top) {
  const auto& standings = result.ranking.standings;
  if (top == 0 || top >= standings.size()) return;
  const auto rank = standings[top - 1].rank;
  const auto left = std::span(standings).subspan(top);
  const auto tied = static_cast<std::size_t>(std::count_if(
      left.begin(), left.end(), [rank](const Standing& one) { return one.rank == rank; }));
  auto words = fmt::format("{} more", left.size());
  if (tied > 0) words += fmt::format(", {} of them on rank {} as the last one here", tied, rank);
  document.add(document::Paragraph{.text = words + ".", .tone = document::Tone::muted},
               Show::people);
}

void add_order(Document& document, const loop::Reranked& result, std::size_t top) {
  if (!result.before) return;
  const auto tau = rank::kendall_tau_b(*result.before, result.ranking);
  const auto overlap =
      rank::top_overlap(*result.before, result.ranking, top == 0 ? usual_top : top);
  const auto tau_words =
      tau ? fmt::format("Kendall's tau-b {:.2f} (1 is the same order)", *tau)
          : std::string("Kendall's tau-b is not computable: too few ranks differ");
  document.add(
      document::Paragraph{
          .text = fmt::format("The order: {}; of the first {}, {} {} before.", tau_words,
                              overlap.of, overlap.common, overlap.common == 1 ? "was" : "were"),
          .tone = document::Tone::muted},
      Show::people);
  document.add(
      document::KeyValues{.fields = {{.key = "tau_b",
                                      .title = "Kendall's tau-b",
                                      .value = tau ? Value(std::round(*tau * 1e6) / 1e6) : Value(),
                                      .kind = ColumnKind::number},
                                     {.key = "top",
                                      .title = "Of the first",
                                      .value = overlap.of,
                                      .kind = ColumnKind::integer},
                                     {.key = "top_in_common",
                                      .title = "the same",
                                      .value = overlap.common,
                                      .kind = ColumnKind::integer}},
                          .name = "order"},
      Show::data);
}

}  // namespace winloop::app
