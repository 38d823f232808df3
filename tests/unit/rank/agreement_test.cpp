#include "pools.hpp"
#include <winloop/base/error.hpp>
#include <winloop/rank/agreement.hpp>
#include <winloop/rank/impact.hpp>

#include <boost/test/unit_test.hpp>
#include <rapidcheck/boost_test.h>

#include <cmath>

using namespace winloop;
using namespace winloop::rank;
namespace tt = boost::test_tools;

namespace {

Ranking in_order(const std::vector<std::uint32_t>& candidates) {
  Ranking ranking;
  for (const auto candidate : candidates) {
    Standing standing;
    standing.candidate = candidate;
    standing.rank = static_cast<std::uint32_t>(ranking.standings.size() + 1);
    ranking.standings.push_back(standing);
  }
  return ranking;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(agreement)

BOOST_AUTO_TEST_CASE(tau_b_of_rankings_is_of_those_in_both) {
  BOOST_TEST(kendall_tau_b(in_order({1, 2, 3, 9}), in_order({7, 1, 2, 3})).value() == 1);
  BOOST_TEST(kendall_tau_b(in_order({1, 2, 3}), in_order({3, 2, 1})).value() == -1);
  BOOST_TEST(!kendall_tau_b(in_order({1, 2}), in_order({1})).has_value());
  BOOST_TEST(!kendall_tau_b(std::vector<double>{1, 1}, std::vector<double>{1, 2}).has_value());
  BOOST_CHECK_THROW(kendall_tau_b(std::vector<double>{1}, std::vector<double>{}), Error);
}

RC_BOOST_PROP(tau_b_by_counting_every_pair, ()) {
  const auto size = static_cast<std::size_t>(*rc::gen::inRange(2, 40));
  const auto draw = [&] {
    const auto values = *rc::gen::container<std::vector<int>>(size, rc::gen::inRange(0, 12));
    return std::vector<double>(values.begin(), values.end());
  };
  const auto x = draw();
  const auto y = draw();
  double score = 0;
  double untied_x = 0;
  double untied_y = 0;
  const auto sign = [](double value) { return value > 0 ? 1 : (value < 0 ? -1 : 0); };
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      score += sign(x[i] - x[k]) * sign(y[i] - y[k]);
      untied_x += std::abs(sign(x[i] - x[k]));
      untied_y += std::abs(sign(y[i] - y[k]));
    }
  }
  const auto tau = kendall_tau_b(x, y);
  RC_ASSERT(tau.has_value() == (untied_x > 0 && untied_y > 0));
  if (tau) RC_ASSERT(std::abs(*tau - score / std::sqrt(untied_x * untied_y)) < 1e-12);
}

BOOST_AUTO_TEST_CASE(the_top_of_two_rankings) {
  BOOST_TEST((top_overlap(in_order({1, 2, 3, 4}), in_order({2, 5, 1, 3}), 3) == Overlap{2, 3}));
  BOOST_TEST((top_overlap(in_order({1, 2}), in_order({2, 1, 3}), 10) == Overlap{2, 2}));
  BOOST_TEST((top_overlap(in_order({}), in_order({1}), 10) == Overlap{0, 0}));
}

BOOST_AUTO_TEST_CASE(alpha_of_krippendorff_2011) {
  // "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, twelve units.
  const std::vector<std::vector<int>> units{{1, 1, 1},    {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3},
                                            {2, 2, 2, 2}, {1, 2, 3, 4}, {4, 4, 4, 4}, {1, 1, 2, 1},
                                            {2, 2, 2, 2}, {5, 5, 5},    {1, 1},       {3}};
  const auto thousandths = [&](Scale scale) {
    return std::lround(krippendorff_alpha(units, scale).value().value * 1000);
  };
  BOOST_TEST(thousandths(Scale::nominal) == 743);
  BOOST_TEST(thousandths(Scale::ordinal) == 815);
  BOOST_TEST(thousandths(Scale::interval) == 849);
  BOOST_TEST(krippendorff_alpha(units, Scale::ordinal)->units == 11U);
  BOOST_TEST(krippendorff_alpha(units, Scale::ordinal)->ratings == 40U);
}

BOOST_AUTO_TEST_CASE(alpha_is_never_a_false_figure) {
  using Units = std::vector<std::vector<int>>;
  BOOST_TEST(!krippendorff_alpha(Units{}, Scale::ordinal).has_value());
  BOOST_TEST(!krippendorff_alpha(Units{{1}, {4}}, Scale::ordinal).has_value());
  BOOST_TEST(!krippendorff_alpha(Units{{3, 3}, {3, 3}}, Scale::ordinal).has_value());
  BOOST_TEST(krippendorff_alpha(Units{{3, 3}, {2, 2}}, Scale::ordinal)->value == 1);
  BOOST_TEST(krippendorff_alpha(Units{{1, 4}, {4, 1}}, Scale::ordinal)->value < 0);
}

BOOST_AUTO_TEST_CASE(four_fifths_by_exact_fractions) {
  const auto found = four_fifths(std::vector<GroupCount>{
      {"a", 5, 10}, {"b", 4, 10}, {"c", 399'999, 1'000'000}, {"d", 0, 0}, {"e", 0, 7}});
  BOOST_TEST((found[0].impact_ratio == Fraction{1, 1}));
  BOOST_TEST(!found[0].p.has_value());
  BOOST_TEST((found[1].rate == Fraction{2, 5}));
  BOOST_TEST((found[1].impact_ratio == Fraction{4, 5}));
  BOOST_TEST(!found[1].below_four_fifths);
  BOOST_TEST(found[2].below_four_fifths);
  BOOST_TEST(!found[3].rate.has_value());
  BOOST_TEST(!found[3].impact_ratio.has_value());
  BOOST_TEST(!found[3].p.has_value());
  BOOST_TEST(found[4].below_four_fifths);
  const auto nobody = four_fifths(std::vector<GroupCount>{{"a", 0, 10}, {"b", 0, 4}});
  BOOST_TEST((nobody[1].rate == Fraction{0, 1}));
  BOOST_TEST(!nobody[1].impact_ratio.has_value());
  BOOST_CHECK_THROW(four_fifths(std::vector<GroupCount>{{"a", 2, 1}}), Error);
  BOOST_TEST(four_fifths({}).empty());
}

BOOST_AUTO_TEST_CASE(one_person_decides_where_a_single_selection_turns_the_rates) {
  const auto found = four_fifths(std::vector<GroupCount>{
      {"best", 4, 4}, {"one", 0, 1}, {"even", 2, 4}, {"many", 30, 60}, {"above", 4, 5}});
  BOOST_TEST(!found[0].one_person_decides);
  BOOST_TEST(found[1].one_person_decides);   // 1 of 1 beside 3 of 4
  BOOST_TEST(found[1].below_four_fifths);    // the exact figure stays
  BOOST_TEST(!found[2].one_person_decides);  // 3 of 4 beside 3 of 4: not the higher
  BOOST_TEST(!found[3].one_person_decides);
  BOOST_TEST(!found[4].one_person_decides);  // at 4/5, not below
}

BOOST_AUTO_TEST_CASE(the_line_of_four_fifths_holds_at_any_size) {
  // Products near 2^64: 4/5 exactly, and one short of it.
  const std::uint32_t huge = 4'000'000'000;
  const auto exact =
      four_fifths(std::vector<GroupCount>{{"a", huge, huge}, {"b", huge / 5 * 4, huge}});
  BOOST_TEST(!exact[1].below_four_fifths);
  for (std::uint32_t n = 1; n < 60; ++n) {
    for (std::uint32_t d = n; d < 60; ++d) {
      const auto found = four_fifths(std::vector<GroupCount>{{"a", 1, 1}, {"b", n, d}});
      BOOST_TEST(found[1].below_four_fifths == (5 * n < 4 * d), n << "/" << d);
    }
  }
}

/// 0 to 30 selected of up to 30 members.
std::vector<GroupCount> draw_groups() {
  const auto size = static_cast<std::size_t>(*rc::gen::inRange(1, 6));
  std::vector<GroupCount> groups;
  for (std::size_t at = 0; at < size; ++at) {
    const auto members = *rc::gen::inRange<std::uint32_t>(0, 31);
    groups.push_back({std::string(1, static_cast<char>('a' + at)),
                      *rc::gen::inRange<std::uint32_t>(0, members + 1), members});
  }
  return groups;
}

RC_BOOST_PROP(ratios_are_the_exact_quotients_of_whole_numbers, ()) {
  const auto groups = draw_groups();
  const auto found = four_fifths(groups);
  std::size_t best = groups.size();
  for (std::size_t at = 0; at < groups.size(); ++at) {
    if (groups[at].members == 0) continue;
    if (best == groups.size() ||
        groups[at].selected * groups[best].members > groups[best].selected * groups[at].members)
      best = at;
  }
  for (std::size_t at = 0; at < groups.size(); ++at) {
    const auto& [name, selected, members] = groups[at];
    RC_ASSERT(found[at].rate.has_value() == (members > 0));
    if (members == 0) continue;
    RC_ASSERT(found[at].impact_ratio.has_value() == (groups[best].selected > 0));
    RC_ASSERT(found[at].below_four_fifths ==
              (5 * selected * groups[best].members < 4 * groups[best].selected * members));
    RC_ASSERT(found[at].p.has_value() == (at != best));
    if (found[at].p) RC_ASSERT(*found[at].p >= 0 && *found[at].p <= 1);
  }
}

RC_BOOST_PROP(twice_the_people_change_no_ratio, ()) {
  auto groups = draw_groups();
  const auto before = four_fifths(groups);
  for (auto& group : groups) {
    group.selected *= 2;
    group.members *= 2;
  }
  const auto after = four_fifths(groups);
  for (std::size_t at = 0; at < groups.size(); ++at) {
    RC_ASSERT(after[at].impact_ratio == before[at].impact_ratio);
    RC_ASSERT(after[at].below_four_fifths == before[at].below_four_fifths);
  }
}

RC_BOOST_PROP(fisher_by_adding_up_every_table, ()) {
  const auto draw = [] { return *rc::gen::inRange<std::uint32_t>(0, 13); };
  const TwoByTwo table{draw(), draw(), draw(), draw()};
  // log of the hypergeometric probability, from factorials
  const auto factorial = [](double n) { return std::lgamma(n + 1); };
  const double row = table.a + table.b;
  const double other = table.c + table.d;
  const double column = table.a + table.c;
  const auto log_p = [&](double a) {
    return factorial(row) + factorial(other) + factorial(column) + factorial(row + other - column) -
           factorial(row + other) - factorial(a) - factorial(row - a) - factorial(column - a) -
           factorial(other - column + a);
  };
  double p = 0;
  for (double a = std::max(0.0, column - other); a <= std::min(row, column); ++a) {
    if (log_p(a) <= log_p(table.a) + 1e-7) p += std::exp(log_p(a));
  }
  RC_ASSERT(std::abs(fisher_exact(table) - std::min(1.0, p)) < 1e-9);
}

BOOST_AUTO_TEST_CASE(fisher_at_its_edges) {
  BOOST_TEST(fisher_exact({0, 0, 0, 0}) == 1);
  BOOST_TEST(fisher_exact({0, 5, 0, 9}) == 1);
  BOOST_TEST(fisher_exact({3, 0, 0, 3}) == 0.1, tt::tolerance(1e-12));
  BOOST_TEST(fisher_exact({1, 9, 11, 3}) == 0.002759456185220083, tt::tolerance(1e-11));
  // Symmetric in rows, columns and transposition; a hopeless table is no error.
  BOOST_TEST(fisher_exact({2, 7, 8, 2}) == fisher_exact({8, 2, 2, 7}), tt::tolerance(1e-12));
  BOOST_TEST(fisher_exact({2, 7, 8, 2}) == fisher_exact({2, 8, 7, 2}), tt::tolerance(1e-12));
  BOOST_TEST(fisher_exact({100'000, 0, 0, 100'000}) < 1e-300);
}

BOOST_AUTO_TEST_SUITE_END()
