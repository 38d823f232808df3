#include "json_plan.hpp"

#include "people.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace winloop::document {

namespace {

JsonEntry* find(JsonSection& section, const std::string& key) {
  const auto at = std::find_if(section.entries.begin(), section.entries.end(),
                               [&key](const auto& entry) { return entry.key == key; });
  return at == section.entries.end() ? nullptr : &*at;
}

/// A key that is not taken; two blocks of one name must not hide one another.
std::string free_key(JsonSection& section, const std::string& wanted) {
  std::string key = wanted;
  const auto taken = [&section](const std::string& one) {
    const auto& reserved = section.reserved;
    return find(section, one) != nullptr ||
           std::find(reserved.begin(), reserved.end(), one) != reserved.end();
  };
  for (int n = 2; taken(key); ++n) key = fmt::format("{}_{}", wanted, n);
  return key;
}

/// What is there under the key, when it is of the kind; else new.
template <typename Kind>
Kind& under(JsonSection& section, const std::string& key) {
  if (auto* const entry = find(section, key)) {
    if (auto* const held = std::get_if<Kind>(&entry->held)) return *held;
  }
  section.entries.push_back({free_key(section, key), Kind{}});
  return std::get<Kind>(section.entries.back().held);
}

const std::string& or_else(const std::string& name, const std::string& otherwise) {
  return name.empty() ? otherwise : name;
}

class Planner {
 public:
  explicit Planner(JsonSection& whole) : path_{{1, &whole}} {}

  void place(const Block& block) {
    std::visit([&](const auto& content) { place(block, content); }, block.content);
  }

 private:
  struct Level {
    int level;
    JsonSection* section;
  };

  JsonSection& here() { return *path_.back().section; }

  void place(const Block&, const Heading& heading) {
    const int level = heading_level(heading);
    while (path_.back().level >= level) path_.pop_back();
    JsonSection* inside = &here();
    if (!heading.name.empty()) {
      auto section = std::make_unique<JsonSection>();
      section->heading = heading.text;
      section->reserved = {"heading"};
      auto* const its = section.get();
      if (heading.item) {
        under<JsonItems>(*inside, heading.name).push_back(std::move(section));
      } else {
        inside->entries.push_back({free_key(*inside, heading.name), std::move(section)});
      }
      inside = its;
    }
    path_.push_back({level, inside});
  }

  void place(const Block& block, const Paragraph&) {
    under<JsonArray>(here(), "text").push_back(&block);
  }
  void place(const Block& block, const Quote&) {
    under<JsonArray>(here(), "quotes").push_back(&block);
  }
  void place(const Block& block, const List& list) {
    under<JsonArray>(here(), or_else(list.name, "items")).push_back(&block);
  }
  void place(const Block& block, const Table& table) {
    under<JsonArray>(here(), or_else(table.name, "rows")).push_back(&block);
  }
  void place(const Block& block, const Bars& bars) {
    under<JsonArray>(here(), or_else(bars.name, "bars")).push_back(&block);
  }
  void place(const Block&, const KeyValues& values) {
    if (!values.name.empty()) {
      here().entries.push_back({free_key(here(), values.name), &values});
      return;
    }
    for (const auto& field : values.fields) {
      here().entries.push_back({free_key(here(), field.key), &field.value});
    }
  }
  void place(const Block&, const Data& data) {
    here().entries.push_back({free_key(here(), data.name), &data.node});
  }
  static void place(const Block&, const Calibrator&) {}

  std::vector<Level> path_;
};

}  // namespace

JsonSection plan_json(const Document& document) {
  JsonSection whole;
  whole.reserved = {"format_version", "kind", "title"};
  for (const auto& field : document.meta) {
    whole.entries.push_back({free_key(whole, field.key), &field.value});
  }
  Planner planner(whole);
  for (const auto& block : document.blocks) {
    if (block.show != Show::people) planner.place(block);
  }
  return whole;
}

}  // namespace winloop::document
