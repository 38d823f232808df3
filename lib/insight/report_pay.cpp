#include "pay.hpp"
#include <winloop/insight/report.hpp>

#include <algorithm>
#include <tuple>

namespace winloop::insight {

namespace {

PayLine line_of(const View& view, const Dossier& dossier, const Signal& signal) {
  PayLine line;
  line.candidate = dossier.candidate->id;
  line.name = dossier.candidate->name;
  line.stage = dossier.candidate->stage;
  line.signal = signal;
  const auto figured = figure_out(view.search(), signal);
  line.amount = figured.amount;
  line.place = figured.place;
  return line;
}

/// The best one that says a figure, else the best one.
void add_one(const View& view, const Dossier& dossier, std::string_view category,
             std::vector<PayLine>& lines) {
  auto signals = heard(dossier, SignalKind::compensation, Audience::team);
  std::erase_if(signals, [&](const Signal* it) { return it->category != category; });
  if (signals.empty()) return;
  best_first(signals);
  auto best = line_of(view, dossier, *signals.front());
  for (const auto* signal : signals) {
    if (best.amount) break;
    auto line = line_of(view, dossier, *signal);
    if (line.amount) best = std::move(line);
  }
  lines.push_back(std::move(best));
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
      if (signal->category == "expectation" || signal->category == "current") continue;
      report.others.push_back(line_of(view, dossier, *signal));
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
