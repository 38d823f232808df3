#include "pool.hpp"

#include "speech.hpp"

#include <fmt/format.h>

namespace winloop::bench {

namespace {

std::string criterion_id(int number) {
  return fmt::format("c{:02}", number + 1);
}

/// 60% are rated, most by one person, some by two or three.
std::size_t raters_of(Random& random) {
  const auto draw = random.unit();
  if (draw < 0.4) return 0;
  if (draw < 0.8) return 1;
  return draw < 0.95 ? 2 : 3;
}

}  // namespace

void fill_pool(store::Record& record, std::size_t count, int criteria) {
  static const std::vector<std::string> stages{"applied", "review", "screen", "hm-interview",
                                               "panel"};
  static const std::vector<std::string> raters{"Noor Haddad", "Priya Nair", "Tomasz Wren"};
  constexpr std::size_t at_once = 2000;
  const auto day = Date::parse("2026-03-02");
  Random random(11);
  store::Write write(record);
  std::vector<Rating> ratings;
  for (std::size_t number = 0; number < count; ++number) {
    Candidate candidate;
    candidate.id = fmt::format("person-{:07}", number + 1);
    candidate.name = fmt::format("Person Number {}", number + 1);
    candidate.stage = stages[random.below(stages.size())];
    candidate.added = day;
    write.add_candidate(candidate);
    for (int criterion = 0; criterion < criteria; ++criterion) {
      for (auto rater = raters_of(random); rater > 0; --rater) {
        ratings.push_back({candidate.id, criterion_id(criterion), raters[rater - 1],
                           1 + static_cast<int>(random.below(4)), "", day});
      }
    }
    if (number % at_once == at_once - 1 || number + 1 == count) {
      write.add_ratings(ratings);
      ratings.clear();
    }
  }
  write.commit();
}

std::string pool_spec(int criteria) {
  std::string text = "criteria:\n";
  for (int number = 0; number < criteria; ++number) {
    text += fmt::format("  - {{id: {}, name: Criterion {}, weight: {}{}}}\n", criterion_id(number),
                        number + 1, 1 + number % 5, number == 0 || number == 7 ? ", must: 2" : "");
  }
  return text;
}

}  // namespace winloop::bench
