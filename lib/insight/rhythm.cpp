#include <winloop/insight/rhythm.hpp>

#include <algorithm>

namespace winloop::insight {

namespace {

/// Meeting every four weeks or less often: monthly or worse is a status update, not a partnership.
constexpr int monthly = 28;

Beat judge(const Rhythm& rhythm) {
  if (rhythm.days.empty()) return Beat::none;
  const double running = rhythm.since.value_or(0);
  const double typical = std::max(rhythm.mean_gap.value_or(0), running);
  return typical <= rhythm.meant ? Beat::kept : Beat::slipping;
}

Rhythm rhythm_of(const View& view, std::vector<Date> days, int meant) {
  Rhythm rhythm;
  rhythm.meant = meant;
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  for (std::size_t i = 1; i < days.size(); ++i) {
    rhythm.longest_gap = std::max(rhythm.longest_gap.value_or(0), days[i] - days[i - 1]);
  }
  if (days.size() > 1) {
    rhythm.mean_gap =
        static_cast<double>(days.back() - days.front()) / static_cast<double>(days.size() - 1);
  }
  if (!days.empty()) {
    rhythm.since = view.as_of() - days.back();
    rhythm.longest_gap = std::max(rhythm.longest_gap.value_or(0), *rhythm.since);
  } else if (view.search().opened && *view.search().opened <= view.as_of()) {
    rhythm.since = view.as_of() - *view.search().opened;
  }
  rhythm.due = rhythm.since && *rhythm.since >= meant;
  rhythm.days = std::move(days);
  rhythm.beat = judge(rhythm);
  return rhythm;
}

void add_conversations(const View& view, ConversationKind kind, std::vector<Date>& days) {
  for (const auto& conversation : view.record().conversations) {
    if (conversation.kind == kind) days.push_back(conversation.on);
  }
}

std::vector<Date> version_days(const View& view) {
  std::vector<Date> days;
  for (const auto& version : view.record().spec_versions) days.push_back(version.on);
  return days;
}

}  // namespace

Rhythm review_rhythm(const View& view) {
  std::vector<Date> days;
  for (const auto& note : view.record().reviews) days.push_back(note.on);
  add_conversations(view, ConversationKind::search_review, days);
  auto rhythm = rhythm_of(view, std::move(days), view.search().cadence.review);
  const double typical = std::max<double>(rhythm.mean_gap.value_or(0), rhythm.since.value_or(0));
  if (rhythm.beat == Beat::slipping && typical >= monthly) rhythm.beat = Beat::status_update;
  return rhythm;
}

Rhythm calibration_rhythm(const View& view) {
  auto days = version_days(view);
  add_conversations(view, ConversationKind::calibration, days);
  return rhythm_of(view, std::move(days), view.search().cadence.calibrate);
}

Rhythm version_rhythm(const View& view) {
  return rhythm_of(view, version_days(view), view.search().cadence.calibrate);
}

}  // namespace winloop::insight
