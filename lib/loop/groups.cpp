#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/exchange/csv.hpp>
#include <winloop/loop/groups.hpp>

#include <fmt/format.h>

#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace winloop::loop {

namespace {

constexpr std::string_view groups_key = "candidate";

class GroupsReader {
 public:
  GroupsReader(const std::filesystem::path& path, const std::vector<std::string>& known)
      : file_(path.string()), known_(known), is_known_(known.begin(), known.end()) {}

  Groups read() {
    constexpr std::size_t limit = std::size_t{64} << 20;
    const auto table = exchange::read_csv(read_file(file_, limit), file_);
    if (table.rows.empty()) throw bad_input({file_}, "no rows; expected headings");
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

  void headings(const exchange::CsvRow& row) {
    constexpr std::size_t most_attributes = 8;
    std::set<std::string> seen;
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      const auto word = cell_text(row.cells[at]);
      if (word.empty()) throw bad_input(place(row.line, at), "a column without a heading");
      const auto folded = utf8::fold(word);
      if (!seen.insert(folded).second)
        throw bad_input(place(row.line, at), fmt::format("the column \"{}\" again", word));
      if (folded == groups_key) {
        key_ = at;
      } else {
        attributes_.emplace_back(at, word);
      }
    }
    if (!key_) throw bad_input({file_, row.line}, "no column \"candidate\", which holds the ids");
    if (attributes_.empty())
      throw bad_input({file_, row.line}, "no column but \"candidate\"; expected one an attribute");
    if (attributes_.size() > most_attributes)
      throw bad_input({file_, row.line}, fmt::format("more than {} attributes", most_attributes));
  }

  void row(const exchange::CsvRow& row) {
    const auto cell = [&](std::size_t at) {
      return at < row.cells.size() ? cell_text(row.cells[at]) : std::string_view();
    };
    if (row.cells.size() > attributes_.size() + 1)
      throw bad_input(place(row.line, attributes_.size() + 1),
                      "more cells than there are headings");
    const std::string candidate(cell(*key_));
    if (candidate.empty()) throw bad_input(place(row.line, *key_), "a row without a candidate");
    if (!seen_.insert(candidate).second)
      throw bad_input(place(row.line, *key_), fmt::format("\"{}\" again", candidate));
    if (!is_known_.contains(candidate)) unknown_.emplace_back(row.line, candidate);
    auto& member = members_.emplace_back();
    member.first = candidate;
    for (std::size_t at = 0; at < attributes_.size(); ++at)
      member.second.push_back(group(at, cell(attributes_[at].first), row.line));
  }

  /// The folded word under which the group is known; empty where the cell is.
  std::string group(std::size_t attribute, std::string_view word, int line) {
    constexpr std::size_t most_groups = 40;
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
    for (const auto& [line, id] : unknown_) {
      const auto near = near_names(id, known_);
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
  const std::vector<std::string>& known_;
  std::set<std::string> is_known_;
  std::optional<std::size_t> key_;
  std::vector<std::pair<std::size_t, std::string>> attributes_;  ///< column and heading
  std::vector<std::map<std::string, std::string>> spelled_;      ///< folded, as first spelled
  std::vector<std::pair<std::string, std::vector<std::string>>> members_;
  std::set<std::string> seen_;
  std::vector<std::pair<int, std::string>> unknown_;
};

}  // namespace

Groups read_groups(const std::filesystem::path& path, const std::vector<std::string>& known) {
  return GroupsReader(path, known).read();
}

}  // namespace winloop::loop
