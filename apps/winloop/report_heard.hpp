#pragma once

#include <winloop/document/document.hpp>
#include <winloop/insight/report.hpp>

namespace winloop::app {

/// Sections of the report that rest on what candidates said.
void add_motivations(document::Document& document, const insight::Report& report);
void add_hesitations(document::Document& document, const insight::Report& report);
void add_compensation(document::Document& document, const insight::Report& report);
void add_competing(document::Document& document, const insight::Report& report);

}  // namespace winloop::app
