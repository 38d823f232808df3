// Properties over random cells and random bytes; the seed is fixed.
#include <winloop/base/error.hpp>
#include <winloop/exchange/candidates.hpp>
#include <winloop/exchange/csv.hpp>

#include <boost/test/unit_test.hpp>
#include <csv.h>
#include <rapidcheck/boost_test.h>

#include <cstdlib>

using namespace winloop;
using namespace winloop::exchange;

namespace {

struct FixedSeed {
  FixedSeed() { ::setenv("RC_PARAMS", "seed=20260304 max_success=300", 0); }
};

/// Text of pieces that mean something to CSV.
std::string drawn_text(int most_pieces) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(
      static_cast<std::size_t>(*rc::gen::inRange(0, most_pieces)),
      rc::gen::element<std::string>(",", ";", "\t", "\"", "\n", "\r\n", "\r", " ", "'", "=", "a",
                                    "ü", "\"\"", "name", "@"));
  std::string text;
  for (const auto& piece : pieces) text += piece;
  return text;
}

std::string as_csv(const std::string& cell) {
  std::string result(2 * cell.size() + 3, '\0');
  result.resize(csv_write(result.data(), result.size(), cell.data(), cell.size()));
  return result;
}

}  // namespace

BOOST_TEST_GLOBAL_FIXTURE(FixedSeed);

BOOST_AUTO_TEST_SUITE(csv_roundtrip)

RC_BOOST_PROP(what_libcsv_writes_comes_back, ()) {
  const char delimiter = *rc::gen::element(',', ';', '\t');
  const std::string end = *rc::gen::element<std::string>("\n", "\r\n", "\r");
  std::vector<std::vector<std::string>> rows(static_cast<std::size_t>(*rc::gen::inRange(1, 6)));
  const auto columns = static_cast<std::size_t>(*rc::gen::inRange(1, 5));
  std::string bytes;
  for (auto& row : rows) {
    for (std::size_t c = 0; c < columns; ++c) {
      if (c > 0) bytes += delimiter;
      row.push_back(drawn_text(6));
      bytes += as_csv(row.back());
    }
    bytes += end;
  }
  const auto table = read_csv(bytes, "f", delimiter);
  RC_ASSERT(table.rows.size() == rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) RC_ASSERT(table.rows[r].cells == rows[r]);
}

RC_BOOST_PROP(any_text_is_read_or_refused, ()) {
  const auto text = drawn_text(60);
  try {
    const auto sheet = read_candidates("name,email\n" + text, "f");
    int previous = 1;
    for (const auto& row : sheet.rows) {
      RC_ASSERT(row.line > previous);
      previous = row.line;
    }
  } catch (const Error& error) {
    RC_ASSERT(error.kind() == ErrorKind::bad_input);
  }
}

RC_BOOST_PROP(any_bytes_are_read_or_refused, ()) {
  const auto bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
  try {
    read_candidates(bytes, "f");
    read_csv(bytes, "f");
  } catch (const Error& error) {
    RC_ASSERT(error.kind() == ErrorKind::bad_input);
  }
}

BOOST_AUTO_TEST_SUITE_END()
