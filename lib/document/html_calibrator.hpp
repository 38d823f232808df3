#pragma once

#include "out.hpp"

#include <string>

namespace winloop::document {

/// The ranking that can be tried, as it stands; its controls, hidden until the script shows them;
/// what the script computes from.
void html_calibrator(const Calibrator& block, Out& out);

void html_bar_controls(const Calibrator& block, Out& out);
void html_calibrator_data(const Calibrator& block, Out& out);

/// The document's one block of that kind that people see; null where there is none.
const Calibrator* calibrator_of(const Document& document);

/// The text of the page's script element.
std::string calibrator_script();

}  // namespace winloop::document
