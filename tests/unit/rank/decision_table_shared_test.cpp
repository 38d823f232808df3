// A published ranking by weighted sums: Kracka, Brauers, Zavadskas (2010).
#include "pools.hpp"
#include "support.hpp"
#include <winloop/rank/rank.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <numeric>

using namespace winloop;
using namespace winloop::test;

BOOST_AUTO_TEST_SUITE(decision_table_shared)

BOOST_AUTO_TEST_CASE(published_ranks_come_out) {
  const auto table =
      nlohmann::json::parse(slurp(shared_data() / "decision-tables" / "kracka2010.json"));
  const auto matrix = table["matrix"].get<std::vector<std::vector<double>>>();
  const auto objectives = table["objectives"].get<std::vector<std::string>>();
  const auto ranks = table["ranks"].get<std::vector<std::uint32_t>>();
  auto values = matrix;
  for (std::size_t c = 0; c < objectives.size(); ++c) {
    double sum = 0;
    for (auto& row : values) {
      if (objectives[c] == "min") row[c] = 1 / row[c];
      sum += row[c];
    }
    for (auto& row : values) row[c] /= sum;
  }
  const auto spec = bar(table["weights"].get<std::vector<double>>());
  const auto ranking = rank::rank(spec, people(values), Date{});
  BOOST_REQUIRE(ranking.standings.size() == ranks.size());
  for (const auto& standing : ranking.standings) {
    BOOST_TEST(standing.rank == ranks.at(standing.candidate - 100));
  }
}

BOOST_AUTO_TEST_SUITE_END()
