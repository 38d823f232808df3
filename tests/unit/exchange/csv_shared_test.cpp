#include "support.hpp"
#include <winloop/exchange/candidates.hpp>
#include <winloop/exchange/csv.hpp>

#include <boost/test/unit_test.hpp>
#include <csv.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

using namespace winloop;
using namespace winloop::exchange;

BOOST_AUTO_TEST_SUITE(csv_shared)

BOOST_AUTO_TEST_CASE(csv_spectrum_reads_as_its_json_says) {
  const auto folder = test::shared_data() / "csv-spectrum";
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "csvs")) {
    BOOST_TEST_CONTEXT(entry.path().filename()) {
      const auto expected = nlohmann::json::parse(
          test::slurp(folder / "json" / entry.path().stem().replace_extension(".json")));
      const auto bytes = test::slurp(entry.path());
      const auto table = read_csv(bytes, entry.path().filename().string());
      BOOST_REQUIRE(!table.rows.empty());
      const auto& headings = table.rows.front().cells;
      auto found = nlohmann::json::array();
      for (std::size_t r = 1; r < table.rows.size(); ++r) {
        auto object = nlohmann::json::object();
        for (std::size_t c = 0; c < headings.size(); ++c) {
          object[headings[c]] = table.rows[r].cells.at(c);
        }
        found.push_back(object);
      }
      ++files;
      if (entry.path().stem() == "location_coordinates") {
        // Its JSON is one object with another phone number than its CSV: the rest must agree.
        BOOST_REQUIRE(found.size() == 1U);
        for (const auto* heading : {"Location Coordinates", "Cities", "Counties"}) {
          BOOST_TEST(found[0][heading] == expected[heading]);
        }
      } else {
        BOOST_TEST(found == expected);
      }
    }
  }
  BOOST_TEST(files == 12);
}

BOOST_AUTO_TEST_CASE(neutralised_payloads_come_back_from_a_spreadsheet) {
  std::istringstream lines(test::slurp(test::shared_data() / "csv-injection" / "csv-payload.txt"));
  std::string sheet = "name,payload,id\n";
  std::vector<std::string> payloads;
  for (std::string line; std::getline(lines, line);) {
    const bool evaluated = line.find_first_of("=+-@") == 0;
    const auto cell = (evaluated ? "'" : "") + line;
    std::string quoted(2 * cell.size() + 3, '\0');
    quoted.resize(csv_write(quoted.data(), quoted.size(), cell.data(), cell.size()));
    payloads.push_back(line);
    sheet += fmt::format("{0},{0},p{1}\n", quoted, payloads.size());
  }
  const auto read = read_candidates(sheet, "payloads.csv");
  BOOST_TEST(read.errors.empty());
  BOOST_REQUIRE(read.rows.size() == payloads.size());
  BOOST_TEST(payloads.size() >= 6U);
  for (std::size_t i = 0; i < payloads.size(); ++i) {
    BOOST_TEST(read.rows[i].candidate.name == payloads[i]);
    BOOST_TEST(to_string(read.rows[i].candidate.facts.at("payload")) == payloads[i]);
  }
}

BOOST_AUTO_TEST_CASE(every_warehouse_table_reads) {
  int files = 0;
  for (const auto* system : {"greenhouse", "lever"}) {
    const auto folder = test::shared_data() / "warehouse-seeds" / system;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() != ".csv") continue;
      BOOST_TEST_CONTEXT(entry.path().filename()) {
        const auto table = read_csv(test::slurp(entry.path()), entry.path().filename().string());
        const auto width = table.rows.at(0).cells.size();
        BOOST_TEST(width >= 2U);
        for (const auto& row : table.rows) BOOST_TEST(row.cells.size() == width);
        ++files;
      }
    }
  }
  BOOST_TEST(files >= 40);
}

BOOST_AUTO_TEST_CASE(candidates_of_greenhouse_and_lever) {
  const auto folder = test::shared_data() / "warehouse-seeds";
  const auto greenhouse =
      read_candidates(test::slurp(folder / "greenhouse" / "candidate.csv"), "candidate.csv");
  BOOST_TEST(greenhouse.errors.empty());
  BOOST_REQUIRE(!greenhouse.rows.empty());
  BOOST_TEST(greenhouse.rows[0].candidate.name == "Spongebob Squarepants");
  BOOST_TEST(greenhouse.rows[0].candidate.id == "21926020003");
  BOOST_TEST(to_string(greenhouse.rows[1].candidate.facts.at("company")) == "nowhere");
  const auto synced = std::find_if(greenhouse.columns.begin(), greenhouse.columns.end(),
                                   [](const auto& c) { return c.heading == "_fivetran_synced"; });
  BOOST_REQUIRE((synced != greenhouse.columns.end()));
  BOOST_TEST((synced->field == SheetField::ignored));
  BOOST_TEST(!synced->reason.empty());

  const auto lever =
      read_candidates(test::slurp(folder / "lever" / "opportunity.csv"), "opportunity.csv");
  BOOST_REQUIRE(lever.rows.size() >= 2U);
  BOOST_TEST(lever.rows[1].candidate.name == "abby the beagle");
  BOOST_TEST(lever.rows[1].candidate.source == "sourced");
  BOOST_TEST(to_string(lever.rows[1].candidate.facts.at("title")) == "Paytm");
}

BOOST_AUTO_TEST_SUITE_END()
