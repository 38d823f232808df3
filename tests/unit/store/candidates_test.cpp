#include "fixture.hpp"
#include <winloop/base/error.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

using namespace winloop;
using namespace winloop::test;

namespace {

struct People : RecordFixture {
  People() {
    store::Write write(record);
    Candidate ana;
    ana.id = "ana-ruiz";
    ana.name = "Ana Ruiz";
    ana.aliases = {"Ana", "Ana R."};
    ana.email = "Ana@Mail.example";
    ana.source = "referral";
    ana.stage = "applied";
    ana.added = day("2026-03-01");
    ana.facts = {{"years", 9.0}, {"location", std::string("Lisbon")}, {"empty", std::string()}};
    write.add_candidate(ana);
    write.commit();
    add("jo-okafor", "2026-03-03");
  }

  bool move(std::string_view id, std::string_view stage, std::string_view on) {
    store::Write write(record);
    const bool moved = write.move_candidate(id, stage, day(on), "why");
    write.commit();
    return moved;
  }

  std::string stage_on(std::string_view on) {
    return store::candidate(record, "ana-ruiz", day(on)).stage;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(candidates)

BOOST_FIXTURE_TEST_CASE(names_of_a_few_and_of_who_shares_them, People) {
  store::Write write(record);
  Candidate other;
  other.id = "ana-ruiz-2";
  other.name = "Ana Ruiz";
  other.stage = "applied";
  other.added = day("2026-03-05");
  write.add_candidate(other);
  write.commit();
  const auto ids_of = [&](const std::set<std::string>& ids, std::string_view on) {
    std::string all;
    for (const auto& one : store::namesakes(record, ids, day(on))) all += one.id + " ";
    return all;
  };
  BOOST_TEST(ids_of({"ana-ruiz"}, "2026-03-05") == "ana-ruiz ana-ruiz-2 ");
  BOOST_TEST(ids_of({"ana-ruiz"}, "2026-03-04") == "ana-ruiz ");
  BOOST_TEST(ids_of({"jo-okafor"}, "2026-03-05") == "jo-okafor ");
  BOOST_TEST(ids_of({"", "nobody"}, "2026-03-05") == "");
}

BOOST_FIXTURE_TEST_CASE(read_back_as_written, People) {
  const auto all = store::candidates(record, day("2026-03-03"));
  BOOST_REQUIRE(all.size() == 2U);
  const auto& ana = all[0];
  BOOST_TEST(ana.name == "Ana Ruiz");
  BOOST_TEST((ana.aliases == std::vector<std::string>{"Ana", "Ana R."}));
  BOOST_TEST(ana.email == "Ana@Mail.example");
  BOOST_TEST(ana.source == "referral");
  BOOST_TEST(std::get<double>(ana.facts.at("years")) == 9);
  BOOST_TEST(std::get<std::string>(ana.facts.at("location")) == "Lisbon");
  BOOST_TEST(std::get<std::string>(ana.facts.at("empty")).empty());
  const auto one = store::candidate(record, "ana-ruiz", day("2026-03-03"));
  BOOST_TEST((one.facts == ana.facts));
  BOOST_TEST((one.aliases == ana.aliases));
  BOOST_TEST(
      (store::ids_with_email(record, "ana@mail.EXAMPLE") == std::vector<std::string>{"ana-ruiz"}));
  BOOST_TEST(store::candidates(record, day("2026-03-02")).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(an_unknown_id_comes_with_near_ones, People) {
  try {
    store::candidate(record, "ana-ruis", day("2026-03-03"));
    BOOST_ERROR("found");
  } catch (const Error& error) {
    BOOST_TEST(std::string(error.what()).find("ana-ruiz") != std::string::npos);
    BOOST_TEST((error.kind() == ErrorKind::bad_input));
  }
  BOOST_CHECK_THROW(store::candidate(record, "jo-okafor", day("2026-03-02")), Error);
}

BOOST_FIXTURE_TEST_CASE(addresses_are_compared_without_case_in_any_script, People) {
  {
    store::Write write(record);
    auto jo = store::candidate(record, "jo-okafor", day("2026-03-03"));
    jo.email = "ärger@mail.example";
    write.update_candidate(jo);
    write.commit();
  }
  BOOST_TEST((store::ids_with_email(record, "ÄRGER@mail.example") ==
              std::vector<std::string>{"jo-okafor"}));
  BOOST_TEST(store::ids_with_email(record, "").empty());
}

BOOST_FIXTURE_TEST_CASE(nobody_is_no_error_to_who_only_asks, People) {
  BOOST_TEST(store::find_candidate(record, "ana-ruiz").has_value());
  BOOST_TEST(!store::find_candidate(record, "ana-ruis").has_value());
}

BOOST_FIXTURE_TEST_CASE(a_move_of_an_earlier_day_is_where_the_next_one_comes_from, People) {
  BOOST_TEST(move("ana-ruiz", "panel", "2026-03-10"));
  BOOST_TEST(move("ana-ruiz", "offer", "2026-03-20"));
  BOOST_TEST(move("ana-ruiz", "screen", "2026-03-05"));
  const auto moves = store::stage_moves(record, day("2026-03-30"), "ana-ruiz");
  BOOST_REQUIRE(moves.size() == 4U);
  BOOST_TEST(moves[1].from == "applied");
  BOOST_TEST(moves[2].from == "screen");
  BOOST_TEST(moves[3].from == "panel");
}

BOOST_FIXTURE_TEST_CASE(the_stage_is_that_of_the_day, People) {
  BOOST_TEST(move("ana-ruiz", "panel", "2026-03-10"));
  BOOST_TEST(!move("ana-ruiz", "panel", "2026-03-11"));
  BOOST_TEST(stage_on("2026-03-09") == "applied");
  BOOST_TEST(stage_on("2026-03-10") == "panel");
  // Entered late, dated earlier: history, not the present.
  BOOST_TEST(move("ana-ruiz", "screen", "2026-03-05"));
  BOOST_TEST(stage_on("2026-03-07") == "screen");
  BOOST_TEST(stage_on("2026-03-12") == "panel");
  BOOST_CHECK_THROW(move("ana-ruiz", "offer", "2026-02-01"), Error);
  const auto moves = store::stage_moves(record, day("2026-03-20"), "ana-ruiz");
  BOOST_REQUIRE(moves.size() == 3U);
  BOOST_TEST(moves[0].from.empty());
  BOOST_TEST(moves[1].to == "screen");
  BOOST_TEST(moves[2].to == "panel");
  BOOST_TEST(moves[2].why == "why");
  for (const auto on : {"2026-03-04", "2026-03-07", "2026-03-20"}) {
    const auto all = store::candidates(record, day(on));
    const auto table = store::read_candidate_table(record, day(on));
    BOOST_REQUIRE(table.size() == all.size());
    for (std::size_t at = 0; at < all.size(); ++at) {
      BOOST_TEST(table.row(at) == all[at].row);
      BOOST_TEST(table.id(at) == all[at].id);
      BOOST_TEST(table.name(at) == all[at].name);
      BOOST_TEST(table.stage(at) == all[at].stage);
      BOOST_TEST(all[at].stage == store::candidate(record, all[at].id, day(on)).stage);
    }
  }
  BOOST_TEST(store::read_candidate_table(record, day("2026-03-01")).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(updating_replaces_what_may_change, People) {
  auto ana = store::candidate(record, "ana-ruiz", day("2026-03-03"));
  ana.name = "Ana Ruiz Lopez";
  ana.aliases = {"ALR"};
  ana.facts = {{"years", 10.0}};
  ana.stage = "offer";
  {
    store::Write write(record);
    write.update_candidate(ana);
    write.commit();
  }
  const auto now = store::candidate(record, "ana-ruiz", day("2026-03-03"));
  BOOST_TEST(now.name == "Ana Ruiz Lopez");
  BOOST_TEST((now.aliases == std::vector<std::string>{"ALR"}));
  BOOST_TEST(now.facts.size() == 1U);
  BOOST_TEST(now.stage == "applied");
  BOOST_TEST(record.verify().empty());
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_a_candidate_is_refused, People) {
  store::Write write(record);
  Candidate good;
  good.name = "N";
  good.stage = "applied";
  for (const auto* id : {"", "Ana", "a b", "a--b", "ana-ruiz", "é"}) {
    auto wrong = good;
    wrong.id = id;
    BOOST_CHECK_THROW(write.add_candidate(wrong), Error);
  }
  auto nameless = good;
  nameless.id = "x";
  nameless.name = " ";
  BOOST_CHECK_THROW(write.add_candidate(nameless), Error);
}

/// More than are read on one connection.
BOOST_FIXTURE_TEST_CASE(a_table_of_many_is_read_in_their_order, People) {
  constexpr std::size_t many = 140'000;
  {
    store::Write write(record);
    Candidate one;
    one.stage = "applied";
    one.added = day("2026-03-04");
    for (std::size_t i = 0; i < many; ++i) {
      one.id = "person-" + std::to_string(i);
      one.name = "Person " + std::to_string(i);
      write.add_candidate(one);
    }
    write.commit();
  }
  const auto table = store::read_candidate_table(record, day("2026-03-04"));
  BOOST_REQUIRE(table.size() == many + 2);
  std::size_t differ = 0;
  for (std::size_t i = 0; i < many; ++i) {
    const auto number = std::to_string(i);
    const bool same = table.id(i + 2) == "person-" + number &&
                      table.name(i + 2) == "Person " + number && table.stage(i + 2) == "applied" &&
                      table.row(i + 2) == i + 3;
    differ += same ? 0 : 1;
  }
  BOOST_TEST(differ == 0U);
  BOOST_TEST(store::read_candidate_table(record, day("2026-03-03")).size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
