#pragma once

#include <winloop/base/export.hpp>
#include <winloop/model/candidate.hpp>
#include <winloop/model/search.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace winloop {

/// Whether the candidate goes by that name: theirs or an alias, whatever its case and accents.
WINLOOP_API bool goes_by(const Candidate& candidate, std::string_view name);

/// Our people by the names they go by: a whole name is somebody's before it is another's alias, and
/// an alias of two is nobody's. Case and accents do not count. The one answer to who is meant by a
/// name that somebody gave or the record holds; a label of a transcript, which people and tools
/// decorate, is loop::who_spoke()'s. The search must outlive it and stay as it is.
class WINLOOP_API PeopleByName {
 public:
  explicit PeopleByName(const Search& search);
  explicit PeopleByName(Search&&) = delete;

  /// In the order of search.yaml.
  [[nodiscard]] const std::vector<Person>& all() const { return search_->people; }

  /// Null for nobody and for an alias of two.
  [[nodiscard]] const Person* find(std::string_view name) const;

  /// The same for a name that somebody gave. Null for nobody; throws Error(bad_input), naming
  /// both, for an alias of two.
  [[nodiscard]] const Person* find_one(std::string_view name) const;

  /// As find_one(); throws Error(bad_input) with near names for nobody too. `what` is what they are
  /// called there, "rater"; `others` are further names that would have done.
  [[nodiscard]] const Person& at(std::string_view what, std::string_view name) const;
  [[noreturn]] void throw_unknown(std::string_view what, std::string_view name,
                                  std::vector<std::string> others = {}) const;

 private:
  struct Meant {
    const Person* person = nullptr;
    const Person* other = nullptr;  ///< who has the same alias
  };

  [[nodiscard]] Meant meant(std::string_view name) const;

  const Search* search_;
  std::map<std::string, Meant, std::less<>> by_name_;
};

}  // namespace winloop
