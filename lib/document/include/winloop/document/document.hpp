#pragma once

#include <winloop/document/calibrator.hpp>
#include <winloop/document/letter.hpp>
#include <winloop/document/quote.hpp>
#include <winloop/document/table.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace winloop::document {

/// How a paragraph is meant. Renderers write the word "Note" or "Warning" as well as colouring it.
enum class Tone { plain, strong, muted, note, warning };

/// Starts a section, which lasts until the next heading of its level or above.
///
/// In JSON a section with a name is an object under that name. With `item`, it is an object in the
/// array of that name, for sections that repeat (one a candidate). Without a name the heading is
/// for people only and its contents belong to the section around it.
///
/// Within a section each block stands under its own name, blocks of one name one after the other in
/// one array: tables ("rows"), lists ("items"), bar charts ("bars"), quotes (always "quotes"),
/// paragraphs (always "text"). Fields without a name are keys of the section itself. A key that is
/// taken gets `_2` at its end.
struct Heading {
  int level = 2;  ///< 2..6; the document's title is level 1
  std::string text = {};
  std::string name = {};  ///< snake_case
  bool item = false;
};

struct Paragraph {
  std::string text = {};  ///< plain; line feeds break lines
  Tone tone = Tone::plain;
};

struct List {
  std::vector<std::string> items = {};
  bool ordered = false;
  std::string name = {};  ///< the JSON key; "items" when empty
};

/// One named value.
struct Field {
  std::string key = {};
  std::string title = {};
  Value value = {};
  ColumnKind kind = ColumnKind::text;
  int decimals = -1;
  std::string missing = "not captured";
};

struct KeyValues {
  std::vector<Field> fields = {};
  std::string name = {};  ///< the JSON key of an object; empty: fields of the section itself
};

struct Bar {
  std::string label = {};
  std::optional<double> value = {};       ///< 0..1
  std::optional<Interval> interval = {};  ///< within 0..1
  std::string text = {};                  ///< what stands beside the bar; empty: a percentage
};

/// A bar chart, or with intervals a dot-and-whisker chart.
struct Bars {
  std::string name = {};  ///< the JSON key; "bars" when empty
  std::string title = {};
  std::vector<Bar> bars = {};
  std::string caption = {};
};

/// A tree of values that only JSON shows.
struct Node {
  using Array = std::vector<Node>;
  using Object = std::vector<std::pair<std::string, Node>>;
  std::variant<Value, Array, Object> held = {};
};

struct Data {
  std::string name = {};
  Node node = {};
};

using Content =
    std::variant<Heading, Paragraph, Quote, List, Table, KeyValues, Bars, Data, Calibrator>;

struct Block {
  Content content;
  Show show = Show::everywhere;
};

/// What a command has to say, before anybody decides how it looks.
struct Document {
  std::string kind = {};  ///< snake_case or kebab-case: "kind" in JSON, what a script checks
  std::string title = {};
  std::string subtitle = {};
  std::vector<Field> meta = {};  ///< top-level keys in JSON, a line under the title for people
  std::vector<Block> blocks = {};
  bool dense = false;  ///< meant for one sheet of paper: for people it stands close, in small print
  std::optional<Letter> letter = {};  ///< what eml writes; the other formats write the blocks

  Document& add(Content content, Show show = Show::everywhere) {
    blocks.push_back({std::move(content), show});
    return *this;
  }
};

}  // namespace winloop::document
