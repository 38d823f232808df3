#include "html_calibrator.hpp"

#include "html.hpp"
#include "people.hpp"
#include <winloop/base/names.hpp>
#include <winloop/document/escape.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

namespace winloop::document {

namespace {

constexpr int columns_of_ranking = 9;

std::string counted_words(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// The criteria of a candidate that are in that state, by their ids.
std::vector<std::string> ids_with(const Calibrator& block, const CalibratedRow& row,
                                  MustHaves state) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < row.parts.size(); ++i) {
    if (row.parts[i].must == state) ids.push_back(block.spec.criteria[i].id);
  }
  return ids;
}

/// "met", "unknown"; "failed: location".
std::string must_words_of(const Calibrator& block, const CalibratedRow& row) {
  const auto state = row.standing.must_haves;
  if (state != MustHaves::failed) return std::string(name(state));
  return fmt::format("{}: {}", name(state), fmt::join(ids_with(block, row, state), ", "));
}

/// What a criterion does, as calibrator.js writes it too.
std::string part_words(const CalibratedPart& part, const std::string& must) {
  auto words = fmt::format("weight {:.0f}%", part.share * 100);
  if (part.value) {
    words += fmt::format(" · value {:.2f} · adds {:.3f}", *part.value, part.adds);
  } else if (part.stand_in) {
    words += fmt::format(" · not known, {:.2f} stands in · adds {:.3f}", *part.stand_in, part.adds);
  } else {
    words += " · not known, left out";
  }
  if (part.must != MustHaves::none) {
    words += fmt::format(" · must-have{}: {}", must == "met" ? "" : " of " + must, name(part.must));
  }
  return words;
}

void put_ratings(const std::vector<Rating>& ratings, Out& out) {
  if (ratings.empty()) return;
  out.put("<ul class=\"ratings\">\n");
  for (const auto& rating : ratings) {
    out.put(fmt::format("<li><b>{}</b> {}, {}", rating.level, escape_html(rating.rater),
                        rating.on.to_string()));
    if (!rating.note.empty()) {
      out.put(fmt::format("<span class=\"remark\">{}</span>", escape_html(rating.note)));
    }
    out.put("</li>\n");
  }
  out.put("</ul>\n");
}

void put_part(const Calibrator& block, const CalibratedRow& row, std::size_t at, Out& out) {
  const auto& part = row.parts[at];
  out.put(fmt::format("<div class=\"part\">\n<h3>{}</h3>\n<p class=\"figures\">{}</p>\n",
                      escape_html(block.spec.criteria[at].name),
                      escape_html(part_words(part, block.criteria[at].must))));
  if (block.criteria[at].evidence != "ratings") {
    out.put(fmt::format("<p class=\"from\">{}</p>\n", escape_html(block.criteria[at].evidence)));
  } else if (part.ratings.empty()) {
    out.put("<p class=\"from\">nobody has rated this</p>\n");
  }
  put_ratings(part.ratings, out);
  for (const auto& quote : part.quotes) html_quote(quote, out);
  out.put("</div>\n");
}

/// "11 ratings, 2 quotes; not known: location".
std::string opens_to(const Calibrator& block, const CalibratedRow& row) {
  constexpr std::size_t most_named = 3;
  std::size_t ratings = 0;
  std::size_t quotes = 0;
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < row.parts.size(); ++i) {
    ratings += row.parts[i].ratings.size();
    quotes += row.parts[i].quotes.size();
    if (!row.parts[i].value) unknown.push_back(block.spec.criteria[i].id);
  }
  auto words = ratings == 0 ? "no ratings" : counted_words(ratings, "rating", "ratings");
  if (quotes > 0) words += ", " + counted_words(quotes, "quote", "quotes");
  if (unknown.empty()) return words;
  if (unknown.size() > most_named)
    return fmt::format("{}; {} of {} criteria not known", words, unknown.size(), row.parts.size());
  return fmt::format("{}; not known: {}", words, fmt::join(unknown, ", "));
}

/// The roles are those that the elements have: a phone's layout would take them away.
void put_cell(std::string_view kind, std::string_view words, Out& out) {
  out.put(fmt::format("<td role=\"cell\" class=\"{}\">{}</td>", kind, words));
}

void put_figures(const Calibrator& block, const CalibratedRow& row, Out& out) {
  const auto& standing = row.standing;
  const Interval interval{double{standing.low}, double{standing.high}};
  const auto score = standing.has_score() ? std::optional(double{standing.score}) : std::nullopt;
  out.put("<td role=\"cell\" class=\"bar-cell\">");
  html_bar_drawing({.value = score, .interval = interval}, out);
  out.put("</td>");
  put_cell("number score", score ? fmt::format("{:.2f}", *score) : "-", out);
  put_cell("number interval", fmt::format("{:.2f}–{:.2f}", standing.low, standing.high), out);
  put_cell("number known", fmt::format("{:.0f}%", double{standing.coverage} * 100), out);
  put_cell("musts", escape_html(must_words_of(block, row)), out);
  put_cell("number moved", escape_html(row.moved), out);
  out.put("<td role=\"cell\" class=\"number tried\" hidden></td>");
}

/// Names that more than one person has: only their ids tell them apart.
std::set<std::string_view> shared_names(const Calibrator& block) {
  std::set<std::string_view> seen;
  std::set<std::string_view> shared;
  for (const auto& row : block.rows) {
    if (!seen.insert(row.name).second) shared.insert(row.name);
  }
  return shared;
}

void put_row(const Calibrator& block, std::size_t at, bool shares_name, Out& out) {
  const auto& row = block.rows[at];
  const bool beyond = block.top != 0 && at >= block.top;
  out.put(fmt::format("<tbody role=\"rowgroup\" class=\"candidate{}\" data-id=\"{}\"{}>\n",
                      row.standing.must_haves == MustHaves::failed ? " failed" : "",
                      escape_html(row.id), beyond ? " hidden" : ""));
  out.put("<tr role=\"row\">");
  put_cell("number rank", std::to_string(row.standing.rank), out);
  const auto id = escape_html(row.id);
  out.put(
      fmt::format("<th role=\"rowheader\" scope=\"row\" class=\"who\"><span "
                  "class=\"name\">{}</span> {}<span class=\"stage\">{}</span></th>",
                  escape_html(row.name),
                  shares_name ? fmt::format("<span class=\"stage\">{},</span> ", id) : "",
                  escape_html(row.stage)));
  put_figures(block, row, out);
  out.put(
      fmt::format("</tr>\n<tr role=\"row\" class=\"more\"><td role=\"cell\" colspan=\"{}\">"
                  "<details>\n<summary>{}</summary>\n",
                  columns_of_ranking, escape_html(opens_to(block, row))));
  for (std::size_t part = 0; part < row.parts.size(); ++part) put_part(block, row, part, out);
  out.put("</details></td></tr>\n</tbody>\n");
}

void put_headings(bool any_moved, Out& out) {
  struct Title {
    std::string_view kind;
    std::string_view words;
  };
  constexpr auto titles = std::to_array<Title>({{"number rank", "Rank"},
                                                {"who", "Candidate"},
                                                {"bar-cell", "Score and interval"},
                                                {"number score", "Score"},
                                                {"number interval", "Low–high"},
                                                {"number known", "Known"},
                                                {"musts", "Must-haves"}});
  out.put("<thead role=\"rowgroup\">\n<tr role=\"row\">");
  for (const auto& title : titles) {
    out.put(fmt::format("<th role=\"columnheader\" scope=\"col\" class=\"{}\">{}</th>", title.kind,
                        title.words));
  }
  out.put(fmt::format("<th role=\"columnheader\" scope=\"col\" class=\"number moved\">{}</th>",
                      any_moved ? "Moved" : ""));
  out.put(
      "<th role=\"columnheader\" scope=\"col\" class=\"number tried\" hidden>Tried</th>"
      "</tr>\n</thead>\n");
}

/// Above those who fail a must-have; hidden where nobody does.
void put_line_below_bar(bool hidden, Out& out) {
  out.put(
      fmt::format("<tbody role=\"rowgroup\" class=\"below\"{}><tr role=\"row\"><th "
                  "role=\"rowheader\" scope=\"rowgroup\" colspan=\"{}\">Below the bar: a must-have "
                  "is failed</th></tr></tbody>\n",
                  hidden ? " hidden" : "", columns_of_ranking));
}

void put_ranking(const Calibrator& block, Out& out) {
  const auto failed = [](const CalibratedRow& row) {
    return row.standing.must_haves == MustHaves::failed;
  };
  const auto first_failed = std::find_if(block.rows.begin(), block.rows.end(), failed);
  const auto line = static_cast<std::size_t>(first_failed - block.rows.begin());
  const bool hidden = line == block.rows.size() || (block.top != 0 && line >= block.top);
  const bool any_moved = std::any_of(block.rows.begin(), block.rows.end(),
                                     [](const auto& row) { return !row.moved.empty(); });
  out.put("<table role=\"table\" class=\"ranking\" id=\"ranking\" aria-label=\"Ranking\">\n");
  put_headings(any_moved, out);
  const auto shared = shared_names(block);
  for (std::size_t at = 0; at < block.rows.size(); ++at) {
    if (at == line) put_line_below_bar(hidden, out);
    put_row(block, at, shared.contains(block.rows[at].name), out);
  }
  if (line == block.rows.size()) put_line_below_bar(hidden, out);
  out.put("</table>\n");
}

}  // namespace

const Calibrator* calibrator_of(const Document& document) {
  for (const auto& block : document.blocks) {
    const auto* const found = std::get_if<Calibrator>(&block.content);
    if (found != nullptr && for_people(block) && !found->rows.empty()) return found;
  }
  return nullptr;
}

void html_calibrator(const Calibrator& block, Out& out) {
  if (block.rows.empty()) {
    out.put("<p class=\"muted\">nobody to rank yet</p>\n");
    return;
  }
  out.put("<div class=\"calibrator\">\n");
  html_bar_controls(block, out);
  put_ranking(block, out);
  html_calibrator_data(block, out);
  out.put("</div>\n");
}

}  // namespace winloop::document
