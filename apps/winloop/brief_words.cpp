#include "brief_words.hpp"

#include "present.hpp"
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace winloop::app {

std::vector<bool> chosen_few(const std::vector<std::string_view>& categories, std::size_t most) {
  std::vector<bool> chosen(categories.size());
  std::set<std::string_view> taken;
  std::size_t count = 0;
  for (const bool again : {false, true}) {
    for (std::size_t at = 0; at < categories.size() && count < most; ++at) {
      if (chosen[at] || (!again && !taken.insert(categories[at]).second)) continue;
      chosen[at] = true;
      ++count;
    }
  }
  return chosen;
}

std::string pay_words(const insight::Pay& pay, Money written) {
  std::string words = pay.another_offer ? "another firm's offer" : pay.signal.category;
  if (const auto& amount = pay.amount)
    words += ", " + money_words(amount->low, amount->high, amount->currency, written);
  if (pay.place)
    words += fmt::format(": {} the band",
                         *pay.place == insight::BandPlace::across ? "reaches over an edge of"
                         : *pay.place == insight::BandPlace::other_currency ? "not comparable with"
                                                                            : name(*pay.place));
  return words;
}

std::string band_words(const PayBand& band, bool with_notes) {
  auto words = fmt::format("Our band: {}", money_words(band.low, band.high, band.currency));
  if (!band.equity.empty()) words += "; equity: " + utf8::one_line(band.equity);
  if (with_notes && !band.notes.empty()) words += "; " + utf8::one_line(band.notes);
  return words;
}

std::vector<std::string> paragraphs_of(std::string_view text) {
  std::vector<std::string> paragraphs;
  while (!text.empty()) {
    const auto end = std::min(text.find("\n\n"), text.size());
    auto paragraph = utf8::one_line(text.substr(0, end));
    if (!paragraph.empty()) paragraphs.push_back(std::move(paragraph));
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return paragraphs;
}

}  // namespace winloop::app
