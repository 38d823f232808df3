#include <winloop/loop/spec_lint.hpp>
#include <winloop/rank/bar_checks.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/spec_places.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::loop {

namespace {

class PoolLint {
 public:
  PoolLint(const WrittenSpec& written, const Pool& pool)
      : spec_(store::read_spec(written.text, written.file)),
        places_(store::spec_places(written.text, written.file)),
        pool_(pool),
        spreads_(rank::spreads(pool)) {}

  std::vector<LintFinding> findings() {
    for (std::size_t at = 0; at < spec_.criteria.size(); ++at) check(at);
    for (const auto& pair : rank::moving_together(pool_, together_people_needed, together_tau))
      add_together(pair);
    std::stable_sort(found_.begin(), found_.end(),
                     [](const auto& a, const auto& b) { return a.place.line < b.place.line; });
    return std::move(found_);
  }

 private:
  LintFinding& add(std::size_t at, std::string rule, std::string found) {
    auto& finding = found_.emplace_back();
    finding.rule = std::move(rule);
    finding.place = places_[at].criterion;
    finding.criterion = spec_.criteria[at].id;
    finding.found = std::move(found);
    return finding;
  }

  void check(std::size_t at) {
    const auto& criterion = spec_.criteria[at];
    const auto& spread = spreads_[at];
    const auto people = pool_.rows.size();
    if (people < lint_people_needed) return;
    if (spread.people == 0) {
      const auto field = fact_behind(criterion.evidence);
      auto& finding =
          add(at, "unknown",
              field.empty()
                  ? fmt::format("nobody of {} is known on it", people)
                  : fmt::format("nobody of {} has the fact {} as it asks for it", people, field));
      finding.why = "It widens everybody's interval and puts nobody before another.";
      finding.instead =
          field.empty() ? "Ask about it in the next conversations, or leave it out."
                        : "Write the name that the people have it under (winloop candidate show), "
                          "import it, or leave it out.";
    } else if (spread.people >= lint_people_needed && spread.only) {
      auto& finding =
          add(at, "alike", fmt::format("all {} people known on it are alike", spread.people));
      finding.why = "It tells nobody apart, and takes weight from what does.";
      finding.instead = criterion.must ? "Keep it as a must-have with weight 0, or sharpen it."
                                       : "Sharpen its levels, or leave it out.";
    } else if (spread.people >= lint_people_needed && criterion.weight > 0 &&
               !rank::weight_decides(spec_, pool_, at)) {
      auto& finding =
          add(at, "idle-weight",
              fmt::format("no weight from 0 to that of all others changes anybody's place "
                          "among {} people",
                          people));
      finding.why = "What it says of people, the others say already.";
      finding.instead = "Leave it out, or change what it asks for.";
    }
  }

  void add_together(const rank::Together& pair) {
    if (spec_.criteria[pair.first].weight == 0 || spec_.criteria[pair.second].weight == 0) return;
    auto& finding = add(pair.second, "together",
                        fmt::format("moves with {}: Kendall's tau {:.2f} over {} people",
                                    spec_.criteria[pair.first].id, pair.tau, pair.people));
    finding.why = "Two criteria that always agree are one with twice the weight.";
    finding.instead = "Merge them, or write levels that can differ.";
  }

  Spec spec_;
  std::vector<store::CriterionPlaces> places_;
  const Pool& pool_;
  std::vector<rank::Spread> spreads_;
  std::vector<LintFinding> found_;
};

}  // namespace

std::vector<LintFinding> lint_pool_of(const WrittenSpec& written, const Pool& pool) {
  return PoolLint(written, pool).findings();
}

}  // namespace winloop::loop
