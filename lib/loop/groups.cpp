#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/exchange/csv.hpp>
#include <winloop/loop/groups.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace winloop::loop {

namespace {

/// Headings of a column that says who a row is, as utf8::plain_words() has them. Ids before
/// addresses; the rest of these columns is passed over, as none of them is an attribute.
constexpr std::array<std::string_view, 9> key_headings{
    "candidate",      "candidate id",   "id", "email", "e-mail", "mail", "email address",
    "e-mail address", "candidate email"};

/// What questionnaires offer for no answer, as utf8::plain_words() has it: no group, or everybody
/// would be compared with those few.
constexpr std::array<std::string_view, 15> not_said{"prefer not to say",
                                                    "prefer not to answer",
                                                    "prefer not to disclose",
                                                    "decline to self-identify",
                                                    "declined to self-identify",
                                                    "i don't wish to answer",
                                                    "i do not wish to answer",
                                                    "not disclosed",
                                                    "undisclosed",
                                                    "not stated",
                                                    "not said",
                                                    "not specified",
                                                    "unspecified",
                                                    "unknown",
                                                    "n a"};

class GroupsReader {
 public:
  GroupsReader(const std::filesystem::path& path, std::span<const Candidate> known)
      : file_(path.string()) {
    for (const auto& one : known) {
      ids_.insert(one.id);
      if (!one.email.empty()) with_address_[utf8::fold(one.email)].push_back(one.id);
    }
  }

  Groups read() {
    constexpr std::size_t limit = std::size_t{64} << 20;
    const auto table = exchange::read_csv(read_file(file_, limit), file_);
    if (table.rows.empty()) throw bad_input({file_}, "no rows; expected headings");
    columns_ = table.rows.front().cells.size();
    headings(table.rows.front());
    spelled_.resize(attributes_.size());
    for (std::size_t at = 1; at < table.rows.size(); ++at) row(table.rows[at]);
    complain_of_unknown();
    return in_order();
  }

 private:
  static std::string_view cell_text(const std::string& cell) {
    return utf8::trim(exchange::restored(utf8::trim(cell)));
  }

  [[nodiscard]] Place place(int line, std::size_t column) const {
    return {file_, line, static_cast<int>(column) + 1};
  }

  /// Its place among the key headings; their number where it is none.
  static std::size_t key_place(std::string_view heading) {
    const auto words = utf8::plain_words(heading);
    const auto found = std::find(key_headings.begin(), key_headings.end(), words);
    return static_cast<std::size_t>(found - key_headings.begin());
  }

  void headings(const exchange::CsvRow& row) {
    constexpr std::size_t most_attributes = 8;
    std::set<std::string> seen;
    auto best_key = key_headings.size();
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      const auto word = cell_text(row.cells[at]);
      if (word.empty()) throw bad_input(place(row.line, at), "a column without a heading");
      const auto folded = utf8::fold(word);
      if (!seen.insert(folded).second)
        throw bad_input(place(row.line, at), fmt::format("the column \"{}\" again", word));
      const auto as_key = key_place(word);
      if (as_key == key_headings.size()) {
        attributes_.emplace_back(at, word);
      } else if (as_key < best_key) {
        best_key = as_key;
        key_ = at;
      }
    }
    if (!key_) {
      throw bad_input(
          {file_, row.line},
          "no column \"candidate\" or \"email\", which says by id or address who it is");
    }
    if (attributes_.empty()) {
      throw bad_input({file_, row.line},
                      fmt::format("no column but \"{}\"; expected one an attribute",
                                  cell_text(row.cells[*key_])));
    }
    if (attributes_.size() > most_attributes)
      throw bad_input({file_, row.line}, fmt::format("more than {} attributes", most_attributes));
  }

  /// The id for an id or an address; what nobody has is kept to be complained of.
  std::string id_of(std::string_view key, int line) {
    std::string id(key);
    if (ids_.contains(id)) return id;
    const auto found = with_address_.find(utf8::fold(key));
    if (found == with_address_.end()) {
      unknown_.emplace_back(line, id);
      return id;
    }
    if (found->second.size() == 1) return found->second.front();
    throw bad_input(place(line, *key_), fmt::format("{} is the address of {}; say which by id", key,
                                                    fmt::join(found->second, " and ")));
  }

  void row(const exchange::CsvRow& row) {
    const auto cell = [&](std::size_t at) {
      return at < row.cells.size() ? cell_text(row.cells[at]) : std::string_view();
    };
    if (row.cells.size() > columns_)
      throw bad_input(place(row.line, columns_), "more cells than there are headings");
    const auto key = cell(*key_);
    if (key.empty()) throw bad_input(place(row.line, *key_), "a row without a candidate");
    const auto candidate = id_of(key, row.line);
    if (!seen_.insert(candidate).second)
      throw bad_input(place(row.line, *key_), fmt::format("\"{}\" again", candidate));
    auto& member = members_.emplace_back();
    member.first = candidate;
    for (std::size_t at = 0; at < attributes_.size(); ++at)
      member.second.push_back(group(at, cell(attributes_[at].first), row.line));
  }

  /// The folded word under which the group is known; empty where the cell is.
  std::string group(std::size_t attribute, std::string_view word, int line) {
    constexpr std::size_t most_groups = 40;
    if (std::find(not_said.begin(), not_said.end(), utf8::plain_words(word)) != not_said.end())
      return {};
    if (word.empty()) return {};
    auto folded = utf8::fold(word);
    auto& spelled = spelled_[attribute];
    spelled.try_emplace(folded, word);
    if (spelled.size() > most_groups) {
      throw bad_input(place(line, attributes_[attribute].first),
                      fmt::format("more than {} different values of \"{}\"; expected groups, "
                                  "such as bands of age",
                                  most_groups, attributes_[attribute].second));
    }
    return folded;
  }

  void complain_of_unknown() const {
    if (unknown_.empty()) return;
    std::string message;
    const std::vector<std::string> known(ids_.begin(), ids_.end());
    for (const auto& [line, id] : unknown_) {
      const auto near = near_names(id, known);
      message += fmt::format("{}:{}: nobody in the search is \"{}\"{}\n", file_, line, id,
                             near.empty() ? "" : fmt::format("; did you mean {}?", near.front()));
    }
    throw bad_input(message +
                    "rates over a part of the people would be false; nothing was "
                    "computed");
  }

  Groups in_order() const {
    Groups groups;
    std::vector<std::map<std::string, std::size_t>> places(attributes_.size());
    for (std::size_t at = 0; at < attributes_.size(); ++at) {
      auto& attribute = groups.attributes.emplace_back();
      attribute.name = attributes_[at].second;
      for (const auto& [folded, word] : spelled_[at]) {
        places[at][folded] = attribute.groups.size();
        attribute.groups.push_back(word);
      }
    }
    for (const auto& [candidate, words] : members_) {
      auto& member = groups.members.emplace_back();
      member.candidate = candidate;
      for (std::size_t at = 0; at < words.size(); ++at) {
        member.group_of.push_back(words[at].empty() ? std::nullopt
                                                    : std::optional(places[at].at(words[at])));
      }
    }
    return groups;
  }

  std::string file_;
  std::set<std::string> ids_;
  std::map<std::string, std::vector<std::string>> with_address_;  ///< ids by folded address
  std::size_t columns_ = 0;
  std::optional<std::size_t> key_;
  std::vector<std::pair<std::size_t, std::string>> attributes_;  ///< column and heading
  std::vector<std::map<std::string, std::string>> spelled_;      ///< folded, as first spelled
  std::vector<std::pair<std::string, std::vector<std::string>>> members_;
  std::set<std::string> seen_;
  std::vector<std::pair<int, std::string>> unknown_;
};

}  // namespace

Groups read_groups(const std::filesystem::path& path, std::span<const Candidate> known) {
  return GroupsReader(path, known).read();
}

}  // namespace winloop::loop
