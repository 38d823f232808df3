#include "order.hpp"
#include <winloop/insight/report.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace winloop::insight {

namespace {

constexpr std::size_t quotes_shown = 3;

bool was_heard(const Dossier& dossier) {
  return !dossier.contacts.empty() ||
         std::any_of(dossier.signals.begin(), dossier.signals.end(),
                     [](const Signal* signal) { return is_own_words(*signal); });
}

int count_heard(const View& view) {
  return static_cast<int>(std::count_if(view.dossiers().begin(), view.dossiers().end(), was_heard));
}

/// The best of each candidate who spoke of the category.
std::vector<const Signal*> best_of_each(const View& view, SignalKind kind,
                                        std::string_view category) {
  std::vector<const Signal*> result;
  for (const auto& dossier : view.dossiers()) {
    auto signals = heard(dossier, kind, Audience::team);
    std::erase_if(signals, [&](const Signal* it) { return it->category != category; });
    best_first(signals);
    if (!signals.empty()) result.push_back(signals.front());
  }
  return result;
}

std::vector<CategoryShare> shares(const View& view, SignalKind kind, int heard_count) {
  std::vector<CategoryShare> result;
  for (const auto category : categories(kind)) {
    auto best = best_of_each(view, kind, category);
    if (best.empty()) continue;
    CategoryShare share;
    share.category = std::string(category);
    share.candidates = static_cast<int>(best.size());
    share.share = static_cast<double>(share.candidates) / heard_count;
    best_first(best);
    best.resize(std::min(best.size(), quotes_shown));
    for (const auto* signal : best) share.quotes.push_back(*signal);
    result.push_back(std::move(share));
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const auto& a, const auto& b) { return a.candidates > b.candidates; });
  return result;
}

/// By category, the candidates with one that is open.
std::map<std::string, int> count_unanswered(const View& view) {
  std::map<std::string, int> counts;
  for (const auto& dossier : view.dossiers()) {
    std::set<std::string> open;
    for (const auto& it : hesitations(view, dossier, Audience::team)) {
      if (it.answer == Answer::unanswered) open.insert(it.signal.category);
    }
    for (const auto& category : open) ++counts[category];
  }
  return counts;
}

CompetingLine line_of(const Dossier& dossier) {
  CompetingLine line;
  line.candidate = dossier.candidate->id;
  line.name = dossier.candidate->name;
  line.stage = dossier.candidate->stage;
  line.signals = a_few(heard(dossier, SignalKind::competing_offer, Audience::team), quotes_shown);
  return line;
}

bool speaks_of(const CompetingLine& line, std::string_view category) {
  return std::any_of(line.signals.begin(), line.signals.end(),
                     [&](const Signal& signal) { return signal.category == category; });
}

}  // namespace

CategoryReport report_motivations(const View& view) {
  CategoryReport report;
  report.heard = count_heard(view);
  report.categories = shares(view, SignalKind::motivation, report.heard);
  return report;
}

HesitationReport report_hesitations(const View& view) {
  HesitationReport report;
  report.heard = count_heard(view);
  auto counts = count_unanswered(view);
  for (auto& share : shares(view, SignalKind::hesitation, report.heard)) {
    const int unanswered = counts[share.category];
    report.categories.push_back({std::move(share), unanswered});
  }
  return report;
}

CompetingReport report_competing(const View& view) {
  CompetingReport report;
  report.heard = count_heard(view);
  for (const auto* dossier : nearest_to_offer(view)) {
    auto line = line_of(*dossier);
    if (!line.signals.empty()) report.in_play.push_back(std::move(line));
  }
  for (const auto& dossier : view.dossiers()) {
    if (in_play(*dossier.candidate)) continue;
    auto line = line_of(dossier);
    if (!line.signals.empty()) report.left.push_back(std::move(line));
  }
  std::sort(report.left.begin(), report.left.end(),
            [](const auto& a, const auto& b) { return a.candidate < b.candidate; });
  const auto count = [&](std::string_view category) {
    const auto in_one = [&](const auto& lines) {
      return std::count_if(lines.begin(), lines.end(),
                           [&](const auto& line) { return speaks_of(line, category); });
    };
    return static_cast<int>(in_one(report.in_play) + in_one(report.left));
  };
  report.processes = count("process");
  report.offers = count("offer");
  report.counteroffers = count("counteroffer");
  return report;
}

}  // namespace winloop::insight
