#include "yaml_quotes.hpp"
#include <winloop/base/file.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/store/yaml.hpp>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

namespace winloop::store {

namespace {

constexpr std::size_t deepest = 32;
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

Place place_of(const std::string& file, const YAML::Mark& mark) {
  if (mark.is_null()) return {file};
  return {file, mark.line + 1, mark.column + 1};
}

/// YAML keeps no place for a byte that is not UTF-8.
void expect_utf8(std::string_view text, const std::string& file) {
  const auto at = utf8::first_invalid(text);
  if (at == utf8::npos) return;
  const auto before = text.substr(0, at);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  throw bad_input({file, static_cast<int>(line)},
                  "a byte that is not UTF-8; save the file as UTF-8");
}

/// Old line ends, which the library takes for the text's own characters: all after a comment would
/// be part of it.
void expect_line_ends(std::string_view text, const std::string& file) {
  const auto at = text.find('\r');
  if (at == std::string_view::npos || text.find('\n') != std::string_view::npos) return;
  throw bad_input({file, 1, static_cast<int>(at) + 1},
                  "lines that end in a carriage return alone; save the file with Unix line ends");
}

/// The first tab that indents a line, which YAML does not have: what the library says of it is far
/// from the cause.
std::optional<Place> indenting_tab(std::string_view text, const std::string& file) {
  int line = 1;
  for (std::size_t at = 0; at < text.size(); ++line) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto first = text.find_first_not_of(' ', at);
    if (first < end && text[first] == '\t')
      return Place{file, line, static_cast<int>(first - at) + 1};
    at = end + 1;
  }
  return std::nullopt;
}

/// What the parser says of the mistakes that people make most, with what to do about them.
std::string_view in_plain_words(std::string_view message) {
  if (message == YAML::ErrorMsg::END_OF_MAP_FLOW)
    return "a { that is not closed by here; text with , : { } [ or ] in it "
           "stands between quotation marks";
  if (message == YAML::ErrorMsg::END_OF_SEQ_FLOW)
    return "a [ that is not closed by here; text with , : { } [ or ] in it "
           "stands between quotation marks";
  if (message == YAML::ErrorMsg::MAP_VALUE)
    return "a colon where none is expected; text with a colon and a blank in it stands between "
           "quotation marks";
  if (message == YAML::ErrorMsg::FLOW_END)
    return "a } or ] that closes something else than what was opened last";
  return message;
}

}  // namespace

/// Builds nodes from the parser's events: they show anchors, aliases and duplicate keys, which the
/// library's own nodes hide.
class YamlBuilder : public YAML::EventHandler {
 public:
  YamlBuilder(std::string file, std::string_view text)
      : file_(std::make_shared<const std::string>(std::move(file))), text_(text) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (std::exchange(begun_, true))
      throw bad_input(place_of(*file_, mark), "a second document (---); a file holds one");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    add(make(YamlNode::Kind::null, mark));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw bad_input(place_of(*file_, mark), "an alias (*name); write the value out");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (tag == not_plain) expect_closed(mark);
    auto node = make(YamlNode::Kind::scalar, mark);
    node.text_ = value;
    add(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::list, mark, tag, anchor, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::map, mark, tag, anchor, style);
  }
  void OnMapEnd() override { close(); }

  YamlNode take() { return std::move(root_); }
  YamlNode empty() const { return make(YamlNode::Kind::null, YAML::Mark{}); }

 private:
  /// A list or map that is not complete yet, and the key that waits for its value.
  struct Open {
    YamlNode node;
    std::optional<YamlNode> key;
    int block;  ///< the 0-based column of the innermost list or map without brackets; -1: none
  };

  /// The tag that the parser gives to a scalar in quotes or after | or >; "?" is a plain one's.
  static constexpr std::string_view not_plain = "!";

  YamlNode make(YamlNode::Kind kind, const YAML::Mark& mark) const {
    YamlNode node;
    node.kind_ = kind;
    node.file_ = file_;
    if (!mark.is_null()) {
      node.line_ = mark.line + 1;
      node.column_ = mark.column + 1;
    }
    return node;
  }

  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) const {
    if (anchor != YAML::NullAnchor) {
      throw bad_input(place_of(*file_, mark),
                      "an anchor (&name); write the value out where it is used");
    }
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
    if (!tag.empty() && tag != "?" && tag != not_plain) {
      throw bad_input(place_of(*file_, mark), fmt::format("a tag ({}); leave it out", tag));
    }
  }

  void expect_closed(const YAML::Mark& mark) const {
    const auto at = static_cast<std::size_t>(mark.pos);
    if (at >= text_.size() || (text_[at] != '"' && text_[at] != '\'')) return;  // after | or >
    if (const auto wrong = unclosed_quote(text_, at, open_.empty() ? -1 : open_.back().block))
      throw bad_input(place_of(*file_, mark), *wrong);
  }

  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag,
            YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (open_.size() == deepest) {
      throw bad_input(place_of(*file_, mark), fmt::format("more than {} levels deep", deepest));
    }
    if (!open_.empty() && open_.back().node.kind_ == YamlNode::Kind::map && !open_.back().key) {
      throw bad_input(place_of(*file_, mark), "a list or map as a key; a key is a word");
    }
    const int around = open_.empty() ? -1 : open_.back().block;
    open_.push_back({make(kind, mark), std::nullopt,
                     style == YAML::EmitterStyle::Block ? mark.column : around});
  }

  void close() {
    auto node = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(node));
  }

  void add(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    auto& [parent, key, block] = open_.back();
    if (parent.kind_ == YamlNode::Kind::list) {
      parent.items_.push_back(std::move(node));
    } else if (key) {
      parent.entries_.emplace_back(std::move(*key), std::move(node));
      key.reset();
    } else {
      expect_new_key(parent, node);
      key = std::move(node);
    }
  }

  static void expect_new_key(const YamlNode& map, const YamlNode& key) {
    if (key.kind_ != YamlNode::Kind::scalar) throw key.error("an empty key; a key is a word");
    for (const auto& [other, value] : map.entries_) {
      if (other.text_ == key.text_) {
        throw key.error(fmt::format("the key \"{}\" again; it stands in line {} already", key.text_,
                                    other.line_));
      }
    }
  }

  std::shared_ptr<const std::string> file_;
  std::string_view text_;
  std::vector<Open> open_;
  YamlNode root_;
  bool begun_ = false;
};

YamlNode parse_yaml(std::string_view text, std::string_view file) {
  const std::string name(file);
  if (text.size() > most_yaml_bytes) throw bad_input({name}, "is larger than 1 MiB");
  expect_utf8(text, name);
  expect_line_ends(text, name);
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  std::istringstream in{std::string(text)};
  YamlBuilder builder(name, text);
  try {
    YAML::Parser parser(in);
    if (!parser.HandleNextDocument(builder)) return builder.empty();
    auto root = builder.take();
    (void)parser.HandleNextDocument(builder);  // which throws for a second one
    return root;
  } catch (const YAML::Exception& error) {
    // Where a line end follows, the parser tells where the text begins that is not closed.
    if (error.msg == YAML::ErrorMsg::EOF_IN_SCALAR && !text.ends_with('\n'))
      return parse_yaml(fmt::format("{}\n", text), file);
    if (const auto tab = indenting_tab(text, name))
      throw bad_input(*tab, "a tab that indents; YAML takes spaces only");
    throw bad_input(place_of(name, error.mark),
                    fmt::format("not YAML: {}", in_plain_words(error.msg)));
  }
}

YamlNode read_yaml(const std::filesystem::path& path) {
  return parse_yaml(read_regular_file(path, most_yaml_bytes), path.string());
}

}  // namespace winloop::store
