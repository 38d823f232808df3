#include "already_asked.hpp"

#include "phrases.hpp"
#include "terms.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/insight/amounts.hpp>

#include <array>

namespace winloop::insight {

namespace {

using namespace std::string_view_literals;

/// Words of our questions, folded (utf8::plain_words).
constexpr auto for_pay = std::array{"what would be right"sv,
                                    "the number"sv,
                                    "what number"sv,
                                    "which number"sv,
                                    "salary"sv,
                                    "pay"sv,
                                    "compensation"sv,
                                    "money"sv,
                                    "expect"sv,
                                    "expectation"sv,
                                    "expectations"sv,
                                    "package"sv,
                                    "figure"sv,
                                    "looking for"sv,
                                    "how much"sv,
                                    "what would it take"sv};
constexpr auto for_others = std::array{"your employer"sv, "would counter"sv, "counter"sv};
constexpr auto for_start = std::array{"notice"sv,          "could you start"sv, "can you start"sv,
                                      "would you start"sv, "how soon"sv,        "start date"sv,
                                      "first day"sv,       "available"sv,       "when could you"sv};
constexpr auto for_who_decides =
    std::array{"husband"sv,     "wife"sv,        "partner"sv,      "spouse"sv,
               "at home"sv,     "your family"sv, "talk it over"sv, "talked it over"sv,
               "who decides"sv, "decide with"sv, "decides with"sv, "who else needs"sv};

bool asks_for(Gap gap, const Asked& exchange) {
  const auto& question = exchange.question.words;
  const auto plain = utf8::plain_words(question);
  switch (gap) {
    case Gap::pay_expectation:
      return has_phrase(for_pay, plain) && parse_amount(exchange.answer.words, "").has_value();
    case Gap::competing:
      return has_phrase(for_others, plain) || speaks_of_others(question);
    case Gap::start_date:
      return has_phrase(for_start, plain);
    case Gap::who_decides:
      return has_phrase(for_who_decides, plain);
    default:
      return false;
  }
}

}  // namespace

std::optional<Asked> already_asked(const std::vector<AskedIn>& exchanges, Gap gap) {
  for (const auto& in : exchanges) {  // newest first, and of each conversation the last word
    for (auto one = in.asked.rbegin(); one != in.asked.rend(); ++one) {
      if (asks_for(gap, *one)) return *one;
    }
  }
  return std::nullopt;
}

}  // namespace winloop::insight
