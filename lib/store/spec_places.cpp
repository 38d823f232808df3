#include <winloop/model/rating.hpp>
#include <winloop/store/spec_places.hpp>
#include <winloop/store/yaml.hpp>

namespace winloop::store {

namespace {

Place place_under(const YamlNode& node, std::string_view key) {
  const auto* value = node.find(key);
  return value == nullptr ? node.place() : value->place();
}

CriterionPlaces places_in(const YamlNode& node) {
  CriterionPlaces places;
  places.criterion = node.place();
  places.name = place_under(node, "name");
  places.weight = place_under(node, "weight");
  places.must = place_under(node, "must");
  places.evidence = place_under(node, node.find("fact") != nullptr ? "fact" : "number");
  places.anchors.fill(place_under(node, "levels"));
  if (const auto* levels = node.find("levels")) {
    for (const auto& [key, value] : levels->as_entries()) {
      const auto level = key.as_integer(lowest_level, highest_level);
      places.anchors.at(static_cast<std::size_t>(level - lowest_level)) = key.place();
    }
  }
  return places;
}

}  // namespace

std::vector<CriterionPlaces> spec_places(std::string_view text, std::string_view file) {
  std::vector<CriterionPlaces> all;
  const auto root = parse_yaml(text, file);
  for (const auto& node : root.at("criteria").as_list()) all.push_back(places_in(node));
  return all;
}

}  // namespace winloop::store
