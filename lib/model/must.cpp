#include <winloop/base/error.hpp>
#include <winloop/model/must.hpp>
#include <winloop/model/rating.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop {

double must_value(const Evidence& evidence, double written) {
  if (std::holds_alternative<FactRule>(evidence)) return 1;
  if (const auto* rule = std::get_if<NumberRule>(&evidence)) {
    const auto least = std::min(rule->from, rule->to);
    const auto most = std::max(rule->from, rule->to);
    if (!(written >= least && written <= most))
      throw bad_input(fmt::format("{}; expected a number from {} to {}", written, least, most));
    return value_under(*rule, {{rule->field, Fact(written)}}).value_or(0);
  }
  if (!(written >= lowest_level && written <= highest_level))
    throw bad_input(fmt::format("{}; expected a level from 1 to 4", written));
  return value_of_level(written);
}

}  // namespace winloop
