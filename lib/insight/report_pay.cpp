#include "pay.hpp"
#include <winloop/insight/report.hpp>

#include <algorithm>
#include <tuple>

namespace winloop::insight {

namespace {

PayLine line_of(const Dossier& dossier, const Signal& signal, const Figured& figured) {
  PayLine line;
  line.candidate = dossier.candidate->id;
  line.name = dossier.candidate->name;
  line.stage = dossier.candidate->stage;
  line.signal = signal;
  line.amount = figured.amount;
  line.place = figured.place;
  return line;
}

/// What they said of their own pay, best first; others' offers are not theirs.
std::vector<const Signal*> of_their_own(const Dossier& dossier) {
  auto signals = heard(dossier, SignalKind::compensation, Audience::team);
  std::erase_if(signals, [](const Signal* it) {
    return (it->category != "expectation" && it->category != "current") || is_another_offer(*it);
  });
  best_first(signals);
  return signals;
}

/// The best one that says a figure, else the best that tells one beside the other, else the best.
std::optional<PayLine> one_of(const View& view, const Dossier& dossier, std::string_view category) {
  std::optional<PayLine> beside;
  std::optional<PayLine> in_words;
  for (const auto* signal : of_their_own(dossier)) {
    const bool own = signal->category == category;
    const auto figured =
        own ? figure_out(view.search(), *signal) : figure_beside(view.search(), *signal, category);
    auto line = line_of(dossier, *signal, figured);
    if (own && line.amount) return line;
    if (own && !in_words) in_words = line;
    if (!own && line.amount && !beside) beside = line;
  }
  return beside ? beside : in_words;
}

void add_one(const View& view, const Dossier& dossier, std::string_view category,
             std::vector<PayLine>& lines) {
  if (auto line = one_of(view, dossier, category)) lines.push_back(*std::move(line));
}

void sort(std::vector<PayLine>& lines) {
  const auto key = [](const PayLine& line) {
    const double low = line.amount ? line.amount->low : 0;
    const double high = line.amount ? line.amount->high : 0;
    return std::tuple(!line.amount, low, high, std::string_view(line.candidate));
  };
  std::sort(lines.begin(), lines.end(),
            [&](const PayLine& a, const PayLine& b) { return key(a) < key(b); });
}

void count(PayReport& report) {
  for (const auto& line : report.expectations) {
    switch (line.place.value_or(BandPlace::other_currency)) {
      case BandPlace::below:
        ++report.below;
        break;
      case BandPlace::within:
        ++report.within;
        break;
      case BandPlace::above:
        ++report.above;
        break;
      case BandPlace::across:
        ++report.across;
        break;
      case BandPlace::other_currency:
        ++report.not_compared;
        break;
    }
  }
}

}  // namespace

PayReport report_compensation(const View& view) {
  PayReport report;
  report.band = view.search().pay;
  for (const auto& dossier : view.dossiers()) {
    add_one(view, dossier, "expectation", report.expectations);
    add_one(view, dossier, "current", report.current);
    for (const auto* signal : heard(dossier, SignalKind::compensation, Audience::team)) {
      const bool own = signal->category == "expectation" || signal->category == "current";
      if (own && !is_another_offer(*signal)) continue;
      report.others.push_back(line_of(dossier, *signal, {}));
    }
  }
  sort(report.expectations);
  sort(report.current);
  std::stable_sort(report.others.begin(), report.others.end(),
                   [](const auto& a, const auto& b) { return a.candidate < b.candidate; });
  count(report);
  return report;
}

}  // namespace winloop::insight
