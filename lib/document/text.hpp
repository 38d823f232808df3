#pragma once

#include "out.hpp"
#include "wrap.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace winloop::document {

/// Where text output stands: how far blocks are indented, what has been written.
class TextPage {
 public:
  TextPage(const RenderOptions& options, Out& out);

  [[nodiscard]] bool unicode() const { return unicode_; }
  /// Columns between the indent and the right edge.
  [[nodiscard]] int width() const { return width_ - indent_; }
  [[nodiscard]] bool indented() const { return indent_ > 0; }
  /// A narrow page is not indented: the words need the room.
  void indent(int columns) { indent_ = std::clamp(columns, 0, std::max(0, width_ - least_width)); }
  static constexpr int least_width = 24;

  /// An empty line, unless nothing or a heading stands above.
  void gap();
  /// The next block stands right under this one.
  void join() { joined_ = true; }

  /// One line with the indent; spaces at its end are dropped.
  void line(std::string_view text);

  /// The text with a style where there is colour: `bold`, `dim`, ... (SGR parameters).
  [[nodiscard]] std::string styled(std::string_view text, std::string_view style) const;

  [[nodiscard]] std::string_view either(std::string_view with_unicode,
                                        std::string_view ascii) const {
    return unicode_ ? with_unicode : ascii;
  }

 private:
  Out& out_;
  int width_;
  int indent_ = 0;
  bool color_;
  bool unicode_;
  bool joined_ = true;
};

namespace sgr {
inline constexpr std::string_view plain = {};
inline constexpr std::string_view bold = "1";
inline constexpr std::string_view dim = "2";
inline constexpr std::string_view title = "1;36";
inline constexpr std::string_view quote = "36";
inline constexpr std::string_view bar = "36";
inline constexpr std::string_view note = "1;34";
inline constexpr std::string_view warning = "1;33";
}  // namespace sgr

void text_table(const Table& table, TextPage& page);
void text_bars(const Bars& bars, TextPage& page);

/// `Title  value` lines with the values under each other.
void text_fields(const std::vector<std::pair<std::string, std::string>>& fields, TextPage& page);

}  // namespace winloop::document
