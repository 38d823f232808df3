#include "sheets.hpp"

#include "out.hpp"
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::document {

namespace {

bool alike(const Table& a, const Table& b) {
  return a.name == b.name && std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(),
                                        b.columns.end(), [](const Column& x, const Column& y) {
                                          return x.key == y.key && x.kind == y.kind;
                                        });
}

void add_part(std::vector<SheetPlan>& plans, SheetPart part) {
  const auto same = std::find_if(plans.begin(), plans.end(), [&](const SheetPlan& plan) {
    return alike(plan.parts.front().table, part.table);
  });
  if (same != plans.end()) {
    same->parts.push_back(std::move(part));
  } else {
    plans.push_back({{std::move(part)}});
  }
}

Table quotes_table() {
  return {.name = "quotes",
          .columns = {{.key = "under", .title = "Under"},
                      {.key = "about", .title = "About"},
                      {.key = "quote", .title = "Quote"},
                      {.key = "speaker", .title = "Speaker"},
                      {.key = "kind", .title = "Kind"},
                      {.key = "on", .title = "On", .kind = ColumnKind::date},
                      {.key = "at", .title = "At"},
                      {.key = "conversation", .title = "Conversation", .kind = ColumnKind::integer},
                      {.key = "due", .title = "Due", .kind = ColumnKind::date}}};
}

void add_quote(Table& table, const Quote& quote, const std::string& under) {
  table.add({under, quote.about, quote.words, quote.who, quote.kind, quote.on,
             quote.at ? Value(clock(*quote.at)) : Value(),
             quote.conversation != 0 ? Value(quote.conversation) : Value(), quote.due});
}

/// Which heading we stand under, as the blocks go by.
class HeadingsSoFar {
 public:
  void pass(const Block& block) {
    const auto* const heading = std::get_if<Heading>(&block.content);
    if (heading == nullptr) return;
    current_ = heading->text;
    if (level_ != 0 && heading->level > level_) return;
    level_ = heading->item ? heading->level : 0;
    item_ = heading->item ? heading->text : "";
  }

  /// Within one of the sections that repeat (one a candidate).
  [[nodiscard]] bool repeats() const { return level_ != 0; }

  /// `Ana Ruiz: Promises` where sections repeat.
  [[nodiscard]] std::string words() const {
    return item_.empty() || item_ == current_ ? current_ : item_ + ": " + current_;
  }

 private:
  int level_ = 0;  // of the repeated section; 0: in none
  std::string item_;
  std::string current_;
};

/// The rows of several tables, one after the other, each with the heading that it stands under.
class JoinedRows : public RowSource {
 public:
  explicit JoinedRows(std::vector<SheetPart> parts) : parts_(std::move(parts)) {}

  [[nodiscard]] std::size_t size() const override {
    std::size_t rows = 0;
    for (const auto& part : parts_) rows += part.table.size();
    return rows;
  }

  void fill(std::size_t row, std::span<Cell> cells) override {
    auto part = parts_.begin();
    for (; row >= part->table.size(); ++part) row -= part->table.size();
    cells[0] = std::string_view(part->under);
    part->table.rows->fill(row, cells.subspan(1));
  }

 private:
  std::vector<SheetPart> parts_;
};

/// The longest start of at most `most` UTF-16 units.
std::string_view start_of(std::string_view text, std::size_t most) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte & 0xc0U) == 0x80U) continue;
    units += byte >= 0xf0 ? 2 : 1;
    if (units > most) return text.substr(0, at);
  }
  return text;
}

std::string_view without_marks_around(std::string_view text) {
  constexpr std::string_view marks = "' ";
  const auto first = text.find_first_not_of(marks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(marks) - first + 1);
}

}  // namespace

std::vector<SheetPlan> plan_tables(const Document& document) {
  std::vector<SheetPlan> plans;
  HeadingsSoFar under;
  for (const auto& block : document.blocks) {
    under.pass(block);
    if (block.show == Show::people) continue;
    if (const auto* const table = std::get_if<Table>(&block.content)) {
      add_part(plans, {under.words(), *table});
    } else if (const auto* const bars = named_bars(block)) {
      add_part(plans, {under.words(), bars_as_table(*bars), true});
    }
  }
  return plans;
}

std::vector<SheetPlan> plan_sheets(const Document& document) {
  auto plans = plan_tables(document);
  auto quotes = quotes_table();
  HeadingsSoFar under;
  for (const auto& block : document.blocks) {
    under.pass(block);
    if (block.show == Show::people) continue;
    const auto* const quote = std::get_if<Quote>(&block.content);
    if (quote != nullptr) add_quote(quotes, *quote, under.words());
  }
  if (quotes.size() != 0) plans.push_back({{SheetPart{{}, std::move(quotes)}}});
  return plans;
}

Table joined(const SheetPlan& plan) {
  auto table = plan.parts.front().table;
  if (!plan.names_headings()) return table;
  table.columns.insert(table.columns.begin(), {.key = "under", .title = "Under"});
  table.rows = std::make_shared<JoinedRows>(plan.parts);
  return table;
}

std::vector<Field> about_fields(const Document& document) {
  std::vector<Field> fields{{.key = "title", .title = "Title", .value = document.title}};
  if (!document.subtitle.empty()) {
    fields.push_back({.key = "subtitle", .title = "About", .value = document.subtitle});
  }
  fields.insert(fields.end(), document.meta.begin(), document.meta.end());
  HeadingsSoFar under;
  for (const auto& block : document.blocks) {
    under.pass(block);
    const auto* const values = std::get_if<KeyValues>(&block.content);
    if (values == nullptr || under.repeats() || block.show == Show::people) continue;
    fields.insert(fields.end(), values->fields.begin(), values->fields.end());
  }
  return fields;
}

std::string SheetNames::unique(std::string_view wish) {
  constexpr std::size_t longest = 31;
  std::string clean = utf8::visible(wish);
  for (char& c : clean) {
    if (std::string_view("[]:*?/\\").find(c) != std::string_view::npos) c = '-';
  }
  std::string base(without_marks_around(clean));
  if (base.empty()) base = "Table";
  for (int number = 1;; ++number) {
    const auto ending = number == 1 ? "" : fmt::format(" {}", number);
    const auto start = without_marks_around(start_of(base, longest - ending.size()));
    auto name = fmt::format("{}{}", start, ending);
    if (taken_.insert(utf8::fold(name)).second) return name;
  }
}

}  // namespace winloop::document
