#pragma once

#include "present.hpp"
#include <winloop/insight/close_brief.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace winloop::app {

/// Which of a list, best first, are the few to show: one a category before a second of any.
std::vector<bool> chosen_few(const std::vector<std::string_view>& categories, std::size_t most);

/// "expectation, 115,000 to 118,000 EUR: within the band", as far as it is known.
std::string pay_words(const insight::Pay& pay, Money written);

/// "Our band: 95,000 to 118,000 EUR; equity: ...".
std::string band_words(const PayBand& band, bool with_notes);

/// The paragraphs of a text in YAML, whose lines end where its writer's editor ended them.
std::vector<std::string> paragraphs_of(std::string_view text);

}  // namespace winloop::app
