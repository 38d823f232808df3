#pragma once

#include <winloop/document/document.hpp>

#include <memory>
#include <string>
#include <variant>
#include <vector>

/// How a document's flat list of blocks becomes the tree that JSON shows, before anything is
/// written: the tables in it may be too long to hold.
namespace winloop::document {

struct JsonSection;

/// Blocks that together fill one array, in order: tables, quotes, paragraphs, lists, bars.
using JsonArray = std::vector<const Block*>;
using JsonItems = std::vector<std::unique_ptr<JsonSection>>;

struct JsonEntry {
  std::string key;
  std::variant<JsonArray, JsonItems, std::unique_ptr<JsonSection>, const Value*, const Node*,
               const KeyValues*>
      held;
};

struct JsonSection {
  std::vector<std::string> reserved;  ///< keys that the writer puts there itself
  std::string heading;                ///< empty: the document itself, or a section that has none
  std::vector<JsonEntry> entries;
};

/// The plan; it points into the document. `entries` start with those of the meta fields.
JsonSection plan_json(const Document& document);

}  // namespace winloop::document
