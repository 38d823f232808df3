#include <winloop/base/names.hpp>
#include <winloop/insight/people.hpp>

namespace winloop::insight {

const Person& person_named(const View& view, std::string_view what, std::string_view name) {
  if (const auto* person = view.ours(name)) return *person;
  std::vector<std::string> known;
  for (const auto& person : view.search().people) known.push_back(person.name);
  throw_unknown_name(what, name, known);
}

}  // namespace winloop::insight
