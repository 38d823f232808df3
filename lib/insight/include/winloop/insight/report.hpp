#pragma once

#include <winloop/insight/amounts.hpp>
#include <winloop/insight/hesitations.hpp>
#include <winloop/insight/losses.hpp>
#include <winloop/insight/recall.hpp>
#include <winloop/insight/rhythm.hpp>
#include <winloop/insight/status.hpp>
#include <winloop/insight/tension.hpp>

#include <optional>
#include <string>
#include <vector>

namespace winloop::insight {

/// A category, and who spoke of it.
struct CategoryShare {
  std::string category;
  int candidates = 0;
  double share = 0;            ///< of those heard, 0..1
  std::vector<Signal> quotes;  ///< the best of each candidate, best first, a few
};

/// How many candidates spoke of what. `heard` counts the candidates of whom anything at all was
/// noticed or with whom we spoke, those who have left included.
struct CategoryReport {
  int heard = 0;
  std::vector<CategoryShare> categories;  ///< most candidates first, then in documented order
};

/// Motivations; personal circumstances are not among them.
WINLOOP_API CategoryReport report_motivations(const View& view);

/// Hesitations; with each category, how they stand.
struct HesitationShare {
  CategoryShare category;
  int unanswered = 0;  ///< candidates, those who have left included, with one that is unanswered
};

struct HesitationReport {
  int heard = 0;
  std::vector<HesitationShare> categories;
};

WINLOOP_API HesitationReport report_hesitations(const View& view);

/// What one candidate said of pay: an expectation or what they have now.
struct PayLine {
  std::string candidate;
  std::string name;
  std::string stage;
  Signal signal;
  std::optional<Amount> amount;    ///< nothing: no figure in the words
  std::optional<BandPlace> place;  ///< nothing without an amount or a band
};

struct PayReport {
  std::optional<PayBand> band;
  std::vector<PayLine>
      expectations;              ///< one a candidate: the best that has a figure, else the best;
                                 ///< by amount, lowest first, those without last, then id
  std::vector<PayLine> current;  ///< the same for current pay
  std::vector<PayLine> others;   ///< equity, notice bonuses and figures that are another firm's
                                 ///< offer, by candidate
  int below = 0;                 ///< expectations, as all of the following
  int within = 0;
  int above = 0;
  int across = 0;
  int not_compared = 0;
};

WINLOOP_API PayReport report_compensation(const View& view);

struct CompetingLine {
  std::string candidate;
  std::string name;
  std::string stage;
  std::vector<Signal> signals;  ///< one a category, best first
};

struct CompetingReport {
  int heard = 0;                       ///< as in CategoryReport
  int processes = 0;                   ///< candidates in another process
  int offers = 0;                      ///< holding another offer
  int counteroffers = 0;               ///< expecting or holding a counter-offer
  std::vector<CompetingLine> in_play;  ///< nearest to offer first
  std::vector<CompetingLine> left;     ///< by id
};

WINLOOP_API CompetingReport report_competing(const View& view);

/// Must-haves over everybody who was ever in the search.
struct MustHaveReport {
  int candidates = 0;
  std::vector<MustHaveTension> must_haves;  ///< in the bar's order
};

WINLOOP_API MustHaveReport report_must_haves(const View& view);

struct CauseCount {
  LossCause cause = LossCause::unknown;
  int losses = 0;
};

inline constexpr int loss_window = 30;  ///< days

struct LossReport {
  int days = loss_window;
  std::vector<Loss> losses;        ///< newest first, stated beside diagnosed
  std::vector<CauseCount> causes;  ///< most first, then in documented order
  int diagnosed = 0;
  int of_the_conversation = 0;               ///< of those diagnosed
  std::optional<double> conversation_share;  ///< nothing while none is diagnosed
  std::vector<Loss> without_autopsy;         ///< however long ago
};

/// `find` looks the autopsies' quotes up in what was captured (losses.hpp).
WINLOOP_API LossReport report_losses(const View& view, const FindWords& find = {});

/// The partnership with the hiring manager.
struct PartnershipReport {
  std::vector<Conversation> intakes;
  Rhythm reviews;
  Rhythm versions;
  Rhythm calibrations;
};

WINLOOP_API PartnershipReport report_partnership(const View& view);

struct FunnelStage {
  std::string stage;
  int now = 0;
  std::optional<int> reached;  ///< at it or past it at any time; nothing for exits, which are past
                               ///< no stage, and for stages that the search does not name
};

/// The search's stages in order, then exits.
WINLOOP_API std::vector<FunnelStage> report_funnel(const View& view);

/// All sections.
struct Report {
  Date as_of;
  std::string role;
  CategoryReport motivations;
  HesitationReport hesitations;
  PayReport compensation;
  CompetingReport competing;
  MustHaveReport must_haves;
  LossReport losses;
  RecallRate recall;
  PartnershipReport partnership;
  std::vector<FunnelStage> funnel;
};

/// `find` as for report_losses(); `talks` fetches words for report_hesitations().
WINLOOP_API Report report(const RecordAsOf& record, const FindWords& find = {},
                          const ReadTalks& talks = {});

}  // namespace winloop::insight
