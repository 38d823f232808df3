#include "fixture.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/templates.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using namespace winloop::test;

namespace {

struct Written {
  TemporaryFolder folder;

  std::filesystem::path file(std::string_view text, std::string_view name = "f.yaml") const {
    write_file(folder.path / name, text);
    return folder.path / name;
  }
};

/// What is refused, from the file's own name on.
std::string refusal_in_file(const std::function<void()>& action) {
  const std::string message = test::refusal(action);
  const auto at = message.find("f.yaml");
  return message.substr(at == std::string::npos ? 0 : at);
}

std::string refused_spec(const std::string& criterion) {
  return refusal_in_file(
      [&] { store::read_spec("criteria:\n  - {id: a, " + criterion + "}\n", "f.yaml"); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(files)

BOOST_FIXTURE_TEST_CASE(a_whole_search, Written) {
  const auto search = store::read_search(file(R"(
role: Platform lead
team: Platform
opened: 2026-01-12
hiring_manager: {name: Henrike V, aliases: [Henrike], email: h@x.example}
recruiter: {name: Duarte}
panel:
  - Ngozi Balewa
  - {name: Rui, aliases: Ruizinho}
stages: [applied, panel, offer]
cadence: {review_days: 5}
compensation: {currency: EUR, base: [95000, 118000], equity: 0.1%}
story: Why.
consent: per-conversation
)"));
  BOOST_TEST(search.role == "Platform lead");
  BOOST_TEST((search.opened == day("2026-01-12")));
  BOOST_REQUIRE(search.people.size() == 4U);
  BOOST_TEST(person_with(search, Role::hiring_manager)->aliases.at(0) == "Henrike");
  BOOST_TEST(search.people[2].name == "Ngozi Balewa");
  BOOST_TEST((search.people[2].role == Role::interviewer));
  BOOST_TEST(search.people[3].aliases.at(0) == "Ruizinho");
  BOOST_TEST((search.stages == std::vector<std::string>{"applied", "panel", "offer"}));
  BOOST_TEST(search.cadence.review == 5);
  BOOST_TEST(search.cadence.calibrate == 14);
  BOOST_TEST(search.pay.value().high == 118000);
  BOOST_TEST((search.consent == Consent::per_conversation));
}

BOOST_FIXTURE_TEST_CASE(what_is_wrong_in_a_search_is_named_with_its_place, Written) {
  const auto refused = [&](std::string_view text) {
    return refusal_in_file([&] { store::read_search(file(text)); });
  };
  BOOST_TEST(refused("team: x\n") == "f.yaml:1:1: \"role\" is missing");
  BOOST_TEST(refused("role: x\nhireing_manager: y\n")
                 .starts_with("f.yaml:2:1: no key \"hireing_manager\""));
  BOOST_TEST(refused("role: x\nhireing_manager: y\n").find("hiring_manager") != std::string::npos);
  BOOST_TEST(refused("role: x\nrecruiter:\n  name: Rui\n  email: rui at x.example\n") ==
             "f.yaml:4:10: \"rui at x.example\" is no e-mail address; expected one as "
             "rui@company.example");
  BOOST_TEST(refused("role: x\nstages: [applied, Panel]\n").starts_with("f.yaml:2:19:"));
  BOOST_TEST(refused("role: x\nstages: [a, reneged]\n").find("an exit") != std::string::npos);
  BOOST_TEST(
      refused("role: x\ncompensation: {currency: EUR, base: [2, 1]}\n").starts_with("f.yaml:2:"));
  BOOST_TEST(
      refused("role: x\ncompensation: {currency: eur, base: [1, 2]}\n").starts_with("f.yaml:2:"));
  BOOST_TEST(
      refused("role: x\ncompensation: {currency: EUR, base: [95.000, 125.000]}\n") ==
      "f.yaml:2:38: \"95.000\"; expected a whole amount without points, commas or blanks, as "
      "95000");
  for (const auto* base : {"[95.5, 125.25]", "[95 000, 125 000]", "[95'000, 1]", "[1e5, 2e5]",
                           "[-1, 2]", "[95,000, 125,000]", "['', 1]"}) {
    const auto why =
        refused(fmt::format("role: x\ncompensation: {{currency: EUR, base: {}}}\n", base));
    BOOST_TEST(why.starts_with("f.yaml:2:3"), why);
    BOOST_TEST(why.find("95000") != std::string::npos, why);
  }
  BOOST_TEST(refused("role: x\ncadence: {review_days: 0}\n").starts_with("f.yaml:2:24:"));
  BOOST_TEST(refused("role: x\nrecruiter: Jo\npanel: [JO]\n").find("named twice") !=
             std::string::npos);
  BOOST_TEST(refused("role: x\nconsent: maybe\n").find("recorded-on-call") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_whole_spec) {
  const auto spec = store::read_spec(R"(
unknown: worst
raters: adjusted
criteria:
  - id: craft
    name: Craft
    weight: 3
    must: 3
    levels: {1: no, 3: yes}
  - {id: years, fact: years >= 5, must: met}
  - id: place
    fact: location in [Lisbon, Porto]
  - {id: notice, number: {field: weeks, from: 12, to: 2}, must: 7, weight: 0.5}
)",
                                     "spec.yaml");
  BOOST_TEST((spec.unknown == UnknownPolicy::worst));
  BOOST_TEST((spec.raters == RaterPolicy::adjusted));
  BOOST_REQUIRE(spec.criteria.size() == 4U);
  BOOST_TEST(spec.criteria[0].must.value() == 2.0 / 3, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(spec.criteria[0].anchors[2] == "yes");
  BOOST_TEST(spec.criteria[1].must.value() == 1);
  BOOST_TEST(spec.criteria[1].name == "years");
  BOOST_TEST(spec.criteria[1].weight == 1);
  BOOST_TEST(std::get<FactRule>(spec.criteria[2].evidence).values.size() == 2U);
  BOOST_TEST(spec.criteria[3].must.value() == 0.5);
  BOOST_TEST(std::get<NumberRule>(spec.criteria[3].evidence).from == 12);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_in_a_spec_is_named_with_its_place) {
  BOOST_TEST(refused_spec("must: 5") == "f.yaml:2:19: 5; expected a level from 1 to 4");
  BOOST_TEST(refused_spec("must: met").starts_with("f.yaml:2:19:"));
  BOOST_TEST(refused_spec("fact: years >= 5, must: 3").find("must: met") != std::string::npos);
  BOOST_TEST(refused_spec("fact: years").find("is not a rule") != std::string::npos);
  BOOST_TEST(refused_spec("number: {field: a, from: 1, to: 1}").starts_with("f.yaml:2:"));
  BOOST_TEST(refused_spec("number: {field: a, from: 1, to: 3}, must: 4").find("from 1 to 3") !=
             std::string::npos);
  BOOST_TEST(refused_spec("fact: a > 1, number: {field: a, from: 1, to: 3}").find("not both") !=
             std::string::npos);
  BOOST_TEST(refused_spec("weight: -1").find("below 0") != std::string::npos);
  BOOST_TEST(refused_spec("weight: 0").find("above 0") != std::string::npos);
  BOOST_TEST(refused_spec("levels: {5: x}").starts_with("f.yaml:2:"));
  BOOST_TEST(refused_spec("wieght: 1").find("weight") != std::string::npos);
  BOOST_TEST(refusal_in_file([] {
               store::read_spec("criteria:\n  - {id: A b}\n", "f.yaml");
             }).find("as a-b") != std::string::npos);
  BOOST_TEST(refusal_in_file([] {
               store::read_spec("criteria:\n  - {id: a}\n  - {id: a}\n", "f.yaml");
             }).starts_with("f.yaml:3:10: the criterion \"a\" again"));
  BOOST_TEST(refusal_in_file([] {
               store::read_spec("unknown: mean\ncriteria: [{id: a}]\n", "f.yaml");
             }).find("pool-mean") != std::string::npos);
  BOOST_TEST(refusal_in_file([] {
               store::read_spec("raters: median\ncriteria: [{id: a}]\n", "f.yaml");
             }).find("averaged, adjusted") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_judgement_may_hold_anything_or_nothing, Written) {
  const auto whole = store::read_judgement(file(R"(
argument: {why_them: a, could_lose_them: b, citing: [x, "y: z"]}
offer_story: c
autopsy: {stated: d, cause: late-surprise, quote: e, lesson: f}
)",
                                                "ana-ruiz.yaml"));
  BOOST_TEST(whole.candidate == "ana-ruiz");
  BOOST_TEST(whole.argument.value().citing.at(1) == "y: z");
  BOOST_TEST((whole.autopsy.value().cause == LossCause::late_surprise));
  const auto empty = store::read_judgement(file(store::filled_template("candidate"), "jo.yaml"));
  BOOST_TEST(!empty.argument.has_value());
  BOOST_TEST(!empty.autopsy.has_value());
  const auto keys_only =
      store::read_judgement(file("argument:\n  why_them:\nautopsy:\n", "jo.yaml"));
  BOOST_TEST(!keys_only.argument.has_value());
  BOOST_TEST(refusal_in_file([&] {
               store::read_judgement(file("autopsy: {cause: slow}\n"));
             }).find("slow-follow-up") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_scorecard_gives_ratings_in_its_order, Written) {
  const auto card = store::read_scorecard(
      file("candidate: ana\nby: Rui\nratings:\n  craft: {level: 4, note: n}\n  own: 2\n  cost:\n"),
      day("2026-03-09"));
  const auto& ratings = card.ratings;
  BOOST_REQUIRE(ratings.size() == 2U);
  BOOST_TEST(to_string(card.by).ends_with("f.yaml:2:5"));
  BOOST_TEST(to_string(card.criteria.at(1)).ends_with("f.yaml:5:3"));
  BOOST_TEST(ratings[0].criterion == "craft");
  BOOST_TEST(ratings[0].level == 4);
  BOOST_TEST(ratings[0].note == "n");
  BOOST_TEST(ratings[1].level == 2);
  BOOST_TEST((ratings[1].on == day("2026-03-09")));
  BOOST_TEST(refusal_in_file([&] {
               store::read_scorecard(file("candidate: a\nby: b\non: 2027-03-09\nratings: {c: 4}\n"),
                                     day("2026-03-09"));
             }).starts_with("f.yaml:3:5: on 2027-03-09 comes after 2026-03-09"));
  BOOST_TEST(refusal_in_file([&] {
               store::read_scorecard(file("candidate: a\nby: b\nratings: {c: 5}\n"),
                                     day("2026-03-09"));
             }).starts_with("f.yaml:3:14: \"5\"; expected a whole number from 1 to 4"));
  BOOST_CHECK_THROW(
      store::read_scorecard(file(store::filled_template("scorecard")), day("2026-03-09")), Error);
}

BOOST_FIXTURE_TEST_CASE(a_whole_review, Written) {
  const auto review = store::read_review(file(R"(
on: 2026-02-06
with: [Henrike, Duarte]
decisions: [{candidate: ana, decision: advance, next: panel, owner: D, due: 2026-02-10}]
recalls: [{candidate: ana, by: Henrike, said: [autonomy, team-fit], words: w}]
commitments:
  - {candidate: ana, quote: "I'll send it", status: kept, on: 2026-02-04}
  - {what: Call, kind: exec-call, owner: H, due: 2026-02-11}
notes: n
)"),
                                         day("2026-03-09"));
  BOOST_TEST((review.note.on == day("2026-02-06")));
  BOOST_TEST(review.note.with.size() == 2U);
  BOOST_TEST((review.decisions.at(0).decision == DecisionKind::advance));
  BOOST_TEST((review.decisions.at(0).on == day("2026-02-06")));
  BOOST_TEST(review.recalls.at(0).said.at(1) == "team-fit");
  BOOST_TEST(review.commitments.at(0).quote == "I'll send it");
  BOOST_TEST((review.commitments.at(0).commitment.settled == day("2026-02-04")));
  BOOST_TEST(review.commitments.at(1).commitment.what == "Call");
  BOOST_TEST((review.commitments.at(1).commitment.due == day("2026-02-11")));
  BOOST_TEST(!review.commitments.at(1).commitment.settled.has_value());
  const auto refused = [&](std::string_view text) {
    return refusal_in_file([&] { store::read_review(file(text), day("2026-03-09")); });
  };
  BOOST_TEST(refused("recalls: [{candidate: a, said: [autonmy]}]").find("autonomy") !=
             std::string::npos);
  BOOST_TEST(refused("on: 2026-03-10").find("f.yaml:1:5: on 2026-03-10 comes after 2026-03-09") !=
             std::string::npos);
  BOOST_TEST(refused("on: 2026-03-02\ncommitments: [{what: w, status: kept, on: 2027-03-01}]")
                 .find("f.yaml:2:43: on 2027-03-01 comes after 2026-03-09") != std::string::npos);
  BOOST_TEST(refused("on: 2026-03-02\ndecisions: [{candidate: a, decision: hold, due: 2026-03-01}]")
                 .find("due 2026-03-01 comes before the review, 2026-03-02") != std::string::npos);
  BOOST_TEST(refused("commitments: [{candidate: a}]").find("one of them") != std::string::npos);
  BOOST_TEST(refused("decisions: [{candidate: a}]").find("\"decision\" is missing") !=
             std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(the_templates_read_as_they_are, Written) {
  const auto search = store::read_search(file(store::filled_template(
      "search", {{"role", "Lead: \"platform\""}, {"manager", "Jo #1 O'Hara"}})));
  BOOST_TEST(search.role == "Lead: \"platform\"");
  BOOST_TEST(person_with(search, Role::hiring_manager)->name == "Jo #1 O'Hara");
  BOOST_TEST(search.stages == default_stages());
  const auto nobody =
      store::read_search(file(store::filled_template("search", {{"role", "Lead"}})));
  BOOST_TEST(nobody.people.empty());
  const auto spec_text = store::filled_template("spec");
  BOOST_TEST(spec_text.starts_with("# yaml-language-server: $schema=/"));
  BOOST_TEST(store::read_spec(spec_text, "spec.yaml").criteria.size() == 2U);
  BOOST_TEST(store::read_review(file(store::filled_template("review")), day("2026-03-09"))
                 .decisions.empty());
  BOOST_CHECK_THROW(store::filled_template("nothing"), Error);
}

BOOST_FIXTURE_TEST_CASE(what_the_templates_show_in_comments_reads_too, Written) {
  // Every commented line that is YAML, uncommented: what a user gets who takes the # away.
  const auto uncommented = [](std::string text) {
    std::string out;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      const auto mark = line.find_first_not_of(' ');
      const bool yaml =
          mark != std::string::npos && line[mark] == '#' && mark + 1 < line.size() &&
          (line[mark + 1] != ' ' || line.find("#    ") == mark || line.find("#  ") == mark) &&
          line.find("yaml-language-server") == std::string::npos;
      if (yaml) line.erase(mark, 1);
      out += line + "\n";
    }
    return out;
  };
  const auto judgement =
      store::read_judgement(file(uncommented(store::filled_template("candidate")), "ana.yaml"));
  BOOST_TEST(judgement.argument.value().citing.size() == 1U);
  BOOST_TEST((judgement.autopsy.value().cause == LossCause::slow_follow_up));
  BOOST_TEST(judgement.offer_story == "You said that ...\n");
  const auto spec = store::read_spec(uncommented(store::filled_template("spec")), "spec.yaml");
  BOOST_TEST(spec.criteria.size() == 4U);
  const auto ratings =
      store::read_scorecard(file(uncommented(store::filled_template(
                                "scorecard", {{"candidate", "ana"}, {"rater", "Rui"}}))),
                            day("2026-03-09"))
          .ratings;
  BOOST_TEST(ratings.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
