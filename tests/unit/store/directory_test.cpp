#include "fixture.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/store/as_of.hpp>
#include <winloop/store/directory.hpp>
#include <winloop/store/templates.hpp>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>
#include <unistd.h>

using namespace winloop;
using namespace winloop::test;
using store::SearchDirectory;

namespace {

struct Folder {
  TemporaryFolder folder;
  std::filesystem::path search = folder.path / "lead";
  SearchDirectory::Files files{store::filled_template("search", {{"role", "Lead"}}),
                               store::filled_template("spec"), "record.db-journal\n"};
};

unsigned mode_of(const std::filesystem::path& path) {
  struct stat info {};
  BOOST_REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_mode & 0777U;
}

ErrorKind refused_kind(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.kind();
  }
  return ErrorKind::partial;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(directory)

BOOST_FIXTURE_TEST_CASE(a_new_search_is_for_its_owner_alone, Folder) {
  const auto made = SearchDirectory::create(search, files);
  BOOST_TEST(mode_of(search) == 0700U);
  BOOST_TEST(mode_of(made.candidates()) == 0700U);
  for (const auto& file : {made.search(), made.spec(), made.record(), search / ".gitignore"}) {
    BOOST_TEST(mode_of(file) == 0600U);
  }
  BOOST_TEST(slurp(made.search()) == files.search_yaml);
}

BOOST_FIXTURE_TEST_CASE(nothing_is_overwritten, Folder) {
  std::filesystem::create_directory(search);
  write_file(search / "spec.yaml", "mine");
  BOOST_TEST(
      (refused_kind([&] { SearchDirectory::create(search, files); }) == ErrorKind::bad_input));
  BOOST_TEST(slurp(search / "spec.yaml") == "mine");
  BOOST_TEST(!std::filesystem::exists(search / "record.db"));
}

BOOST_FIXTURE_TEST_CASE(found_by_option_then_environment_then_upward, Folder) {
  const auto other = folder.path / "other";
  SearchDirectory::create(search, files);
  SearchDirectory::create(other, files);
  const auto below = search / "candidates" / "deeper";
  std::filesystem::create_directories(below);
  BOOST_TEST(SearchDirectory::find(std::nullopt, std::nullopt, below).path() == search);
  BOOST_TEST(SearchDirectory::find(std::nullopt, other, below).path() == other);
  BOOST_TEST(SearchDirectory::find(search, other, folder.path).path() == search);
  BOOST_TEST((refused_kind([&] {
                SearchDirectory::find(std::nullopt, std::nullopt, folder.path);
              }) == ErrorKind::no_search));
  BOOST_TEST((refused_kind([&] { SearchDirectory::find(folder.path, std::nullopt, search); }) ==
              ErrorKind::no_search));
}

BOOST_FIXTURE_TEST_CASE(what_a_search_keeps_is_known_by_every_path, Folder) {
  const auto made = SearchDirectory::create(search, files);
  std::filesystem::create_directory_symlink(search, folder.path / "door");
  std::filesystem::create_directory_symlink(made.candidates(), folder.path / "people");
  std::filesystem::create_symlink(made.record(), folder.path / "list.csv");
  std::filesystem::create_hard_link(made.spec(), folder.path / "bar.md");
  for (const auto& kept :
       {made.record(), made.spec(), made.lexicon(), made.live_notes(), made.candidate("ana"),
        search / "record.db-journal", search / "." / "candidates" / ".." / "search.yaml",
        folder.path / "door" / "lexicon.yaml", folder.path / "people" / "ana.yaml",
        folder.path / "list.csv", folder.path / "bar.md"}) {
    BOOST_TEST(made.keeps(kept), kept);
  }
  for (const auto& free : {search / "report.html", folder.path / "record.db",
                           folder.path / "spec.yaml", folder.path / "door" / "ranking.csv"}) {
    BOOST_TEST(!made.keeps(free), free);
  }
  for (const auto& inside :
       {search / "report.html", folder.path / "people" / "x", folder.path / "list.csv"}) {
    BOOST_REQUIRE(SearchDirectory::around(inside).has_value());
    BOOST_TEST(std::filesystem::equivalent(SearchDirectory::around(inside)->path(), search));
  }
  BOOST_TEST(!SearchDirectory::around(folder.path / "x").has_value());
}

BOOST_FIXTURE_TEST_CASE(somebody_elses_search_is_refused, Folder) {
  SearchDirectory::create(search, files);
  if (::geteuid() != 0) return;  // only root can give a folder away
  constexpr uid_t nobody = 65534;
  BOOST_REQUIRE(::chown(search.c_str(), nobody, nobody) == 0);
  BOOST_TEST((refused_kind([&] { SearchDirectory::find(search, std::nullopt, search); }) ==
              ErrorKind::no_search));
}

BOOST_FIXTURE_TEST_CASE(everything_as_of_a_day_comes_together, Folder) {
  const auto made = SearchDirectory::create(search, files);
  auto record = store::Record::open(made.record(), store::Access::write);
  {
    store::Write write(record);
    Candidate ana;
    ana.id = "ana";
    ana.name = "Ana";
    ana.stage = "applied";
    ana.added = day("2026-03-01");
    write.add_candidate(ana);
    write.move_candidate("ana", "screen", day("2026-03-05"), "why");
    write.add_spec_version("text", "Jo", day("2026-03-01"), "first");
    write.add_review({day("2026-03-06"), {"Jo", "Mo"}, "notes"});
    write.commit();
  }
  write_file(made.candidate("ana"), "offer_story: Yes.\n");
  write_file(made.candidates() / ".ana.yaml.swp.yaml", "{");
  const auto then = store::read_as_of(made, record, day("2026-03-04"));
  BOOST_TEST(then.search.role == "Lead");
  BOOST_TEST(then.spec.criteria.size() == 2U);
  BOOST_TEST(then.candidates.at(0).stage == "applied");
  BOOST_TEST(then.moves.size() == 1U);
  BOOST_TEST(then.reviews.empty());
  BOOST_TEST(then.judgements.at("ana").offer_story == "Yes.");
  const auto later = store::read_as_of(made, record, day("2026-03-06"));
  BOOST_TEST(later.candidates.at(0).stage == "screen");
  BOOST_TEST((later.reviews.at(0).with == std::vector<std::string>{"Jo", "Mo"}));

  write_file(made.candidate("anna"), "offer_story: Yes.\n");
  BOOST_TEST((refused_kind([&] { store::read_as_of(made, record, day("2026-03-06")); }) ==
              ErrorKind::bad_input));
}

BOOST_AUTO_TEST_SUITE_END()
