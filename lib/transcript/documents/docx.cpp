#include "../paragraphs.hpp"
#include "archive.hpp"
#include "readers.hpp"
#include "xml.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace winloop::transcript {

namespace {

// The elements and parts of WordprocessingML: ECMA-376 part 1, 11.3 and 17.3.

/// Text that is shown, paragraph by paragraph. A paragraph may hold others (in a text box); those
/// come before it.
class WordText {
 public:
  explicit WordText(Builder& builder) : builder_(builder) {}

  void read(std::string_view xml, const Input& input) {
    XmlReader reader(xml, input);
    while (reader.next()) take(reader);
    while (!open_.empty()) close();
  }

 private:
  void take(XmlReader& reader) {
    const auto name = reader.name();
    switch (reader.node()) {
      case XmlNode::begin:
        // The same once more for older programs; words that were deleted or instruct the program.
        if (name == "Fallback" || name == "del" || name == "moveFrom" || name == "instrText")
          return reader.skip();
        if (name == "p") open_.emplace_back();
        if (name == "tab") say("\t");
        if (name == "br" || name == "cr") say("\n");
        if (name == "noBreakHyphen") say("\xe2\x80\x91");
        in_text_ = name == "t";
        return;
      case XmlNode::end:
        if (name == "p") close();
        in_text_ = false;
        return;
      case XmlNode::text:
        if (in_text_) say(reader.text());
    }
  }

  void say(std::string_view text) {
    if (!open_.empty()) open_.back() += text;
  }

  void close() {
    if (open_.empty()) return;
    builder_.say(-1, {}, std::move(open_.back()), {0, 0});
    open_.pop_back();
  }

  Builder& builder_;
  std::vector<std::string> open_;
  bool in_text_ = false;
};

/// Where the document itself is: `word/document.xml` nearly always, but the package says.
std::string main_part(Archive& archive, const Input& input) {
  const auto relations = archive.read("_rels/.rels");
  if (relations) {
    XmlReader reader(*relations, input);
    while (reader.next()) {
      if (reader.node() != XmlNode::begin || reader.name() != "Relationship") continue;
      if (!reader.attribute("Type").ends_with("/officeDocument")) continue;
      std::string target = reader.attribute("Target");
      return target.starts_with('/') ? target.substr(1) : target;
    }
  }
  return "word/document.xml";
}

/// The other parts with words in them, by the names that every writer gives them.
std::vector<std::string> parts_named(const Archive& archive, std::string_view beginning) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < archive.size(); ++at) {
    auto name = archive.name(at);
    if (name.starts_with(beginning) && name.ends_with(".xml")) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

Transcript read_docx(std::string_view bytes, const Input& input) {
  Archive archive(bytes, input);
  const auto main = main_part(archive, input);
  const auto body = main.starts_with("word/") ? archive.read(main) : std::nullopt;
  if (!body) {
    throw bad_input({std::string(input.file), 0, 0},
                    "a zip archive without a Word document in it; of Office files only .docx is "
                    "read");
  }
  Builder builder(input, Format::docx);
  WordText words(builder);
  const auto read_parts = [&](std::string_view beginning) {
    for (const auto& name : parts_named(archive, beginning))
      words.read(archive.read(name).value_or(std::string()), input);
  };
  read_parts("word/header");
  words.read(*body, input);
  read_parts("word/footnotes");
  read_parts("word/endnotes");
  read_parts("word/footer");
  auto transcript = builder.finish();
  if (transcript.utterances.empty()) {
    throw bad_input({std::string(input.file), 0, 0},
                    "a Word document without any text; pictures of text are not read");
  }
  return transcript;
}

}  // namespace winloop::transcript
