// libFuzzer target for the files that people write: spreadsheets of candidates, spec.yaml,
// judgements, scorecards, reviews, a lexicon.yaml, and the query of `find`. The first byte chooses
// which.
#include "through_readers.hpp"
#include <winloop/exchange/candidates.hpp>
#include <winloop/signal/lexicon.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/query.hpp>

#include <array>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace winloop;

std::string read_as(std::size_t choice, std::string_view text) {
  const Date today{std::chrono::year{2026} / 3 / 1};
  switch (choice) {
    case 0:
      for (const auto& row : exchange::read_candidates(text, "fuzz.csv").rows) {
        if (!utf8::valid(row.candidate.name)) return "a name that is no UTF-8";
      }
      return {};
    case 1:
      (void)store::read_spec(text, "spec.yaml");
      return {};
    case 2:
      (void)store::parse_judgement(text, "ana-ruiz.yaml", "ana-ruiz");
      return {};
    case 3:
      (void)store::parse_scorecard(text, "scorecard.yaml", today);
      return {};
    case 4:
      (void)store::parse_review(text, "review.yaml", today);
      return {};
    case 5:
      (void)signal::Lexicon::parse(text, "lexicon.yaml");
      return {};
    default:
      (void)store::match_expression(store::parse_query(text));
      return {};
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t readers = 7;
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (!test::complaint([&] { return read_as(data[0] % readers, text); }).empty()) std::abort();
  return 0;
}
