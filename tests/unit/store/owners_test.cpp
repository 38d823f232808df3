#include "fixture.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

// Who owns a commitment, as the view `commitments` says it: kept by each write for what it touches.

namespace {

using namespace winloop;
using namespace winloop::test;

struct Promised : RecordFixture {
  Promised() { add("ana-ruiz"); }

  store::Captured promise(const std::string& words) {
    auto capture = capture_of({"Good morning.", words}, "ana-ruiz");
    capture.signals = {noticed(capture, 1, words, SignalKind::commitment, "other")};
    return keep(capture);
  }

  static Search with_colleague(const std::string& name) {
    Search search;
    Person colleague;
    colleague.name = name;
    colleague.role = Role::hiring_manager;
    search.people = {colleague};
    return search;
  }

  /// In the order in which they were captured.
  [[nodiscard]] std::vector<std::string> owners() const {
    SQLite::Database view((folder.path / "record.db").string());
    SQLite::Statement rows(view, "SELECT owner FROM commitments ORDER BY conversation");
    std::vector<std::string> found;
    while (rows.executeStep()) found.push_back(rows.getColumn(0).getString());
    return found;
  }
};

}  // namespace

using Owners = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(owners)

BOOST_FIXTURE_TEST_CASE(whoever_is_named_by_the_search_that_is_known, Promised) {
  record.know_search(with_colleague("Cy Lund"));
  promise("Bo will ring you tomorrow.");
  promise("Cy will ring you tomorrow.");
  BOOST_TEST((owners() == Owners{"Recruiter (Guest)", "Cy Lund"}));
}

BOOST_FIXTURE_TEST_CASE(what_was_written_without_a_search_is_made_good_by_the_next_who_knows_one,
                        Promised) {
  promise("Cy will ring you tomorrow.");
  BOOST_TEST((owners() == Owners{"Recruiter (Guest)"}));
  auto knows = store::Record::open(folder.path / "record.db", store::Access::write);
  knows.know_search(with_colleague("Cy Lund"));
  const auto move = [&](const char* stage) {
    store::Write write(knows);
    write.move_candidate("ana-ruiz", stage, day("2026-03-05"), "");
    write.commit();
  };
  move("screen");
  BOOST_TEST((owners() == Owners{"Cy Lund"}));
  promise("Cy will send you the plan tomorrow.");
  BOOST_TEST((owners() == Owners{"Cy Lund", "Recruiter (Guest)"}));
  move("panel");
  BOOST_TEST((owners() == Owners{"Cy Lund", "Cy Lund"}));
}

BOOST_FIXTURE_TEST_CASE(other_names_in_the_search_change_all, Promised) {
  record.know_search(with_colleague("Cy Lund"));
  promise("Cy will ring you tomorrow.");
  promise("Bo will ring you tomorrow.");
  record.know_search(with_colleague("Bo Berg"));
  add("jo-okafor");
  BOOST_TEST((owners() == Owners{"Recruiter (Guest)", "Bo Berg"}));
}

BOOST_FIXTURE_TEST_CASE(another_name_of_the_candidate_changes_theirs, Promised) {
  record.know_search(with_colleague("Cy Lund"));
  promise("Annie will send us her references tomorrow.");
  BOOST_TEST((owners() == Owners{"Recruiter (Guest)"}));
  auto ana = store::candidate(record, "ana-ruiz", day("2026-03-04"));
  ana.aliases = {"Annie"};
  store::Write write(record);
  write.update_candidate(ana);
  write.commit();
  BOOST_TEST((owners() == Owners{"Name of ana-ruiz"}));
}

BOOST_AUTO_TEST_SUITE_END()
