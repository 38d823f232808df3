#include "json_plan.hpp"
#include "out.hpp"
#include "people.hpp"
#include <winloop/document/escape.hpp>

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace winloop::document {

namespace {

using Json = nlohmann::ordered_json;

constexpr int format_version = 1;

/// The shortest form that reads back as the same number, as csv has it, which nlohmann's is not
/// always; a whole one keeps its ".0".
void put_number(double number, std::string& text) {
  constexpr std::size_t room = 32;
  std::array<char, room> digits{};
  const auto* const end = std::to_chars(digits.data(), digits.data() + room, number).ptr;
  const std::string_view shortest(digits.data(), static_cast<std::size_t>(end - digits.data()));
  text += shortest;
  if (shortest.find_first_of(".e") == std::string_view::npos) text += ".0";
}

void put_json(const Json& json, std::string& text) {
  const auto whole = [](const Json& leaf) {
    return leaf.dump(-1, ' ', false, Json::error_handler_t::replace);
  };
  char before = json.is_object() ? '{' : '[';
  switch (json.type()) {
    case Json::value_t::object:
      for (const auto& [key, value] : json.items()) {
        text.append(1, std::exchange(before, ',')).append(whole(key)).append(1, ':');
        put_json(value, text);
      }
      text += before == '{' ? "{}" : "}";
      break;
    case Json::value_t::array:
      for (const auto& value : json) {
        text += std::exchange(before, ',');
        put_json(value, text);
      }
      text += before == '[' ? "[]" : "]";
      break;
    case Json::value_t::number_float:
      put_number(json.get<double>(), text);
      break;
    default:
      text += whole(json);
  }
}

std::string dumped(const Json& json) {
  std::string text;
  put_json(json, text);
  return escape_json(text);
}

Json number_json(double number, int decimals) {
  if (!std::isfinite(number)) return nullptr;
  return rounded(number, decimals);
}

Json cell_json(const Cell& cell, int decimals) {
  return std::visit(
      [decimals](const auto& value) -> Json {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, Missing>) {
          return nullptr;
        } else if constexpr (std::is_same_v<T, double>) {
          return number_json(value, decimals);
        } else if constexpr (std::is_same_v<T, Date>) {
          return value.to_string();
        } else if constexpr (std::is_same_v<T, Interval>) {
          return {{"low", number_json(value.low, decimals)},
                  {"high", number_json(value.high, decimals)}};
        } else if constexpr (std::is_same_v<T, Strings>) {
          return std::vector<std::string>(value.begin(), value.end());
        } else {
          return value;
        }
      },
      cell);
}

Json node_json(const Node& node) {
  return std::visit(
      [](const auto& held) -> Json {
        using T = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<T, Value>) {
          return cell_json(held.cell(), -1);
        } else if constexpr (std::is_same_v<T, Node::Array>) {
          Json array = Json::array();
          for (const auto& one : held) array.push_back(node_json(one));
          return array;
        } else {
          Json object = Json::object();
          for (const auto& [key, value] : held) object[key] = node_json(value);
          return object;
        }
      },
      node.held);
}

Json quote_json(const Quote& quote) {
  Json json{{"quote", quote.words}, {"speaker", quote.who}, {"kind", quote.kind}};
  json["on"] = quote.on ? Json(quote.on->to_string()) : Json();
  json["at"] = quote.at ? Json(clock(*quote.at)) : Json();
  json["conversation"] = quote.conversation != 0 ? Json(quote.conversation) : Json();
  if (!quote.about.empty()) json["about"] = quote.about;
  if (quote.page) json["page"] = *quote.page;
  if (quote.due) json["due"] = quote.due->to_string();
  return json;
}

Json bar_json(const Bar& bar) {
  Json json{{"label", bar.label}};
  json["value"] = bar.value ? number_json(*bar.value, -1) : Json();
  if (bar.interval) {
    json["low"] = number_json(bar.interval->low, -1);
    json["high"] = number_json(bar.interval->high, -1);
  }
  if (!bar.text.empty()) json["text"] = bar.text;
  return json;
}

Json fields_json(const KeyValues& values) {
  Json json = Json::object();
  for (const auto& field : values.fields) json[field.key] = cell_json(field.value.cell(), -1);
  return json;
}

/// One object that is filled again for each row: its keys are made once.
class RowJson {
 public:
  explicit RowJson(const Table& table)
      : table_(table), columns_(columns_for(table, Show::data)), reader_(table) {
    for (const auto i : columns_) row_[table.columns[i].key] = nullptr;
    // Only now, because each new key may move the others.
    for (const auto i : columns_) places_.push_back(&row_[table.columns[i].key]);
  }

  std::string text(std::size_t row) {
    const auto cells = reader_.read(row);
    for (std::size_t n = 0; n < columns_.size(); ++n) {
      const auto i = columns_[n];
      *places_[n] = cell_json(cells[i], table_.columns[i].data_decimals);
    }
    return dumped(row_);
  }

 private:
  const Table& table_;
  std::vector<std::size_t> columns_;
  RowReader reader_;
  Json row_ = Json::object();
  std::vector<Json*> places_;
};

/// Lays the plan out: objects and arrays a line an entry, rows and other leaves on one line each.
class JsonText {
 public:
  explicit JsonText(Out& out) : out_(out) {}

  void write(const JsonSection& section, std::string_view first_lines) {
    out_.put('{');
    ++depth_;
    bool first = true;
    if (!first_lines.empty()) {
      out_.put(first_lines);
      first = false;
    }
    if (!section.heading.empty()) {
      next(first);
      out_.put("\"heading\": " + dumped(section.heading));
    }
    for (const auto& entry : section.entries) {
      next(first);
      out_.put(dumped(entry.key) + ": ");
      std::visit([this](const auto& held) { write_held(held); }, entry.held);
    }
    --depth_;
    if (!first) new_line();
    out_.put('}');
  }

 private:
  void new_line() {
    out_.put('\n');
    for (int i = 0; i < depth_; ++i) out_.put("  ");
  }

  void next(bool& first) {
    if (!first) out_.put(',');
    first = false;
    new_line();
  }

  void write_held(const std::unique_ptr<JsonSection>& section) { write(*section, {}); }
  void write_held(const Value* value) { out_.put(dumped(cell_json(value->cell(), -1))); }
  void write_held(const Node* node) { out_.put(dumped(node_json(*node))); }
  void write_held(const KeyValues* values) { out_.put(dumped(fields_json(*values))); }

  void write_held(const JsonItems& items) {
    array([&](bool& first) {
      for (const auto& item : items) {
        next(first);
        write(*item, {});
      }
    });
  }

  void write_held(const JsonArray& blocks) {
    array([&](bool& first) {
      for (const auto* const block : blocks) {
        std::visit([&](const auto& content) { elements(content, first); }, block->content);
      }
    });
  }

  template <typename Elements>
  void array(const Elements& elements) {
    out_.put('[');
    ++depth_;
    bool first = true;
    elements(first);
    --depth_;
    if (!first) new_line();
    out_.put(']');
  }

  void element(const Json& json, bool& first) {
    next(first);
    out_.put(dumped(json));
  }

  void elements(const Paragraph& paragraph, bool& first) { element(paragraph.text, first); }
  void elements(const Quote& quote, bool& first) { element(quote_json(quote), first); }
  void elements(const List& list, bool& first) {
    for (const auto& item : list.items) element(item, first);
  }
  void elements(const Bars& bars, bool& first) {
    for (const auto& bar : bars.bars) element(bar_json(bar), first);
  }
  void elements(const Table& table, bool& first) {
    RowJson row(table);
    for (std::size_t i = 0; i < table.size(); ++i) {
      next(first);
      out_.put(row.text(i));
    }
  }
  // These never stand in arrays.
  static void elements(const Heading&, bool&) {}
  static void elements(const KeyValues&, bool&) {}
  static void elements(const Data&, bool&) {}
  static void elements(const Calibrator&, bool&) {}

  Out& out_;
  int depth_ = 0;
};

}  // namespace

double rounded(double number, int decimals) {
  constexpr double exact = 1e6;
  if (decimals < 0 || decimals > 9 || std::fabs(number) >= exact) return number;
  const double power = std::pow(10, decimals);
  return static_cast<double>(std::llround(number * power)) / power;
}

void render_json(const Document& document, Out& out) {
  auto whole = plan_json(document);
  std::string top = "\n  \"format_version\": " + std::to_string(format_version);
  top += ",\n  \"kind\": " + dumped(document.kind);
  if (!document.title.empty()) top += ",\n  \"title\": " + dumped(document.title);
  JsonText(out).write(whole, top);
  out.put('\n');
}

void write_ndjson(const Table& table, Out& out) {
  RowJson row(table);
  for (std::size_t i = 0; i < table.size(); ++i) {
    out.put(row.text(i));
    out.put('\n');
  }
}

}  // namespace winloop::document
