#include "classes.hpp"

namespace winloop::signal {

std::size_t first_category_class(SignalKind kind) {
  std::size_t number = kinds;
  for (const auto& [known, name] : Names<SignalKind>::all) {
    if (known == kind) break;
    number += categories(known).size();
  }
  return number;
}

std::size_t class_count() {
  static const std::size_t count = [] {
    constexpr SignalKind last = Names<SignalKind>::all.back().first;
    return first_category_class(last) + categories(last).size();
  }();
  return count;
}

std::string class_name(std::size_t number) {
  if (number < kinds) return std::string(Names<SignalKind>::all[number].second);
  number -= kinds;
  for (const auto& [kind, name] : Names<SignalKind>::all) {
    const auto all = categories(kind);
    if (number < all.size()) return std::string(name) + '/' + std::string(all[number]);
    number -= all.size();
  }
  return {};
}

std::optional<std::size_t> class_named(std::string_view name) {
  for (std::size_t number = 0; number < class_count(); ++number) {
    if (class_name(number) == name) return number;
  }
  return std::nullopt;
}

}  // namespace winloop::signal
