#include <winloop/insight/report.hpp>

#include <algorithm>
#include <map>

namespace winloop::insight {

namespace {

std::vector<CauseCount> count_causes(const std::vector<Loss>& losses) {
  std::map<LossCause, int> counts;
  for (const auto& loss : losses) {
    if (loss.autopsy) ++counts[loss.autopsy->cause];
  }
  std::vector<CauseCount> result;
  result.reserve(counts.size());
  for (const auto& [cause, count] : counts) result.push_back({cause, count});
  std::stable_sort(result.begin(), result.end(),
                   [](const auto& a, const auto& b) { return a.losses > b.losses; });
  return result;
}

/// The furthest of the search's own stages that the candidate was ever at; -1 for none.
int furthest(const View& view, const Dossier& dossier) {
  int place = -1;
  const auto consider = [&](const std::string& stage) {
    if (!is_exit(stage)) place = std::max(place, stage_place(view.search(), stage));
  };
  consider(dossier.candidate->stage);
  for (const auto* move : dossier.moves) {
    consider(move->from);
    consider(move->to);
  }
  return place;
}

}  // namespace

MustHaveReport report_must_haves(const View& view) {
  MustHaveReport report;
  report.candidates = static_cast<int>(view.dossiers().size());
  report.must_haves = must_have_counts(view, [](const Candidate&) { return true; });
  return report;
}

LossReport report_losses(const View& view, const FindWords& find) {
  LossReport report;
  const auto all = losses(view, find);
  report.losses = recent(all, view.as_of(), report.days);
  report.without_autopsy = without_autopsy(all);
  report.causes = count_causes(report.losses);
  for (const auto& loss : report.losses) {
    if (loss.autopsy) ++report.diagnosed;
    if (loss.of_the_conversation) ++report.of_the_conversation;
  }
  if (report.diagnosed > 0) {
    report.conversation_share = static_cast<double>(report.of_the_conversation) / report.diagnosed;
  }
  return report;
}

PartnershipReport report_partnership(const View& view) {
  PartnershipReport report;
  for (const auto& conversation : view.record().conversations) {
    if (conversation.kind == ConversationKind::intake) report.intakes.push_back(conversation);
  }
  report.reviews = review_rhythm(view);
  report.versions = version_rhythm(view);
  report.calibrations = calibration_rhythm(view);
  return report;
}

std::vector<FunnelStage> report_funnel(const View& view) {
  std::vector<FunnelStage> funnel;
  std::vector<int> places;
  for (const auto& dossier : view.dossiers()) places.push_back(furthest(view, dossier));
  for (const auto& [stage, now] : count_stages(view)) {
    FunnelStage line{stage, now, {}};
    const int place = stage_place(view.search(), stage);
    if (place >= 0 && !is_exit(stage)) {
      line.reached = static_cast<int>(
          std::count_if(places.begin(), places.end(), [&](int it) { return it >= place; }));
    }
    funnel.push_back(std::move(line));
  }
  return funnel;
}

Report report(const RecordAsOf& record, const FindWords& find, const ReadTalks& talks) {
  const View view(record, talks);
  Report report;
  report.as_of = record.as_of;
  report.role = record.search.role;
  report.motivations = report_motivations(view);
  report.hesitations = report_hesitations(view);
  report.compensation = report_compensation(view);
  report.competing = report_competing(view);
  report.must_haves = report_must_haves(view);
  report.losses = report_losses(view, find);
  report.recall = recall_rate(view);
  report.partnership = report_partnership(view);
  report.funnel = report_funnel(view);
  return report;
}

}  // namespace winloop::insight
