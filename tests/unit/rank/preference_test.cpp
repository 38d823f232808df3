#include <winloop/base/error.hpp>
#include <winloop/rank/preference.hpp>

#include <boost/test/unit_test.hpp>
#include <rapidcheck/boost_test.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using namespace winloop;
using namespace winloop::rank;
namespace tt = boost::test_tools;

namespace {

using Rows = std::vector<std::vector<double>>;

Rows draw_choices(std::size_t criteria) {
  const auto count = static_cast<std::size_t>(*rc::gen::inRange(1, 12));
  Rows rows;
  for (std::size_t at = 0; at < count; ++at) {
    const auto draws = *rc::gen::container<std::vector<int>>(criteria, rc::gen::inRange(-3, 4));
    std::vector<double> row;
    for (const int draw : draws) row.push_back(draw / 3.0);
    rows.push_back(row);
  }
  return rows;
}

/// What preferred_shares() says that it minimises.
double cost(const std::vector<double>& b, const std::vector<double>& shares, const Rows& rows,
            std::size_t decisions) {
  double sum = 0;
  for (const auto& row : rows) {
    sum += std::log1p(std::exp(-std::inner_product(b.begin(), b.end(), row.begin(), 0.0)));
  }
  sum *= static_cast<double>(decisions) / static_cast<double>(rows.size());
  for (std::size_t at = 0; at < b.size(); ++at)
    sum += std::pow(b[at] - preference_slope * shares[at], 2) / 2;
  return sum;
}

/// The least of that cost on the way out along the shares: their scale is not given back.
double cost_along(const std::vector<double>& direction, const std::vector<double>& shares,
                  const Rows& rows, std::size_t decisions) {
  double least = 1e300;
  for (double scale = 0; scale < 40; scale += 0.02) {
    auto b = direction;
    for (auto& weight : b) weight *= scale;
    least = std::min(least, cost(b, shares, rows, decisions));
  }
  return least;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(preference)

BOOST_AUTO_TEST_CASE(one_criterion_known_in_closed_form) {
  // With b = (b1, b2) and the one choice d = (1, 0): b2 stays 5, b1 = 5 + 1 / (1 + exp(b1)).
  const auto fitted = preferred_shares(std::vector{0.5, 0.5}, Rows{{1, 0}}, 1);
  double b1 = 5;
  for (int step = 0; step < 200; ++step) b1 = 5 + 1 / (1 + std::exp(b1));
  BOOST_TEST(fitted[0] == b1 / (b1 + 5), tt::tolerance(1e-8));
}

BOOST_AUTO_TEST_CASE(choices_against_the_bar_move_it_and_silence_does_not) {
  const std::vector<double> shares{0.7, 0.3};
  BOOST_TEST(preferred_shares(shares, Rows{}, 20) == shares, tt::per_element());
  const Rows rows(10, {-1, 1});
  BOOST_TEST(choices_agreeing(shares, rows) == 0U);
  const auto fitted = preferred_shares(shares, rows, 40);
  BOOST_TEST(fitted[1] > fitted[0]);
  BOOST_TEST(choices_agreeing(fitted, rows) == 10U);
  // Two people decided on, however many pairs they make, move it less.
  BOOST_TEST(preferred_shares(shares, rows, 2)[1] < fitted[1]);
  BOOST_CHECK_THROW(preferred_shares(shares, Rows{{1}}, 1), Error);
}

BOOST_AUTO_TEST_CASE(a_tie_is_no_agreement) {
  BOOST_TEST(choices_agreeing(std::vector{0.5, 0.5}, Rows{{1, -1}, {0, 0}, {1, 0}}) == 1U);
}

RC_BOOST_PROP(shares_are_shares_and_no_neighbour_is_better, ()) {
  const std::vector<double> shares{0.5, 0.3, 0.2};
  const auto rows = draw_choices(3);
  const std::size_t decisions = 10;
  const auto fitted = preferred_shares(shares, rows, decisions);
  RC_ASSERT(std::abs(std::accumulate(fitted.begin(), fitted.end(), 0.0) - 1) < 1e-9);
  for (const double share : fitted) RC_ASSERT(share >= 0);
  const double here = cost_along(fitted, shares, rows, decisions);
  for (std::size_t at = 0; at < 3; ++at) {
    for (const double step : {-0.02, 0.02}) {
      auto other = fitted;
      other[at] = std::max(0.0, other[at] + step);
      RC_ASSERT(cost_along(other, shares, rows, decisions) > here - 1e-3);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
