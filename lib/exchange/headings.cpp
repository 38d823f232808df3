#include "headings.hpp"

#include "usual_headings.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <span>

namespace winloop::exchange {

namespace {

using enum SheetField;

/// Folded, punctuation to spaces: `E-Mail_Address` -> `e mail address`.
std::string normal(std::string_view heading) {
  std::string result;
  for (const char c : utf8::fold(heading)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool kept = byte >= 0x80 || std::isalnum(byte) != 0;
    if (kept) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

/// A name that a fact rule of the spec can say: no spaces, no operators.
bool can_name_a_fact(std::string_view word) {
  const auto allowed = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0 || c == '-' || c == '_';
  };
  return !word.empty() && word.size() <= 40 &&
         std::isdigit(static_cast<unsigned char>(word[0])) == 0 && word[0] != '-' &&
         word[0] != '_' && std::all_of(word.begin(), word.end(), allowed);
}

/// Short, one word, so likely something that a rule can use; `created_at` and `_synced` are not.
bool is_short_word(std::string_view heading) {
  return heading.size() <= 24 && heading.find('_') == std::string_view::npos &&
         can_name_a_fact(heading);
}

/// How our own tables head the fact `years`: `fact_years`.
constexpr std::string_view own_fact = "fact_";

class Columns {
 public:
  Columns(const std::vector<std::string>& headings, const IsProtected& is_protected, Place place)
      : is_protected_(is_protected), place_(std::move(place)) {
    for (const auto& heading : headings) {
      columns_.push_back({std::string(utf8::trim(heading)), ignored, {}, {}});
      normals_.push_back(normal(heading));
    }
    decided_.resize(headings.size());
  }

  void map(const std::string& heading, const std::string& field_word) {
    const auto at = find(heading);
    SheetField field = fact;
    std::string fact_name;
    if (field_word.starts_with("fact:")) {
      fact_name = field_word.substr(5);
      if (!can_name_a_fact(fact_name)) {
        throw bad_input(
            fmt::format("\"{}\" cannot name a fact; expected letters, digits and dashes, beginning "
                        "with a letter",
                        fact_name));
      }
    } else {
      field = field_named(field_word);
    }
    if (field == ignored) {
      ignore(at, "as asked");
    } else if (!claim(at, field, fact_name)) {
      throw bad_input(place_, fmt::format("column \"{}\" cannot be {} too: {}", heading, field_word,
                                          columns_[at].reason));
    }
  }

  /// `Notice weeks` and `notice_weeks` where a rule asks for the fact notice_weeks.
  void take_asked_for(const std::vector<AskedFact>& facts) {
    for (const auto& wanted : facts) {
      const auto heading = normal(wanted.name);
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (decided_[i] || normals_[i] != heading || is_guarded(columns_[i].heading)) continue;
        if (const auto field = field_of(heading); field == ignored || field == fact)
          claim(i, fact, wanted.name);
      }
    }
  }

  void recognise() {
    settle_id();
    settle_last_name();
    for (const bool weak : {false, true}) {
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        const auto* usual = decided_[i] ? nullptr : usual_for(normals_[i]);
        if (usual != nullptr && usual->weak == weak) {
          claim(i, usual->field, std::string(usual->fact));
        }
      }
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!decided_[i]) take_as_fact(i);
    }
  }

  std::vector<SheetColumn>& columns() { return columns_; }

 private:
  static SheetField field_named(const std::string& word) {
    if (const auto field = try_from_name<SheetField>(word); field && *field != fact) return *field;
    auto known = all_names<SheetField>();
    std::replace(known.begin(), known.end(), std::string("fact"), std::string("fact:NAME"));
    throw_unknown_name(Names<SheetField>::what, word, known);
  }

  std::size_t find(const std::string& heading) const {
    std::vector<std::size_t> found;
    for (const bool exact : {true, false}) {
      for (std::size_t i = 0; i < columns_.size() && (exact || found.size() < 2); ++i) {
        if (exact ? columns_[i].heading == heading : normals_[i] == normal(heading)) {
          found.push_back(i);
        }
      }
      if (!found.empty()) break;
    }
    if (found.size() > 1) {
      throw bad_input(place_, fmt::format("{} columns are headed \"{}\"; expected one: rename the "
                                          "others in the sheet",
                                          found.size(), heading));
    }
    if (found.size() == 1) return found.front();
    std::vector<std::string> known;
    for (const auto& column : columns_) known.push_back(column.heading);
    throw bad_input(place_, unknown_name("column", heading, known));
  }

  void ignore(std::size_t at, std::string reason) {
    columns_[at].field = ignored;
    columns_[at].reason = std::move(reason);
    decided_[at] = true;
  }

  /// False, and ignored with the reason, when another column has the field already.
  bool claim(std::size_t at, SheetField field, std::string fact_name) {
    auto& column = columns_[at];
    const auto has_it = [&](const SheetColumn& other) {
      return &other != &column && other.field == field && other.fact == fact_name;
    };
    const auto other = std::find_if(columns_.begin(), columns_.end(), has_it);
    if (other != columns_.end()) {
      ignore(at, other->heading == column.heading
                     ? "the heading stands twice; the first column is taken"
                     : fmt::format("{} is taken from column \"{}\"", to_string(*other),
                                   other->heading));
      return false;
    }
    column.field = field;
    column.fact = std::move(fact_name);
    decided_[at] = true;
    return true;
  }

  /// `candidate, name, ...`, as our own tables are headed: the id beside a name.
  void settle_id() {
    std::optional<std::size_t> candidate;
    bool has_name = false;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (decided_[i] ? columns_[i].field == id : field_of(normals_[i]) == id) return;
      has_name = has_name || (decided_[i] ? columns_[i].field == name : normals_[i] == "name");
      if (!decided_[i] && normals_[i] == "candidate") candidate = i;
    }
    if (candidate && has_name) claim(*candidate, id, {});
  }

  /// `Vorname, Name` and `prénom, nom`: the family name beside a first name.
  void settle_last_name() {
    std::optional<std::size_t> either;
    bool has_first = false;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto field = decided_[i] ? columns_[i].field : field_of(normals_[i]);
      if (field == last_name) return;
      has_first = has_first || field == first_name;
      if (!decided_[i] && !either && is_name_or_last_name(normals_[i])) either = i;
    }
    if (either) claim(*either, has_first ? last_name : name, {});
  }

  static SheetField field_of(std::string_view normal_heading) {
    const auto* usual = usual_for(normal_heading);
    return usual == nullptr ? ignored : usual->field;
  }

  bool is_guarded(const std::string& heading) const {
    return is_protected_ && is_protected_(heading);
  }

  void take_as_fact(std::size_t at) {
    const auto& heading = columns_[at].heading;
    if (heading.empty()) {
      ignore(at, "no heading");
    } else if (is_guarded(heading)) {
      ignore(at, fmt::format("a protected attribute is not taken unasked (--map \"{}=fact:NAME\")",
                             heading));
    } else if (heading.starts_with(own_fact) && can_name_a_fact(heading.substr(own_fact.size()))) {
      claim(at, fact, heading.substr(own_fact.size()));
    } else if (is_short_word(heading)) {
      claim(at, fact, utf8::fold(heading));
    } else {
      ignore(at, fmt::format("not a heading that is known, nor one short word (--map "
                             "\"{}=fact:NAME\" takes it)",
                             heading));
    }
  }

  const IsProtected& is_protected_;
  Place place_;
  std::vector<SheetColumn> columns_;
  std::vector<std::string> normals_;
  std::vector<bool> decided_;
};

bool knows_a_person(const std::vector<SheetColumn>& columns) {
  return std::any_of(columns.begin(), columns.end(), [](const SheetColumn& column) {
    return column.field == name || column.field == first_name || column.field == last_name ||
           column.field == id || column.field == email;
  });
}

}  // namespace

std::vector<SheetColumn> columns_of(const std::vector<std::string>& headings,
                                    const std::map<std::string, std::string>& column_to_field,
                                    const IsProtected& is_protected,
                                    const std::vector<AskedFact>& facts_asked_for,
                                    std::string_view file_name, int line) {
  const Place place{std::string(file_name), line};
  Columns columns(headings, is_protected, place);
  for (const auto& [heading, field] : column_to_field) columns.map(heading, field);
  columns.take_asked_for(facts_asked_for);
  columns.recognise();
  auto result = std::move(columns.columns());
  if (!knows_a_person(result)) {
    std::vector<std::string> found;
    for (const auto& column : result) found.push_back(fmt::format("\"{}\"", column.heading));
    throw bad_input(place, fmt::format("no column holds a name, an e-mail address or an id; the "
                                       "headings are {}: expected headings in the first row, or "
                                       "--map \"HEADING=name\"",
                                       fmt::join(found, ", ")));
  }
  return result;
}

bool stays_words(std::string_view fact_name) {
  return fact_name == "phone" || fact_name == "zip" || fact_name == "plz";
}

}  // namespace winloop::exchange
