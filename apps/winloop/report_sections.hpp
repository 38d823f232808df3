#pragma once

#include <winloop/document/document.hpp>
#include <winloop/insight/report.hpp>

#include <span>
#include <string_view>

namespace winloop::app {

/// One section of the report, by the word it is asked for with.
struct ReportSection {
  std::string_view name;
  std::string_view title;
  void (*add)(document::Document& document, const insight::Report& report);
};

/// All sections, in the order in which they stand.
std::span<const ReportSection> all_report_sections();

}  // namespace winloop::app
