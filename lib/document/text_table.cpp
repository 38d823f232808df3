#include "columns.hpp"
#include "people.hpp"
#include "text.hpp"
#include <winloop/base/utf8.hpp>

#include <algorithm>

namespace winloop::document {

namespace {

constexpr int between = 2;

/// One line of a table: what stands in each column, not yet wrapped.
using Words = std::vector<std::string>;

class TableText {
 public:
  TableText(const Table& table, TextPage& page)
      : table_(table), page_(page), chosen_(columns_for(table, Show::people)) {}

  void write() {
    const auto needs = measure();
    const int gaps = between * (static_cast<int>(chosen_.size()) - 1);
    if (auto widths = fit_columns(needs, page_.width() - gaps)) {
      widths_ = std::move(*widths);
      write_heading();
      write_rows();
    } else {
      write_records();
    }
  }

 private:
  [[nodiscard]] const Column& column(std::size_t i) const { return table_.columns[chosen_[i]]; }

  Words words_of(std::span<const Cell> cells) const {
    Words words;
    for (const auto i : chosen_) {
      words.push_back(in_words(table_.columns[i], cells[i], page_.unicode()));
    }
    return words;
  }

  [[nodiscard]] std::vector<ColumnNeed> measure() const {
    std::vector<ColumnNeed> needs;
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      const auto& its = column(i);
      const bool may_shrink = its.kind == ColumnKind::text || its.kind == ColumnKind::list;
      needs.push_back({.heading = extent(its.title),
                       .cells = {},
                       .may_shrink = may_shrink,
                       .min_width = its.min_width,
                       .max_width = its.max_width});
    }
    RowReader reader(table_);
    for (std::size_t row = 0; row < table_.size(); ++row) {
      const auto words = words_of(reader.read(row));
      for (std::size_t i = 0; i < words.size(); ++i) {
        const auto its = extent(words[i]);
        needs[i].cells.line = std::max(needs[i].cells.line, its.line);
        needs[i].cells.word = std::max(needs[i].cells.word, its.word);
      }
    }
    return needs;
  }

  [[nodiscard]] std::vector<std::string> fitted(std::size_t i, const std::string& words) const {
    if (column(i).overflow == Overflow::ellipsis) return {cut(words, widths_[i], page_.unicode())};
    return wrap(words, widths_[i]);
  }

  [[nodiscard]] std::string placed(std::size_t i, std::string_view words) const {
    return padded(words, widths_[i], is_numeric(column(i).kind));
  }

  void write_heading() {
    std::vector<std::vector<std::string>> headings;
    std::size_t height = 0;
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      headings.push_back(wrap(column(i).title, widths_[i]));
      height = std::max(height, headings.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
      std::string text;
      for (std::size_t i = 0; i < headings.size(); ++i) {
        // Headings stand on the rule, so shorter ones begin lower.
        const auto above = height - headings[i].size();
        const bool there = line >= above;
        if (i != 0) text.append(between, ' ');
        text += placed(i, there ? headings[i][line - above] : "");
      }
      page_.line(page_.styled(std::string_view(text).substr(0, text.find_last_not_of(' ') + 1),
                              sgr::bold));
    }
    std::string rule;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      if (i != 0) rule.append(between, ' ');
      rule += repeated(page_.either("─", "-"), widths_[i]);
    }
    page_.line(page_.styled(rule, sgr::dim));
  }

  void write_rows() {
    RowReader reader(table_);
    for (std::size_t row = 0; row < table_.size(); ++row) {
      const auto cells = reader.read(row);
      const auto words = words_of(cells);
      std::vector<std::vector<std::string>> parts;
      std::size_t height = 1;
      for (std::size_t i = 0; i < words.size(); ++i) {
        parts.push_back(fitted(i, words[i]));
        height = std::max(height, parts.back().size());
      }
      for (std::size_t line = 0; line < height; ++line) write_line(cells, parts, line);
    }
  }

  void write_line(std::span<const Cell> cells, const std::vector<std::vector<std::string>>& parts,
                  std::size_t line) {
    std::string text;
    std::size_t pending = 0;  // spaces that only matter when something follows
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i != 0) pending += between;
      const auto placed_words = placed(i, line < parts[i].size() ? parts[i][line] : "");
      const auto from = std::min(placed_words.find_first_not_of(' '), placed_words.size());
      const auto to = placed_words.find_last_not_of(' ') + 1;
      if (from == placed_words.size()) {
        pending += placed_words.size();
        continue;
      }
      text.append(pending + from, ' ');
      const auto words = std::string_view(placed_words).substr(from, to - from);
      text += is_missing(cells[chosen_[i]]) ? page_.styled(words, sgr::dim) : std::string(words);
      pending = placed_words.size() - to;
    }
    page_.line(text);
  }

  /// Too many columns for this width: one line a value instead, a rule between rows.
  void write_records() {
    RowReader reader(table_);
    for (std::size_t row = 0; row < table_.size(); ++row) {
      if (row != 0) {
        page_.line(
            page_.styled(repeated(page_.either("─", "-"), std::min(page_.width(), 8)), sgr::dim));
      }
      const auto words = words_of(reader.read(row));
      std::vector<std::pair<std::string, std::string>> fields;
      for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& title = column(i).title;
        fields.emplace_back(title.empty() ? column(i).key : title, words[i]);
      }
      text_fields(fields, page_);
    }
  }

  const Table& table_;
  TextPage& page_;
  std::vector<std::size_t> chosen_;
  std::vector<int> widths_;
};

}  // namespace

void text_table(const Table& table, TextPage& page) {
  page.gap();
  for (const auto& line : wrap(table.title, page.width())) {
    if (!table.title.empty()) page.line(page.styled(line, sgr::bold));
  }
  if (table.size() == 0 || columns_for(table, Show::people).empty()) {
    for (const auto& line : wrap(table.when_empty, page.width())) {
      page.line(page.styled(line, sgr::dim));
    }
    return;
  }
  if (!table.title.empty()) {
    page.gap();
  }
  TableText(table, page).write();
}

}  // namespace winloop::document
