#include "html_calibrator.hpp"
#include <winloop/base/names.hpp>
#include <winloop/document/escape.hpp>

#include <embedded/page.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace winloop::document {

namespace {

using CalibratorJson = nlohmann::ordered_json;

/// The right end of all sliders: twice the largest weight, rounded up to 1, 2 or 5 and zeros.
double slider_end(const Spec& spec) {
  double largest = 0;
  for (const auto& criterion : spec.criteria) largest = std::max(largest, criterion.weight);
  const double wanted = 2 * largest;
  if (!(wanted > 0) || !std::isfinite(wanted)) return 10;
  const double power = std::pow(10, std::floor(std::log10(wanted)));
  for (const double digit : {1.0, 2.0, 5.0}) {
    if (digit * power >= wanted) return digit * power;
  }
  return 10 * power;
}

/// A level of 1..4, or none; what else the bar says now stays to be chosen.
void put_level_choice(const CalibratedCriterion& now, const std::string& label, Out& out) {
  out.put(fmt::format("<select class=\"must\" aria-label=\"{}\">", label));
  std::vector<std::string> levels{"", "1", "2", "3", "4"};
  if (std::find(levels.begin(), levels.end(), now.must) == levels.end()) levels.push_back(now.must);
  for (const auto& level : levels) {
    out.put(fmt::format("<option value=\"{}\"{}>{}</option>", level,
                        level == now.must ? " selected" : "",
                        level.empty() ? "no must-have" : "must: " + level + " up"));
  }
  out.put("</select>");
}

void put_must(const Criterion& criterion, const CalibratedCriterion& now, Out& out) {
  const auto label = "Must-have of " + escape_html(criterion.name);
  if (std::holds_alternative<FactRule>(criterion.evidence)) {
    out.put(
        fmt::format("<label class=\"switch\"><input class=\"must\" type=\"checkbox\" "
                    "role=\"switch\" aria-label=\"{}\"{}> must-have</label>",
                    label, now.must.empty() ? "" : " checked"));
  } else if (const auto* rule = std::get_if<NumberRule>(&criterion.evidence)) {
    out.put(fmt::format(
        "<label class=\"bound\">must: <input class=\"must\" type=\"number\" step=\"any\" "
        "min=\"{}\" max=\"{}\" value=\"{}\" placeholder=\"none\" aria-label=\"{}\"> {}</label>",
        std::min(rule->from, rule->to), std::max(rule->from, rule->to), now.must,
        fmt::format("{}, {} {}", label, escape_html(rule->field),
                    rule->from < rule->to ? "at least" : "at most"),
        rule->from < rule->to ? "up" : "down"));
  } else {
    put_level_choice(now, label, out);
  }
}

void put_criterion(const Criterion& criterion, const CalibratedCriterion& now, double end,
                   Out& out) {
  constexpr double steps = 20;
  const auto title = escape_html(criterion.name);
  out.put(
      fmt::format("<div class=\"criterion\" role=\"group\" aria-label=\"{0}\">\n"
                  "<span class=\"title\">{0}</span><span class=\"share\"></span>\n",
                  title));
  out.put(
      fmt::format("<input class=\"slider\" type=\"range\" min=\"0\" max=\"{}\" step=\"{}\" "
                  "value=\"{}\" aria-label=\"Weight of {}\">\n",
                  end, end / steps, criterion.weight, title));
  out.put(
      fmt::format("<input class=\"weight\" type=\"number\" min=\"0\" step=\"any\" value=\"{}\" "
                  "aria-label=\"Weight of {}, as a number\">\n",
                  criterion.weight, title));
  put_must(criterion, now, out);
  out.put("\n</div>\n");
}

/// A box of text to take along, filled by the script.
void put_box(std::string_view kind, std::string_view words, std::string_view label, Out& out) {
  out.put(fmt::format(
      "<div class=\"box\"><p>{0}</p>\n<pre class=\"{1}\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"{2}\"></pre>\n<button type=\"button\" class=\"copy\" aria-label=\"Copy: {2}\">"
      "Copy</button></div>\n",
      words, kind, label));
}

std::string unknown_words(UnknownPolicy policy) {
  switch (policy) {
    case UnknownPolicy::worst:
      return "What is not known counts as 0.";
    case UnknownPolicy::omit:
      return "What is not known is left out of a candidate's weights.";
    case UnknownPolicy::pool_mean:
      break;
  }
  return "What is not known counts as the mean of the pool.";
}

std::string policy_words(const Spec& spec) {
  auto words = unknown_words(spec.unknown);
  words += " Of whom nothing is known has no score, and stands below all who have one.";
  if (spec.raters == RaterPolicy::adjusted) {
    words +=
        " Levels count as corrected for lenient and severe raters; must-haves go by the levels as "
        "given.";
  }
  return words;
}

/// Where a must-have's evidence lies, for the script and for the lines of spec.yaml.
void add_evidence(CalibratorJson& json, const Evidence& evidence) {
  if (const auto* fact = std::get_if<FactRule>(&evidence)) {
    json["fact"] = to_string(*fact);
  } else if (const auto* rule = std::get_if<NumberRule>(&evidence)) {
    json["number"] = {{"field", rule->field}, {"from", rule->from}, {"to", rule->to}};
  }
}

template <typename T>
CalibratorJson or_null(const std::optional<T>& value) {
  return value ? CalibratorJson(*value) : CalibratorJson();
}

}  // namespace

std::string calibrator_script() {
  std::string script;
  for (const auto& file : embedded::page()) {
    if (file.name.ends_with(".js")) script += file.text;
  }
  return script;
}

void html_bar_controls(const Calibrator& block, Out& out) {
  out.put(
      fmt::format("<div class=\"trial\" hidden>\n<h2>Try another bar</h2>\n"
                  "<p class=\"muted\">Everyone is ranked again at once; nothing is stored. {}</p>\n"
                  "<p class=\"skip\"><a href=\"#ranking\">To the ranking</a></p>\n"
                  "<div class=\"controls\">\n",
                  policy_words(block.spec)));
  const double end = slider_end(block.spec);
  for (std::size_t i = 0; i < block.spec.criteria.size(); ++i) {
    put_criterion(block.spec.criteria[i], block.criteria[i], end, out);
  }
  out.put(
      "</div>\n<p class=\"actions\"><span class=\"status\" role=\"status\"></span>"
      "<a href=\"#tried\" class=\"to-tried\" hidden>Copy it</a>"
      "<button type=\"button\" class=\"reset\" disabled>Reset</button></p>\n"
      "<div class=\"tried-here\" id=\"tried\" hidden>\n<h3>What is tried</h3>\n<ul "
      "class=\"changes\"></ul>\n");
  put_box("yaml",
          fmt::format("To adopt it, put these lines in place of the same criteria's in "
                      "<code>{}</code>; their <code>levels</code> stay.",
                      escape_html(block.file)),
          "lines of spec.yaml", out);
  put_box("command", "The same ranking by the command:", "command line", out);
  out.put("</div>\n</div>\n");
}

void html_calibrator_data(const Calibrator& block, Out& out) {
  CalibratorJson json{{"policy", name(block.spec.unknown)},
                      {"top", block.top},
                      {"command", block.command},
                      {"criteria", CalibratorJson::array()},
                      {"candidates", CalibratorJson::array()}};
  for (std::size_t i = 0; i < block.spec.criteria.size(); ++i) {
    const auto& criterion = block.spec.criteria[i];
    CalibratorJson one{{"id", criterion.id},
                       {"name", criterion.name},
                       {"weight", criterion.weight},
                       {"must", or_null(criterion.must)},
                       {"mustWords", block.criteria[i].must},
                       {"mean", or_null(block.criteria[i].mean)},
                       {"tried", block.criteria[i].tried}};
    add_evidence(one, criterion.evidence);
    json["criteria"].push_back(std::move(one));
  }
  for (const auto& row : block.rows) {
    auto values = CalibratorJson::array();
    auto given = CalibratorJson::array();
    for (const auto& part : row.parts) {
      values.push_back(or_null(part.value));
      given.push_back(or_null(part.as_given));
    }
    CalibratorJson one{{"id", row.id}, {"position", row.position}, {"values", std::move(values)}};
    if (block.spec.raters == RaterPolicy::adjusted) one["given"] = std::move(given);
    json["candidates"].push_back(std::move(one));
  }
  out.put("<script type=\"application/json\" class=\"data\">");
  out.put(escape_script_json(
      json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)));
  out.put("</script>\n");
}

}  // namespace winloop::document
