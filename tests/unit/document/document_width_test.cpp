#include "samples.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/document/render.hpp>

#include <boost/test/unit_test.hpp>

#include <random>

using namespace winloop;
using namespace winloop::document;

namespace {

class Chance {
 public:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(engine_); }

  std::string text() {
    static const std::vector<std::string> pieces{"a",
                                                 "word",
                                                 " ",
                                                 " ",
                                                 "  ",
                                                 "Ōkafor",
                                                 "日本語",
                                                 "e\xcc\x81",
                                                 "👩\u200d🔬",
                                                 "\n",
                                                 "\x1b[1m",
                                                 "\t",
                                                 "\u202e",
                                                 "\u200b",
                                                 "שלום",
                                                 "\xff",
                                                 "https://example.org/a-long-one",
                                                 "ﷺ",
                                                 "-",
                                                 "\u0301",
                                                 "\r\n",
                                                 "\u00ad",
                                                 "\ufeff"};
    std::string all;
    for (int n = below(25); n > 0; --n) {
      all += pieces[static_cast<std::size_t>(below(static_cast<int>(pieces.size())))];
    }
    return all;
  }

 private:
  std::mt19937 engine_{20260304};  // NOLINT(cert-msc51-cpp): the same cases every time
};

Table random_table(Chance& chance, std::vector<std::string>& numbers) {
  Table table{.name = "t", .title = chance.text()};
  const int columns = 1 + chance.below(9);
  for (int i = 0; i < columns; ++i) {
    Column column{.key = "k" + std::to_string(i), .title = chance.text()};
    if (chance.below(3) == 0) column.kind = ColumnKind::integer;
    if (chance.below(5) == 0) column.overflow = Overflow::ellipsis;
    if (chance.below(5) == 0) column.min_width = chance.below(30);
    if (chance.below(5) == 0) column.max_width = chance.below(30);
    table.columns.push_back(column);
  }
  for (int row = chance.below(6); row > 0; --row) {
    std::vector<Value> values;
    for (const auto& column : table.columns) {
      if (column.kind == ColumnKind::integer) {
        const int number = 100'000 + chance.below(1'000'000);
        values.emplace_back(number);
        numbers.push_back(std::to_string(number));
      } else if (chance.below(6) == 0) {
        values.emplace_back(Missing{});
      } else {
        values.emplace_back(chance.text());
      }
    }
    table.add(std::move(values));
  }
  return table;
}

void check_width(const std::string& text, int width) {
  for (const auto& line : test::lines_of(text)) {
    if (utf8::width(line) > width) BOOST_ERROR("wider than " << width << ": " << line);
  }
  BOOST_CHECK(test::is_inert(text));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(document_width)

BOOST_AUTO_TEST_CASE(tables_keep_within_any_width_and_numbers_whole) {
  Chance chance;
  for (int i = 0; i < 300; ++i) {
    const int width = 24 + chance.below(90);
    std::vector<std::string> numbers;
    const auto table = random_table(chance, numbers);
    const auto text = render_to_string(Document{}.add(table), Format::text, {.width = width});
    check_width(text, width);
    for (const auto& number : numbers) {
      if (text.find(number) == std::string::npos) BOOST_ERROR("number cut: " << number);
    }
  }
}

BOOST_AUTO_TEST_CASE(all_blocks_keep_within_any_width) {
  Chance chance;
  for (int i = 0; i < 150; ++i) {
    const int width = 24 + chance.below(90);
    auto document = test::document_full_of(chance.text());
    for (const int level : {3, 4, 5, 6}) {
      document.add(Heading{.level = level, .text = chance.text()});
      document.add(Quote{.words = chance.text(), .who = chance.text()});
      document.add(Bars{.bars = {{.label = chance.text(), .value = 0.3, .text = chance.text()},
                                 {.label = "x", .interval = Interval{0.1, 0.9}}}});
      document.add(List{.items = {chance.text()}});
    }
    check_width(render_to_string(document, Format::text, {.width = width}), width);
    check_width(render_to_string(document, Format::text, {.width = width, .unicode = false}),
                width);
  }
}

BOOST_AUTO_TEST_CASE(an_id_is_broken_at_a_dash_when_nothing_else_gives_way) {
  Table table{.name = "t",
              .columns = {{.key = "id", .title = "Id"}, {.key = "n", .title = "Note"}}};
  table.add({"viktoria-ukasz-zaja-c", "calm in the worst of outages"});
  const auto at = [&](int width) {
    return render_to_string(Document{}.add(table), Format::text,
                            {.width = width, .unicode = false});
  };
  BOOST_TEST(at(40).find("viktoria-ukasz-zaja-c  calm in the worst") != std::string::npos);
  BOOST_TEST(at(32).find("viktoria-ukasz-zaja-c  calm in") != std::string::npos);
  BOOST_TEST(at(28).find("viktoria-ukasz-") != std::string::npos);
  BOOST_TEST(at(28).find("\nzaja-c") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_address_is_broken_after_its_at) {
  Table table{.name = "t",
              .columns = {{.key = "a", .title = "Name"}, {.key = "b", .title = "E-mail"}}};
  table.add({"Anaïs Lefèvre-Dupont of Lyon", "anais.ld@mail.example"});
  table.add({"Someone", "model:motivation/mission"});
  const auto text =
      render_to_string(Document{}.add(table), Format::text, {.width = 26, .unicode = false});
  BOOST_TEST(text.find("anais.ld@\n") != std::string::npos);
  BOOST_TEST(text.find("motivation/\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_word_is_lost_by_wrapping) {
  std::string words;
  for (int i = 0; i < 200; ++i) words += "w" + std::to_string(i * 7919) + " ";
  auto text = render_to_string(Document{}.add(Paragraph{words}), Format::text, {.width = 31});
  for (char& c : text) c = c == '\n' ? ' ' : c;
  BOOST_TEST(text == words);
}

BOOST_AUTO_TEST_SUITE_END()
