#include "people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace winloop::document {

namespace {

std::string number_words(const Column& column, double number) {
  const bool percent = column.kind == ColumnKind::percent;
  const bool whole = percent || column.kind == ColumnKind::integer;
  const int decimals = column.decimals >= 0 ? column.decimals : (whole ? 0 : 2);
  auto words = fmt::format("{:.{}f}", percent ? number * 100 : number, decimals);
  // -0.00 says nothing that 0.00 does not.
  if (words.starts_with('-') && words.find_first_of("123456789") == std::string::npos) {
    words.erase(0, 1);
  }
  if (percent) words += '%';
  return words;
}

std::string interval_words(const Column& column, const Interval& interval, bool unicode) {
  auto low = number_words(column, interval.low);
  if (low.ends_with('%')) low.pop_back();
  return low + (unicode ? "–" : "-") + number_words(column, interval.high);
}

std::string label_of(const Column& column, std::string_view text) {
  if (!column.labels) return std::string(text);
  const auto label = column.labels->find(text);
  return label == column.labels->end() ? std::string(text) : label->second;
}

}  // namespace

bool is_missing(const Cell& cell) {
  if (std::holds_alternative<Missing>(cell)) return true;
  if (const auto* const number = std::get_if<double>(&cell)) return !std::isfinite(*number);
  if (const auto* const interval = std::get_if<Interval>(&cell)) {
    return !std::isfinite(interval->low) || !std::isfinite(interval->high);
  }
  return false;
}

bool is_numeric(ColumnKind kind) {
  return kind == ColumnKind::integer || kind == ColumnKind::number || kind == ColumnKind::percent ||
         kind == ColumnKind::interval;
}

std::string in_words(const Column& column, const Cell& cell, bool unicode) {
  if (is_missing(cell)) return column.missing;
  return std::visit(
      [&](const auto& value) -> std::string {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, Missing>) {
          return column.missing;
        } else if constexpr (std::is_same_v<T, std::string_view>) {
          return label_of(column, value);
        } else if constexpr (std::is_same_v<T, bool>) {
          return value ? "yes" : "no";
        } else if constexpr (std::is_same_v<T, std::int64_t>) {
          return column.kind == ColumnKind::percent
                     ? number_words(column, static_cast<double>(value))
                     : std::to_string(value);
        } else if constexpr (std::is_same_v<T, double>) {
          return number_words(column, value);
        } else if constexpr (std::is_same_v<T, Date>) {
          return value.to_string();
        } else if constexpr (std::is_same_v<T, Interval>) {
          return interval_words(column, value, unicode);
        } else {
          std::string words;
          for (const auto& one : value)
            words += (words.empty() ? "" : ", ") + label_of(column, one);
          return words;
        }
      },
      cell);
}

Column column_of(const Field& field) {
  return {.key = field.key,
          .title = field.title,
          .kind = field.kind,
          .decimals = field.decimals,
          .missing = field.missing};
}

std::string flowing(std::string_view words) {
  std::string flows(words);
  for (std::size_t at = 0; at < flows.size(); ++at) {
    if (flows[at] != '\n') continue;
    flows[at] = ' ';
    if (at > 0 && flows[at - 1] == '\r') flows[at - 1] = ' ';
  }
  return flows;
}

std::vector<std::string> citation_parts(const Quote& quote) {
  std::vector<std::string> parts;
  if (!quote.about.empty()) parts.push_back(quote.about);
  if (quote.due) parts.push_back("due " + quote.due->to_string());
  parts.push_back(quote.who.empty() ? "unknown speaker" : quote.who);
  if (!quote.kind.empty()) parts.push_back(quote.kind);
  if (quote.on) parts.push_back(quote.on->to_string());
  if (quote.at) parts.push_back(clock(*quote.at));
  if (quote.page) parts.push_back(fmt::format("page {}", *quote.page));
  if (quote.conversation != 0) parts.push_back(fmt::format("conversation {}", quote.conversation));
  return parts;
}

std::string citation(const Quote& quote, std::string_view separator) {
  return fmt::format("{}", fmt::join(citation_parts(quote), separator));
}

std::string bar_words(const Bar& bar, bool unicode) {
  if (!bar.text.empty()) return bar.text;
  const Column percent{.kind = ColumnKind::percent};
  const bool has_value = bar.value && std::isfinite(*bar.value);
  std::string words = has_value ? number_words(percent, *bar.value) : "";
  if (bar.interval && !is_missing(*bar.interval)) {
    const auto range = interval_words(percent, *bar.interval, unicode);
    words += words.empty() ? range : fmt::format(" ({})", range);
  }
  return words.empty() ? "not captured" : words;
}

std::string_view tone_word(Tone tone) {
  if (tone == Tone::note) return "Note: ";
  if (tone == Tone::warning) return "Warning: ";
  return {};
}

int heading_level(const Heading& heading) {
  return std::clamp(heading.level, 2, 6);
}

double share(double value) {
  return std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0.0;
}

}  // namespace winloop::document
