#pragma once

#include "../builder.hpp"

#include <string>
#include <string_view>

struct _xmlTextReader;  // NOLINT(bugprone-reserved-identifier): libxml2's own name

namespace winloop::transcript {

enum class XmlNode { begin, end, text };

/// Goes through an XML document node by node: no network, no entities but XML's own five, and no
/// document type at all, which no office file has and every attack needs.
class XmlReader {
 public:
  XmlReader(std::string_view xml, const Input& input);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  /// False at the end. Throws Error(bad_input) for XML that is not well-formed. An empty element is
  /// a beginning followed by an end.
  bool next();

  [[nodiscard]] XmlNode node() const { return node_; }
  [[nodiscard]] std::string_view name() const;  ///< without its prefix
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] std::string attribute(const char* name) const;

  /// Leaves out the element that has just begun, with all in it.
  void skip();

 private:
  bool read();

  _xmlTextReader* reader_;
  const Input& input_;
  XmlNode node_ = XmlNode::text;
  bool end_is_due_ = false;
};

/// Makes libxml2 ready for several threads; once is enough.
void prepare_xml();

}  // namespace winloop::transcript
