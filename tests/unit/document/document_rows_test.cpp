#include "samples.hpp"
#include <winloop/base/error.hpp>
#include <winloop/document/render.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace winloop;
using namespace winloop::document;

namespace {

Table every_kind() {
  Table table{.name = "all"};
  table.columns = {{.key = "text"},
                   {.key = "n", .kind = ColumnKind::integer},
                   {.key = "score", .kind = ColumnKind::number, .data_decimals = 4},
                   {.key = "exact", .kind = ColumnKind::number},
                   {.key = "share", .kind = ColumnKind::percent},
                   {.key = "on", .kind = ColumnKind::date},
                   {.key = "met", .kind = ColumnKind::boolean},
                   {.key = "range", .kind = ColumnKind::interval},
                   {.key = "tags", .kind = ColumnKind::list},
                   {.key = "seen", .show = Show::people}};
  table.add({"a,b", -3, 2.0 / 3, 0.1, 0.62, Date::parse("2026-03-04"), true, Interval{0.25, 1},
             std::vector<std::string>{"x", "y"}, "hidden"});
  table.add({});
  return table;
}

Document holding(Table table) {
  return Document{.kind = "test"}.add(std::move(table));
}

/// Counts where nothing is held.
class Counting : public RowSource {
 public:
  explicit Counting(std::size_t size) : size_(size) {}
  [[nodiscard]] std::size_t size() const override { return size_; }
  void fill(std::size_t row, std::span<Cell> cells) override {
    name_ = "person-" + std::to_string(row);
    cells[0] = std::string_view(name_);
    cells[1] = static_cast<std::int64_t>(row);
  }

 private:
  std::size_t size_;
  std::string name_;
};

/// As Counting, read by many at a time.
class CountedByMany : public Counting {
 public:
  explicit CountedByMany(std::size_t size) : Counting(size) {}
  [[nodiscard]] std::unique_ptr<RowSource> another() const override {
    return std::make_unique<CountedByMany>(size());
  }
};

/// Read by many, of whom one finds the record gone.
class FailingLate : public CountedByMany {
 public:
  explicit FailingLate(std::size_t size) : CountedByMany(size) {}
  void fill(std::size_t row, std::span<Cell> cells) override {
    if (row == 50'000) throw Error(ErrorKind::storage, "the record is gone");
    CountedByMany::fill(row, cells);
  }
  [[nodiscard]] std::unique_ptr<RowSource> another() const override {
    return std::make_unique<FailingLate>(size());
  }
};

Table counted(std::shared_ptr<RowSource> rows) {
  Table table{.name = "t", .columns = {{.key = "name"}, {.key = "n", .kind = ColumnKind::integer}}};
  table.rows = std::move(rows);
  return table;
}

std::string usage_error_of(const Document& document, Format format, const std::string& section) {
  try {
    render_to_string(document, format, {.section = section});
  } catch (const Error& error) {
    BOOST_TEST((error.kind() == ErrorKind::usage));
    return error.what();
  }
  return "nothing thrown";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(document_rows)

BOOST_AUTO_TEST_CASE(csv_writes_every_kind) {
  BOOST_TEST(render_to_string(holding(every_kind()), Format::csv) ==
             "text,n,score,exact,share,on,met,range_low,range_high,tags\n"
             "\"a,b\",-3,0.6667,0.1,0.62,2026-03-04,true,0.25,1,x; y\n"
             ",,,,,,,,,\n");
}

BOOST_AUTO_TEST_CASE(tsv_writes_every_kind) {
  BOOST_TEST(render_to_string(holding(every_kind()), Format::tsv) ==
             "text\tn\tscore\texact\tshare\ton\tmet\trange_low\trange_high\ttags\n"
             "a,b\t-3\t0.6667\t0.1\t0.62\t2026-03-04\ttrue\t0.25\t1\tx; y\n"
             "\t\t\t\t\t\t\t\t\t\n");
}

BOOST_AUTO_TEST_CASE(ndjson_writes_every_kind) {
  BOOST_TEST(render_to_string(holding(every_kind()), Format::ndjson) ==
             R"({"text":"a,b","n":-3,"score":0.6667,"exact":0.1,"share":0.62,"on":"2026-03-04",)"
             R"("met":true,"range":{"low":0.25,"high":1.0},"tags":["x","y"]})"
             "\n"
             R"({"text":null,"n":null,"score":null,"exact":null,"share":null,"on":null,)"
             R"("met":null,"range":null,"tags":null})"
             "\n");
}

BOOST_AUTO_TEST_CASE(numbers_read_back_and_are_never_guarded) {
  Table table{.name = "t"};
  table.columns = {{.key = "exact", .kind = ColumnKind::number},
                   {.key = "rounded", .kind = ColumnKind::number, .data_decimals = 3}};
  const std::vector<double> numbers{-1.5,   0.1 + 0.2, 1e300, -0.0004, 0.9996, 123456.7891,
                                    1e-300, -2,        4e15,  0.0005,  -0.0015};
  for (const double number : numbers) table.add({number, number});
  const auto rows = test::parse_csv(render_to_string(holding(table), Format::csv));
  const auto json = nlohmann::json::parse(render_to_string(holding(table), Format::json));
  BOOST_REQUIRE(rows.size() == numbers.size() + 1);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    BOOST_TEST(std::stod(rows[i + 1][0]) == numbers[i]);
    BOOST_TEST(std::fabs(std::stod(rows[i + 1][1]) - numbers[i]) <= 0.0005000001);
    BOOST_TEST(json["t"][i]["exact"].get<double>() == numbers[i]);
    BOOST_TEST(json["t"][i]["rounded"].get<double>() == std::stod(rows[i + 1][1]));
  }
}

BOOST_AUTO_TEST_CASE(six_places_without_zeros_at_the_end) {
  Table table{.name = "t",
              .columns = {{.key = "x", .kind = ColumnKind::number, .data_decimals = 6}}};
  for (const double number : {0.0, 1.0, 0.5, 0.000001, -0.000001, 0.1000004, 0.1000005, 0.999999,
                              0.9999996, -12.34, 0.01002, 0.100001})
    table.add({number});
  BOOST_TEST(render_to_string(holding(table), Format::csv) ==
             "x\n0\n1\n0.5\n0.000001\n-0.000001\n0.1\n0.100001\n0.999999\n1\n-12.34\n0.01002\n"
             "0.100001\n");
}

BOOST_AUTO_TEST_CASE(what_is_not_finite_is_missing) {
  Table table{.name = "t", .columns = {{.key = "x", .kind = ColumnKind::number}, {.key = "y"}}};
  table.add({std::numeric_limits<double>::quiet_NaN(), "a"});
  table.add({std::numeric_limits<double>::infinity(), "b"});
  BOOST_TEST(render_to_string(holding(table), Format::csv) == "x,y\n,a\n,b\n");
  BOOST_TEST(render_to_string(holding(table), Format::ndjson) ==
             "{\"x\":null,\"y\":\"a\"}\n{\"x\":null,\"y\":\"b\"}\n");
}

BOOST_AUTO_TEST_CASE(missing_and_empty_differ) {
  Table table{.name = "t", .columns = {{.key = "x"}, {.key = "y"}}};
  table.add({"", std::optional<double>{}});
  BOOST_TEST(render_to_string(holding(table), Format::csv) == "x,y\n\"\",\n");
}

BOOST_AUTO_TEST_CASE(one_table_is_chosen) {
  Document document{.kind = "test"};
  document.add(Table{.name = "first", .columns = {{.key = "a"}}});
  document.add(Bars{.name = "chart", .bars = {{.label = "x", .value = 0.5}}});
  BOOST_TEST(render_to_string(document, Format::csv) == "a\n");
  BOOST_TEST(render_to_string(document, Format::csv, {.section = "chart"}) ==
             "label,value,low,high,text\nx,0.5,,,\"\"\n");
  document.add(Table{.name = "second", .columns = {{.key = "b"}}});
  document.add(Table{.name = "seen", .columns = {{.key = "b"}}}, Show::people);
  BOOST_TEST(render_to_string(document, Format::ndjson, {.section = "second"}).empty());
  BOOST_TEST(
      usage_error_of(document, Format::csv, "") ==
      "csv holds one table and there are 3: first, chart, second; choose one with --section");
  BOOST_TEST(usage_error_of(document, Format::tsv, "frist") ==
             "no section \"frist\"; did you mean first?");
  BOOST_TEST(usage_error_of(Document{}, Format::ndjson, "").starts_with("there is no table here"));
}

BOOST_AUTO_TEST_CASE(tables_of_one_name_are_one) {
  Document document{.kind = "test"};
  for (const std::string heading : {"Ana", "Bo", "Cem"}) {
    Table table{.name = "ratings", .columns = {{.key = "level", .kind = ColumnKind::integer}}};
    if (heading != "Bo") table.add({static_cast<int>(heading.size())});
    if (heading == "Cem") table.add({4});
    document.add(Heading{.text = heading, .name = "people", .item = true});
    document.add(std::move(table));
  }
  BOOST_TEST(render_to_string(document, Format::csv) == "under,level\nAna,3\nCem,3\nCem,4\n");
  BOOST_TEST(render_to_string(document, Format::ndjson, {.section = "ratings"}) ==
             "{\"under\":\"Ana\",\"level\":3}\n{\"under\":\"Cem\",\"level\":3}\n"
             "{\"under\":\"Cem\",\"level\":4}\n");
  document.add(Table{.name = "other", .columns = {{.key = "b"}}});
  BOOST_TEST(usage_error_of(document, Format::csv, "") ==
             "csv holds one table and there are 2: ratings, other; choose one with --section");
}

BOOST_AUTO_TEST_CASE(json_and_csv_write_numbers_alike) {
  Table table{.name = "t", .columns = {{.key = "x", .kind = ColumnKind::number}}};
  // The first is one that Grisu2 does not find the shortest form of.
  for (const double number : {0.170751, 3.0 / 11, 1e-7, 1e22, 0.1, 5e-324}) table.add({number});
  BOOST_TEST(render_to_string(holding(table), Format::csv) ==
             "x\n0.170751\n0.2727272727272727\n1e-07\n1e+22\n0.1\n5e-324\n");
  BOOST_TEST(render_to_string(holding(table), Format::ndjson) ==
             "{\"x\":0.170751}\n{\"x\":0.2727272727272727}\n{\"x\":1e-07}\n{\"x\":1e+22}\n"
             "{\"x\":0.1}\n{\"x\":5e-324}\n");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_says_so) {
  BOOST_TEST(usage_error_of(Document{}, Format::xlsx, "") ==
             "there is no table here for xlsx to write; use text, md, html or json");
  BOOST_TEST(usage_error_of(Document{}, Format::eml, "") ==
             "eml is for messages, as follow-up drafts one; use text, md, html, csv, tsv, json, "
             "ndjson or xlsx");
}

BOOST_AUTO_TEST_CASE(european_csv_has_semicolons_and_decimal_commas) {
  auto table = every_kind();
  table.add({"a;b", 1, -0.5, 1e300, 0.5, Date::parse("2026-03-04"), false, Interval{0, 0.5},
             std::vector<std::string>{"x"}});
  BOOST_TEST(render_to_string(holding(table), Format::csv, {.dialect = Dialect::excel_eu}) ==
             "text;n;score;exact;share;on;met;range_low;range_high;tags\n"
             "\"a,b\";-3;0,6667;0,1;0,62;2026-03-04;true;0,25;1;\"x; y\"\n"
             ";;;;;;;;;\n"
             "\"a;b\";1;-0,5;1e+300;0,5;2026-03-04;false;0;0,5;x\n");
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_begins_csv_where_asked_for) {
  const Table table{.name = "t", .columns = {{.key = "a"}}};
  BOOST_TEST(render_to_string(holding(table), Format::csv, {.byte_order_mark = true}) ==
             "\xef\xbb\xbf"
             "a\n");
  BOOST_TEST(render_to_string(holding(table), Format::tsv, {.byte_order_mark = true}) == "a\n");
}

BOOST_AUTO_TEST_CASE(a_name_tells_the_format) {
  BOOST_TEST((format_for_file("a/b.CSV") == Format::csv));
  BOOST_TEST((format_for_file("b.jsonl") == Format::ndjson));
  BOOST_TEST((format_for_file("report.md") == Format::md));
  BOOST_CHECK_THROW(format_for_file("report.pdf"), Error);
  BOOST_CHECK_THROW(format_for_file("csv"), Error);
}

BOOST_AUTO_TEST_CASE(many_rows_stream) {
  constexpr std::size_t rows = 200'000;
  auto table = counted(std::make_shared<Counting>(rows));
  const auto document = holding(table);
  std::size_t lines = 0;
  std::size_t largest = 0;
  std::string tail;
  render(document, Format::csv, {}, [&](std::string_view block) {
    largest = std::max(largest, block.size());
    lines += static_cast<std::size_t>(std::count(block.begin(), block.end(), '\n'));
    tail = block.substr(block.size() - std::min<std::size_t>(block.size(), 40));
  });
  BOOST_TEST(lines == rows + 1);
  BOOST_TEST(largest <= 65'536U);
  BOOST_TEST(tail.ends_with("person-199999,199999\n"));
  BOOST_CHECK_THROW(table.add({1}), std::logic_error);
}

BOOST_AUTO_TEST_CASE(rows_read_by_many_come_in_order) {
  constexpr std::size_t rows = 100'001;
  const auto by_one = holding(counted(std::make_shared<Counting>(rows)));
  const auto by_many = holding(counted(std::make_shared<CountedByMany>(rows)));
  BOOST_TEST((render_to_string(by_many, Format::csv) == render_to_string(by_one, Format::csv)));
  BOOST_TEST((render_to_string(by_many, Format::tsv) == render_to_string(by_one, Format::tsv)));
}

BOOST_AUTO_TEST_CASE(what_one_of_many_throws_comes_out) {
  const auto failing = holding(counted(std::make_shared<FailingLate>(std::size_t{100'000})));
  std::string written;
  const auto sink = [&written](std::string_view block) { written += block; };
  BOOST_CHECK_THROW(render(failing, Format::csv, {}, sink), Error);
  const auto whole =
      render_to_string(holding(counted(std::make_shared<Counting>(100'000))), Format::csv);
  BOOST_TEST(whole.starts_with(written));
  const auto full = [](std::string_view) { throw Error(ErrorKind::storage, "disk full"); };
  BOOST_CHECK_THROW(
      render(holding(counted(std::make_shared<CountedByMany>(100'000))), Format::csv, {}, full),
      Error);
}

BOOST_AUTO_TEST_CASE(what_the_sink_throws_comes_out) {
  const auto failing = [](std::string_view) { throw Error(ErrorKind::storage, "disk full"); };
  BOOST_CHECK_THROW(render(holding(every_kind()), Format::csv, {}, failing), Error);
}

BOOST_AUTO_TEST_SUITE_END()
