#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/store/query.hpp>

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace winloop::store {

namespace {

constexpr std::size_t most_query_bytes = 4096;
constexpr std::size_t most_terms = 64;
constexpr std::string_view straight = "\"";
constexpr std::string_view curly_open = "\u201c";
constexpr std::string_view curly_close = "\u201d";
constexpr std::string_view space = " \t\r\n";
constexpr std::array<std::string_view, 8> field_names{"kind",  "category",  "speaker", "role",
                                                      "stage", "candidate", "since",   "until"};

class QueryParser {
 public:
  explicit QueryParser(std::string_view text) : text_(text) {}

  Query parse() {
    while (skip_space()) read_term();
    if (or_from_) fail(*or_from_, "OR needs a word after it");
    if (query_.all.empty() && (query_.fields.empty() || !query_.without.empty())) {
      throw bad_input(query_.without.empty()
                          ? "the query is empty; give a word to look for"
                          : "the query says only what must not be there; give a word to look for");
    }
    return std::move(query_);
  }

 private:
  [[noreturn]] void fail(std::size_t at, std::string_view what) const {
    throw bad_input(
        fmt::format("query, column {}: {}", utf8::width(text_.substr(0, at)) + 1, what));
  }

  bool skip_space() {
    const auto next = text_.find_first_not_of(space, at_);
    at_ = next == std::string_view::npos ? text_.size() : next;
    return at_ < text_.size();
  }

  /// The length of the quotation mark here; 0 when there is none.
  [[nodiscard]] std::size_t mark_at(std::size_t at) const {
    const auto rest = text_.substr(at);
    for (const auto mark : {straight, curly_open, curly_close}) {
      if (rest.starts_with(mark)) return mark.size();
    }
    return 0;
  }

  std::string read_phrase(std::size_t mark) {
    const auto from = at_;
    at_ += mark;
    const auto start = at_;
    while (at_ < text_.size() && mark_at(at_) == 0) ++at_;
    if (at_ == text_.size()) fail(from, "a quotation mark that is not closed");
    std::string phrase(text_.substr(start, at_ - start));
    at_ += mark_at(at_);
    return phrase;
  }

  std::string read_word() {
    const auto from = at_;
    while (at_ < text_.size() && space.find(text_[at_]) == std::string_view::npos &&
           text_[at_] != '*' && (at_ == from || mark_at(at_) == 0)) {
      ++at_;
    }
    return std::string(text_.substr(from, at_ - from));
  }

  /// The length of `name:` when a field begins here; else 0.
  [[nodiscard]] std::size_t field_at(std::size_t at) const {
    const auto rest = text_.substr(at);
    for (const auto name : field_names) {
      if (rest.starts_with(name) && rest.substr(name.size()).starts_with(':'))
        return name.size() + 1;
    }
    return 0;
  }

  /// A word that looks like a field by another name: taken for a word it would find nothing, and
  /// "nothing" would be believed.
  void refuse_misspelt_field(std::size_t at) const {
    constexpr std::size_t shortest = 4;
    const auto word = text_.substr(at, text_.substr(at).find_first_of(" \t\r\n\"*"));
    const auto colon = word.find(':');
    if (colon == std::string_view::npos || colon < shortest || colon + 1 == word.size()) return;
    const std::vector<std::string> known(field_names.begin(), field_names.end());
    const auto near = near_names(word.substr(0, colon), known);
    if (near.empty() || utf8::fold(near.front())[0] != utf8::fold(word)[0]) return;
    fail(at, fmt::format("no field \"{}\"; did you mean {}:? Put it in quotation marks to look for "
                         "the words",
                         word.substr(0, colon), near.front()));
  }

  void read_field(std::size_t size) {
    const auto from = at_;
    QueryField field{std::string(text_.substr(at_, size - 1)), {}};
    at_ += size;
    if (at_ < text_.size() && space.find(text_[at_]) == std::string_view::npos) {
      const auto mark = mark_at(at_);
      field.value = mark > 0 ? read_phrase(mark) : read_word();
    }
    if (field.value.empty())
      fail(from, fmt::format("{}: needs a value right after it", field.name));
    if (or_from_) fail(*or_from_, "OR joins words, not fields; one field given twice means either");
    if (++terms_ > most_terms) fail(from, fmt::format("more than {} words", most_terms));
    query_.fields.push_back(std::move(field));
    after_field_ = true;
  }

  void read_term() {
    const auto from = at_;
    if (const auto size = field_at(at_); size > 0) return read_field(size);
    refuse_misspelt_field(at_);
    const bool without = text_[at_] == '-' && at_ + 1 < text_.size() &&
                         space.find(text_[at_ + 1]) == std::string_view::npos;
    if (without) ++at_;
    if (without && field_at(at_) > 0) fail(from, "- goes with words, not with fields");
    const auto mark = mark_at(at_);
    QueryTerm term;
    term.exact = mark > 0;
    term.text = mark > 0 ? read_phrase(mark) : read_word();
    if (at_ < text_.size() && text_[at_] == '*') {
      term.prefix = true;
      ++at_;
    }
    if (!without && mark == 0 && !term.prefix && term.text == "OR") {
      take_or(from);
    } else {
      take(std::move(term), without, from);
    }
  }

  void take_or(std::size_t from) {
    if (query_.all.empty() || or_from_ || after_without_ || after_field_) {
      fail(from, "OR needs a word before it");
    }
    or_from_ = from;
  }

  void take(QueryTerm term, bool without, std::size_t from) {
    if (++terms_ > most_terms) fail(from, fmt::format("more than {} words", most_terms));
    after_without_ = without;
    after_field_ = false;
    if (without) {
      if (or_from_) fail(from, "OR and - do not go together");
      query_.without.push_back(std::move(term));
    } else if (or_from_) {
      query_.all.back().push_back(std::move(term));
      or_from_.reset();
    } else {
      query_.all.push_back({std::move(term)});
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t terms_ = 0;
  bool after_without_ = false;
  bool after_field_ = false;
  std::optional<std::size_t> or_from_;  ///< an OR that waits for its second term
  Query query_;
};

std::string quoted(std::string_view text, bool prefix) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += prefix ? "\" *" : "\"";
  return out;
}

std::string any_of(const std::vector<QueryTerm>& terms) {
  std::vector<std::string> parts;
  parts.reserve(terms.size());
  for (const auto& term : terms) {
    parts.push_back(quoted(term.text, term.prefix));
    for (const auto& form : term.inflections) parts.push_back(quoted(form, false));
  }
  return fmt::format("({})", fmt::join(parts, " OR "));
}

}  // namespace

std::span<const std::string_view> query_fields() {
  return field_names;
}

Query parse_query(std::string_view text) {
  if (text.size() > most_query_bytes) {
    throw bad_input(fmt::format("the query has more than {} bytes", most_query_bytes));
  }
  if (!utf8::valid(text) || text.find('\0') != std::string_view::npos) {
    throw bad_input("the query is not UTF-8 text");
  }
  return QueryParser(text).parse();
}

std::string match_expression(const Query& query) {
  std::vector<std::string> groups;
  for (const auto& group : query.all) groups.push_back(any_of(group));
  auto expression = fmt::format("({})", fmt::join(groups, " AND "));
  if (!query.without.empty()) expression += " NOT " + any_of(query.without);
  return expression;
}

}  // namespace winloop::store
