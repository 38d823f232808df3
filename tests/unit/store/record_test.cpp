#include "fixture.hpp"
#include <winloop/base/error.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/find.hpp>
#include <winloop/store/reading.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <future>
#include <iterator>

using namespace winloop;
using namespace winloop::test;
using store::Access;
using store::Record;

namespace {

template <typename Action>
ErrorKind refused_kind(Action&& action) {
  try {
    action();
  } catch (const Error& error) {
    BOOST_TEST_MESSAGE(error.what());
    return error.kind();
  }
  return ErrorKind::partial;
}

store::OpenOptions impatient(Access access) {
  store::OpenOptions options;
  options.access = access;
  options.busy_timeout = std::chrono::milliseconds{20};
  return options;
}

int newest() {
  return store::shipped_migrations().back().number;
}

std::vector<store::Migration> with_one_more(std::string_view sql) {
  const auto shipped = store::shipped_migrations();
  std::vector<store::Migration> migrations(shipped.begin(), shipped.end());
  migrations.push_back({newest() + 1, "9999-test.sql", sql});
  return migrations;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(record)

BOOST_FIXTURE_TEST_CASE(a_reading_shows_one_state_however_much_is_read, RecordFixture) {
  add("ana");
  auto other = Record::open(record.path(), impatient(Access::write));
  std::int64_t state = 0;
  {
    const store::Reading reading(record);
    state = reading.state();
    BOOST_TEST(store::candidate_ids(record).size() == 1U);
    store::Write write(other);
    Candidate joe;
    joe.id = joe.name = "joe";
    joe.stage = "applied";
    joe.added = day("2026-03-01");
    write.add_candidate(joe);
    BOOST_TEST((refused_kind([&] { write.commit(); }) == ErrorKind::busy));
    const store::Reading inner(record);
    BOOST_TEST(store::read_candidate_table(record, day("2026-03-01")).size() == 1U);
    BOOST_TEST(inner.state() == state);
  }
  BOOST_TEST(store::Reading(record).state() == state);
  store::Write write(other);
  write.move_candidate("ana", "panel", day("2026-03-02"));
  write.commit();
  BOOST_TEST(store::Reading(record).state() != state);
}

BOOST_AUTO_TEST_CASE(of_several_who_make_it_at_once_one_does) {
  const TemporaryFolder folder;
  const auto path = folder.path / "record.db";
  std::vector<std::future<bool>> makers;
  for (int i = 0; i < 8; ++i) {
    makers.push_back(std::async(std::launch::async, [&path] {
      try {
        Record::create(path);
        return true;
      } catch (const Error& error) {
        if (error.kind() != ErrorKind::bad_input) throw;
        return false;
      }
    }));
  }
  const auto made =
      std::count_if(makers.begin(), makers.end(), [](auto& one) { return one.get(); });
  BOOST_TEST(made == 1);
  BOOST_TEST(Record::open(path, Access::read).verify().empty());
  const std::filesystem::directory_iterator files(folder.path);
  BOOST_TEST(std::distance(begin(files), end(files)) == 1);
}

BOOST_FIXTURE_TEST_CASE(is_set_up_as_promised, RecordFixture) {
  BOOST_TEST(record.schema_version() == newest());
  BOOST_TEST(record.verify().empty());
  const SQLite::Database plain((folder.path / "record.db").string());
  for (const auto& [pragma, value] :
       {std::pair{"journal_mode", "delete"}, std::pair{"page_size", "4096"}}) {
    SQLite::Statement asked(plain, fmt::format("PRAGMA {}", pragma));
    BOOST_REQUIRE(asked.executeStep());
    BOOST_TEST(asked.getColumn(0).getString() == value);
  }
  SQLite::Statement lax(
      plain,
      "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 0 "
      "AND schema = 'main' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'utterance_words%'");
  BOOST_REQUIRE(lax.executeStep());
  BOOST_TEST(lax.getColumn(0).getInt() == 0);
}

BOOST_FIXTURE_TEST_CASE(is_made_whole_and_never_over_another_file, TemporaryFolder) {
  { const auto made = Record::create(path / "record.db"); }
  BOOST_TEST((refused_kind([&] { Record::create(path / "record.db"); }) == ErrorKind::bad_input));
  const std::filesystem::directory_iterator entries(path);
  BOOST_TEST(std::distance(begin(entries), end(entries)) == 1);
}

BOOST_FIXTURE_TEST_CASE(one_writer_at_a_time_and_readers_beside_it, RecordFixture) {
  add("ana");
  auto other = Record::open(folder.path / "record.db", impatient(Access::write));
  auto reader = Record::open(folder.path / "record.db", impatient(Access::read));
  store::Write write(record);
  write.add_conversation(capture_of({"Hello."}, "ana"));
  BOOST_TEST((refused_kind([&] { const store::Write second(other); }) == ErrorKind::busy));
  BOOST_TEST(store::conversations(reader, day("2026-12-31")).empty());
  write.commit();
  BOOST_TEST(store::conversations(reader, day("2026-12-31")).size() == 1U);
  BOOST_TEST((refused_kind([&] { const store::Write none(reader); }) == ErrorKind::usage));
}

BOOST_FIXTURE_TEST_CASE(declined_words_are_nowhere_in_the_record, RecordFixture) {
  add("ana");
  store::Capture declined;
  declined.candidate = "ana";
  declined.on = day("2026-03-04");
  declined.file = "a.vtt";
  declined.consent = ConsentAnswer::declined;
  declined.original = store::prepare_original({});
  auto of_another_file = declined;
  of_another_file.file = "b.vtt";
  auto given = capture_of({"Hello."}, "ana");
  given.file = "a.vtt";
  given.kind = declined.kind;
  given.on = declined.on;
  store::Write write(record);
  const auto first = write.add_conversation(declined);
  BOOST_TEST(!write.holds(of_another_file));
  BOOST_TEST(!write.add_conversation(of_another_file).already);
  BOOST_TEST(write.add_conversation(declined).already);
  BOOST_TEST(write.add_conversation(given).conversation == first.conversation);  // nobody asked
  given.consent = ConsentAnswer::given;
  BOOST_TEST((refused_kind([&] { write.add_conversation(given); }) == ErrorKind::bad_input));
  auto other = capture_of({"Words."}, "ana");
  write.add_conversation(other);
  declined.kind = other.kind;
  declined.on = other.on;
  declined.declined_hash = other.original.hash;
  BOOST_TEST((refused_kind([&] { write.add_conversation(declined); }) == ErrorKind::bad_input));
  write.commit();
  const auto kept = store::conversations(record, day("2026-12-31"));
  BOOST_REQUIRE(kept.size() == 3U);
  const auto& fact = kept[kept[0].row == first.conversation ? 0 : 1];
  BOOST_TEST((fact.consent == ConsentAnswer::declined));
  BOOST_TEST(fact.utterances == 0);
  BOOST_TEST((refused_kind([&] { store::read_original(record, first.conversation); }) ==
              ErrorKind::bad_input));
  BOOST_TEST(slurp(folder.path / "record.db").find("Hello.") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_newer_or_foreign_file_is_refused_and_left_alone, RecordFixture) {
  const auto file = folder.path / "record.db";
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
  const auto bytes = slurp(file);
  for (const auto access : {Access::read, Access::write}) {
    BOOST_TEST((refused_kind([&] { Record::open(file, access); }) == ErrorKind::storage));
  }
  BOOST_TEST((slurp(file) == bytes));

  const auto foreign = folder.path / "foreign.db";
  SQLite::Database(foreign.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE t (a)");
  BOOST_TEST((refused_kind([&] { Record::open(foreign, Access::write); }) == ErrorKind::storage));
  const auto text = folder.path / "text.db";
  { std::ofstream(text) << std::string(5000, 'x'); }
  BOOST_TEST((refused_kind([&] { Record::open(text, Access::read); }) == ErrorKind::storage));
  const auto empty = folder.path / "empty.db";
  { const std::ofstream made(empty); }
  BOOST_TEST((refused_kind([&] { Record::open(empty, Access::read); }) == ErrorKind::storage));
  BOOST_TEST((refused_kind([&] { Record::open(folder.path / "none.db", Access::read); }) ==
              ErrorKind::storage));
}

BOOST_FIXTURE_TEST_CASE(an_older_record_is_brought_up_to_date_also_to_be_read, RecordFixture) {
  const auto migrations = with_one_more("CREATE TABLE later (a INTEGER) STRICT;");
  auto options = impatient(Access::read);
  options.migrations = migrations;
  const auto newer = Record::open(folder.path / "record.db", options);
  BOOST_TEST(newer.schema_version() == newest() + 1);
  BOOST_TEST((refused_kind([&] { Record::open(folder.path / "record.db", Access::write); }) ==
              ErrorKind::storage));
}

BOOST_AUTO_TEST_CASE(history_that_an_older_version_kept_is_put_right) {
  const TemporaryFolder folder;
  const auto path = folder.path / "record.db";
  auto options = impatient(Access::write);
  options.migrations = store::shipped_migrations().first(6);
  Record::create(path, options);
  {
    SQLite::Database plain(path.string(), SQLite::OPEN_READWRITE);
    plain.exec(
        "INSERT INTO candidate (id, name, stage, stage_since, added) VALUES ('ana', 'Ana', "
        "'offer', "
        "'2026-03-09', '2026-03-01');"
        "INSERT INTO stage_move (candidate, from_stage, to_stage, day) VALUES "
        "(1, '', 'applied', '2026-03-01'), (1, 'applied', 'offer', '2026-03-09'), "
        "(1, 'applied', 'screen', '2026-03-05');"
        "INSERT INTO commitment (candidate, kind, owner, owner_role, what, made, status, settled) "
        "VALUES (1, 'other', 'Jo', 'recruiter', 'Call', '2026-03-02', 'kept', '2026-03-04');");
  }
  const auto record = Record::open(path, Access::write);
  const auto moves = store::stage_moves(record, day("2026-03-10"));
  BOOST_REQUIRE(moves.size() == 3U);
  BOOST_TEST(moves[0].from.empty());
  BOOST_TEST(moves[1].from == "applied");
  BOOST_TEST(moves[2].from == "screen");
  const auto promise = store::commitments(record, day("2026-03-10")).at(0);
  BOOST_TEST((promise.status == CommitmentStatus::kept));
  BOOST_TEST((promise.settled == day("2026-03-04")));
}

BOOST_FIXTURE_TEST_CASE(a_migration_that_fails_changes_nothing, RecordFixture) {
  const auto migrations =
      with_one_more("CREATE TABLE later (a INTEGER) STRICT; SELECT no_such_function();");
  auto options = impatient(Access::write);
  options.migrations = migrations;
  BOOST_TEST((refused_kind([&] { Record::open(folder.path / "record.db", options); }) ==
              ErrorKind::storage));
  const auto again = Record::open(folder.path / "record.db", Access::read);
  BOOST_TEST(again.schema_version() == newest());
  BOOST_TEST(again.verify().empty());
}

BOOST_FIXTURE_TEST_CASE(can_be_read_where_nothing_can_be_written, RecordFixture) {
  add("ana");
  keep(capture_of({"Hello."}, "ana"));
  ::chmod((folder.path / "record.db").c_str(), 0400);
  ::chmod(folder.path.c_str(), 0500);
  const pid_t child = ::fork();
  if (child == 0) {
    // Root may write anywhere, so the child becomes somebody else who is let in to read.
    int result = 1;
    try {
      if (::geteuid() == 0) {
        constexpr uid_t nobody = 65534;
        if (::chown(folder.path.c_str(), nobody, nobody) != 0 ||
            ::chown((folder.path / "record.db").c_str(), nobody, nobody) != 0 ||
            ::setuid(nobody) != 0) {
          std::_Exit(2);
        }
      }
      const auto reader = Record::open(folder.path / "record.db", Access::read);
      result = store::conversations(reader, day("2026-12-31")).size() == 1 ? 0 : 3;
      if (!Record::open(folder.path / "record.db", Access::write).verify().empty()) result = 5;
    } catch (const std::exception&) {
      result = 4;
    }
    std::_Exit(result);
  }
  int status = 0;
  BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
  BOOST_TEST(WEXITSTATUS(status) == 0);
  ::chmod(folder.path.c_str(), 0700);
}

BOOST_FIXTURE_TEST_CASE(a_killed_writer_leaves_the_record_as_it_was_to_readers_too, RecordFixture) {
  add("ana");
  keep(capture_of(std::vector<std::string>(300, "Before."), "ana"));
  const auto file = folder.path / "record.db";
  const pid_t child = ::fork();
  if (child == 0) {
    // A small cache: changed pages reach the file before the commit, as in a long capture.
    SQLite::Database own(file.string(), SQLite::OPEN_READWRITE);
    own.exec("PRAGMA cache_size = 5; BEGIN IMMEDIATE");
    own.exec("UPDATE utterance SET text = text || hex(zeroblob(1000)); DELETE FROM derived_length");
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
  BOOST_TEST(WIFSIGNALED(status));
  BOOST_TEST(std::filesystem::file_size(file.string() + "-journal") > 4096U);
  const auto reader = Record::open(file, Access::read);
  BOOST_TEST(store::find(reader, "before", {.as_of = day("2026-12-31")}).total == 300U);
  const auto writer = Record::open(file, Access::write);
  BOOST_TEST(writer.verify().empty());
}

BOOST_FIXTURE_TEST_CASE(a_full_disk_leaves_the_record_as_it_was, RecordFixture) {
  add("ana");
  keep(capture_of({"Before."}, "ana"));
  const auto file = folder.path / "record.db";
  const auto size = std::filesystem::file_size(file);
  const pid_t child = ::fork();
  if (child == 0) {
    // A limit on the size of files stands in for the full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{size + 8192, size + 8192};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto kind = refused_kind([&] {
      auto own = Record::open(file, Access::write);
      store::Write write(own);
      for (int number = 0; number < 20; ++number) {
        write.add_conversation(
            capture_of(std::vector<std::string>(200, fmt::format("Line {}.", number)), "ana"));
      }
      write.commit();
    });
    std::_Exit(kind == ErrorKind::storage ? 0 : 1);
  }
  int status = 0;
  BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
  BOOST_TEST(WEXITSTATUS(status) == 0);
  const auto after = Record::open(file, Access::write);
  BOOST_TEST(store::conversations(after, day("2026-12-31")).size() == 1U);
  BOOST_TEST(after.verify().empty());
}

BOOST_FIXTURE_TEST_CASE(merging_the_index_changes_no_answer, RecordFixture) {
  add("ana");
  for (int number = 0; number < 30; ++number) {
    keep(capture_of({"Hello there.", fmt::format("Line {}.", number)}, "ana"));
  }
  const auto before =
      store::find(record, "hello OR line", {.as_of = day("2026-12-31"), .limit = 0});
  record.optimize();
  const auto after = store::find(record, "hello OR line", {.as_of = day("2026-12-31"), .limit = 0});
  BOOST_TEST(before.total == 60U);
  BOOST_REQUIRE(after.hits.size() == before.hits.size());
  for (std::size_t at = 0; at < before.hits.size(); ++at) {
    BOOST_TEST(before.hits[at].utterance == after.hits[at].utterance);
    BOOST_TEST(*before.hits[at].score == *after.hits[at].score);
  }
  BOOST_TEST(record.verify().empty());
}

BOOST_FIXTURE_TEST_CASE(values_that_were_never_written_are_damage_not_bad_input, RecordFixture) {
  add("ana");
  auto capture = capture_of({"Hello there."}, "ana");
  capture.signals = {noticed(capture, 0, "Hello", SignalKind::motivation, "growth")};
  keep(capture);
  for (const auto* sql : {"UPDATE signal SET kind = 'x'", "UPDATE signal SET quote_size = 99",
                          "UPDATE signal SET quote_from = -1", "UPDATE utterance SET speaker = 9",
                          "UPDATE conversation SET day = '1999-99-99'"}) {
    const auto copy = folder.path / "copy.db";
    std::filesystem::copy_file(folder.path / "record.db", copy,
                               std::filesystem::copy_options::overwrite_existing);
    SQLite::Database(copy.string(), SQLite::OPEN_READWRITE).exec(sql);
    const auto damaged = Record::open(copy, Access::read);
    BOOST_TEST((refused_kind([&] { store::signals(damaged, {.as_of = day("2026-12-31")}); }) ==
                ErrorKind::storage));
  }
}

BOOST_FIXTURE_TEST_CASE(damage_is_found, RecordFixture) {
  add("ana");
  keep(capture_of({"Hello there.", "Yes."}, "ana"));
  const auto spoiled = [&](const std::string& sql) {
    const auto copy = folder.path / "copy.db";
    std::filesystem::copy_file(folder.path / "record.db", copy,
                               std::filesystem::copy_options::overwrite_existing);
    SQLite::Database(copy.string(), SQLite::OPEN_READWRITE).exec(sql);
    return Record::open(copy, Access::write).verify().size();
  };
  BOOST_TEST(spoiled("SELECT 1") == 0U);
  BOOST_TEST(spoiled("UPDATE utterance SET text = 'Hello here.' WHERE text LIKE 'Hello%'") == 1U);
  BOOST_TEST(spoiled("UPDATE derived_length SET words = zeroblob(4)") == 1U);
  BOOST_TEST(spoiled("UPDATE original SET frame = zeroblob(20)") == 1U);
  BOOST_TEST(spoiled("UPDATE original SET hash = 'x'") == 1U);
  BOOST_TEST(spoiled("DELETE FROM derived_column") == 1U);
  BOOST_TEST(spoiled("PRAGMA foreign_keys = OFF; DELETE FROM candidate") >= 2U);
}

BOOST_AUTO_TEST_SUITE_END()
