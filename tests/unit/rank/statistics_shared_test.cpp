// Published cases must come out to their digits.
#include "support.hpp"
#include <winloop/rank/agreement.hpp>
#include <winloop/rank/impact.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using namespace winloop;
namespace tt = boost::test_tools;

namespace {

nlohmann::json references(const char* section) {
  const auto file = test::shared_data() / "statistics" / "refs.json";
  return nlohmann::json::parse(test::slurp(file)).at(section);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(statistics_shared)

BOOST_AUTO_TEST_CASE(kendall_tau_b) {
  const auto cases = references("kendall_tau_b").at("cases");
  BOOST_TEST(cases.size() == 7U);
  for (const auto& each : cases) {
    const auto tau = rank::kendall_tau_b(each.at("x").get<std::vector<double>>(),
                                         each.at("y").get<std::vector<double>>());
    BOOST_TEST(std::abs(tau.value() - each.at("tau").get<double>()) < 5e-9);
    const auto swapped = rank::kendall_tau_b(each.at("y").get<std::vector<double>>(),
                                             each.at("x").get<std::vector<double>>());
    BOOST_TEST(swapped.value() == tau.value(), tt::tolerance(1e-14));
  }
}

BOOST_AUTO_TEST_CASE(fisher_exact_two_sided) {
  const auto cases = references("fisher_exact_two_sided").at("cases");
  BOOST_TEST(cases.size() == 7U);
  for (const auto& each : cases) {
    const auto t = each.at("t").get<std::vector<std::vector<std::uint32_t>>>();
    const auto p = rank::fisher_exact({t[0][0], t[0][1], t[1][0], t[1][1]});
    BOOST_TEST(p == each.at("p").get<double>(), tt::tolerance(1e-11));
    BOOST_TEST(rank::fisher_exact({t[1][0], t[1][1], t[0][0], t[0][1]}) == p, tt::tolerance(1e-11));
  }
}

BOOST_AUTO_TEST_CASE(krippendorff_alpha) {
  const auto reference = references("krippendorff_alpha");
  std::vector<std::vector<int>> units(reference.at("ratings")[0].size());
  for (const auto& rater : reference.at("ratings")) {
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
      if (!rater[unit].is_null()) units[unit].push_back(rater[unit].get<int>());
    }
  }
  for (const auto& [scale, key] :
       {std::pair(rank::Scale::nominal, "nominal"), {rank::Scale::interval, "interval"}}) {
    const auto alpha = rank::krippendorff_alpha(units, scale);
    BOOST_TEST(std::round(alpha.value().value * 1000) / 1000 == reference.at(key).get<double>());
  }
}

BOOST_AUTO_TEST_CASE(four_fifths) {
  const auto reference = references("four_fifths");
  std::vector<rank::GroupCount> groups;
  for (const auto& [group, rate] : reference.at("rates").items()) {
    groups.push_back(
        {group, static_cast<std::uint32_t>(std::lround(rate.get<double>() * 100)), 100});
  }
  std::vector<std::string> below;
  std::vector<std::string> not_below;
  for (const auto& impact : rank::four_fifths(groups)) {
    if (impact.below_four_fifths) below.push_back(impact.group);
    BOOST_TEST(impact.rate.value().value() == reference.at("rates").at(impact.group).get<double>());
    const auto published = reference.at("impact_ratio").find(impact.group);
    if (published == reference.at("impact_ratio").end()) continue;
    BOOST_TEST(impact.impact_ratio.value().value() == published->get<double>());
    if (!impact.below_four_fifths) not_below.push_back(impact.group);
  }
  auto indicated = reference.at("not_indicated").get<std::vector<std::string>>();
  std::sort(indicated.begin(), indicated.end());
  BOOST_TEST(not_below == indicated);
  BOOST_TEST(below == reference.at("adverse_impact_indicated").get<std::vector<std::string>>());
}

BOOST_AUTO_TEST_SUITE_END()
