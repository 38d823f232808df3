#include "xml.hpp"

#include <winloop/base/error.hpp>

#include <libxml/parser.h>
#include <libxml/xmlreader.h>

#include <limits>
#include <mutex>

namespace winloop::transcript {

namespace {

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

}  // namespace

void prepare_xml() {
  static std::once_flag once;
  std::call_once(once, [] { xmlInitParser(); });
}

XmlReader::XmlReader(std::string_view xml, const Input& input) : reader_(nullptr), input_(input) {
  prepare_xml();
  // The archive's limit is far below what an int holds.
  if (xml.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) xml = {};
  reader_ = xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                               XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                   XML_PARSE_COMPACT | XML_PARSE_NOCDATA);
  if (reader_ == nullptr)
    throw bad_input({std::string(input.file), 0, 0}, "no XML where it must be");
}

XmlReader::~XmlReader() {
  xmlFreeTextReader(reader_);
}

bool XmlReader::read() {
  const int result = xmlTextReaderRead(reader_);
  if (result < 0) {
    throw bad_input({std::string(input_.file), 0, 0},
                    "broken: the XML in it is not well-formed; save it anew");
  }
  return result == 1;
}

bool XmlReader::next() {
  if (end_is_due_) {
    end_is_due_ = false;
    node_ = XmlNode::end;
    return true;
  }
  while (read()) {
    switch (xmlTextReaderNodeType(reader_)) {
      case XML_READER_TYPE_ELEMENT:
        node_ = XmlNode::begin;
        end_is_due_ = xmlTextReaderIsEmptyElement(reader_) == 1;
        return true;
      case XML_READER_TYPE_END_ELEMENT:
        node_ = XmlNode::end;
        return true;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      case XML_READER_TYPE_WHITESPACE:
        node_ = XmlNode::text;
        return true;
      case XML_READER_TYPE_DOCUMENT_TYPE:
      case XML_READER_TYPE_ENTITY_REFERENCE:
        throw bad_input({std::string(input_.file), 0, 0},
                        "its XML declares a document type, which no Word document does");
      default:
        break;
    }
  }
  return false;
}

std::string_view XmlReader::name() const {
  return view_of(xmlTextReaderConstLocalName(reader_));
}

std::string_view XmlReader::text() const {
  return view_of(xmlTextReaderConstValue(reader_));
}

std::string XmlReader::attribute(const char* name) const {
  xmlChar* value = xmlTextReaderGetAttribute(reader_, reinterpret_cast<const xmlChar*>(name));
  std::string text(view_of(value));
  if (value != nullptr) xmlFree(value);
  return text;
}

void XmlReader::skip() {
  if (end_is_due_) return;  // empty: its end will come
  const int depth = xmlTextReaderDepth(reader_);
  while (read() && xmlTextReaderDepth(reader_) > depth) {
  }
}

}  // namespace winloop::transcript
