#include "pay.hpp"

#include <winloop/base/utf8.hpp>
#include <winloop/insight/talk.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace winloop::insight {

namespace {

using namespace std::string_view_literals;

/// Where a sentence goes on to something else. A comma alone joins figures too.
constexpr auto joints =
    std::array{", and "sv, ", but "sv, ", so "sv, ", plus "sv, ", or i"sv, ", i"sv,
               ", let"sv,  "; "sv,     " but "sv, " and i"sv,  " while "sv};
/// Whole words, folded (utf8::plain_words).
constexpr auto another_offers =
    std::array{"offered me"sv,       "offering me"sv,       "they offer"sv,     "they've offered"sv,
               "they're offering"sv, "their offer"sv,       "another offer"sv,  "other offer"sv,
               "offer from"sv,       "counteroffer"sv,      "counter-offer"sv,  "came back with"sv,
               "signed with"sv,      "they'd pay"sv,        "they would pay"sv, "they'd give me"sv,
               "been offered"sv,     "they would give me"sv};
constexpr auto as_now = std::array{
    "i'm on"sv,     "i am on"sv,    "i'm at"sv,      "i am at"sv,      "now"sv,    "current"sv,
    "currently"sv,  "i make"sv,     "i earn"sv,      "i get"sv,        "i have"sv, "today"sv,
    "my base is"sv, "i'm making"sv, "i'm earning"sv, "at the moment"sv};
constexpr auto as_expected = std::array{
    "less than"sv, "at least"sv, "expect"sv,  "expecting"sv, "looking for"sv, "looking at"sv,
    "need"sv,      "want"sv,     "would"sv,   "i'd"sv,       "say yes"sv,     "minimum"sv,
    "hoping"sv,    "hope for"sv, "floor"sv,   "let's say"sv, "ask for"sv,     "asking for"sv,
    "should be"sv, "target"sv,   "wouldn't"sv};

template <typename List>
bool says_one(const List& phrases, std::string_view words) {
  const auto plain = " " + utf8::plain_words(words) + " ";
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    return plain.find(" " + std::string(phrase) + " ") != std::string::npos;
  });
}

/// A stretch that speaks of one thing, folded.
std::vector<std::string> parts_of(std::string_view quote) {
  std::vector<std::string> result;
  for (const auto sentence : sentences(quote)) {
    std::string rest = utf8::fold(sentence);
    while (!rest.empty()) {
      auto end = rest.size();
      for (const auto joint : joints) end = std::min(end, rest.find(joint, 1));
      result.push_back(rest.substr(0, end));
      rest.erase(0, end);
    }
  }
  return result;
}

/// Which of its parts a figure is taken from.
enum class Taken { where_said, where_not_said_otherwise };

class Parts {
 public:
  Parts(const Search& search, const Signal& signal)
      : search_(search), parts_(parts_of(signal.quote)) {
    const bool had_figure = has_figure();
    std::erase_if(parts_, [](const std::string& part) { return says_one(another_offers, part); });
    only_another_offer_ = had_figure && !has_figure();
  }

  [[nodiscard]] bool only_another_offer() const { return only_another_offer_; }

  [[nodiscard]] Figured figure(std::string_view category, Taken taken) const {
    const bool now = category == "current";
    for (const bool said : {true, false}) {
      if (!said && taken == Taken::where_said) break;
      for (const auto& part : parts_) {
        const bool own = now ? says_one(as_now, part) : says_one(as_expected, part);
        const bool other = now ? says_one(as_expected, part) : says_one(as_now, part);
        if (said ? !own || (now && other) : other) continue;
        if (auto amount = amount_in(part)) return placed(*amount);
      }
    }
    return {};
  }

 private:
  [[nodiscard]] std::optional<Amount> amount_in(std::string_view part) const {
    return parse_amount(part, search_.pay ? search_.pay->currency : "");
  }

  [[nodiscard]] bool has_figure() const {
    return std::any_of(parts_.begin(), parts_.end(),
                       [this](const auto& part) { return amount_in(part).has_value(); });
  }

  [[nodiscard]] Figured placed(const Amount& amount) const {
    Figured result{amount, {}};
    if (search_.pay) result.place = place_in(*search_.pay, amount);
    return result;
  }

  const Search& search_;
  std::vector<std::string> parts_;
  bool only_another_offer_ = false;
};

bool is_of_pay(std::string_view category) {
  return category == "expectation" || category == "current";
}

}  // namespace

Figured figure_out(const Search& search, const Signal& signal) {
  if (!is_of_pay(signal.category)) return {};
  return Parts(search, signal).figure(signal.category, Taken::where_not_said_otherwise);
}

Figured figure_beside(const Search& search, const Signal& signal, std::string_view category) {
  if (!is_of_pay(signal.category)) return {};
  return Parts(search, signal).figure(category, Taken::where_said);
}

bool is_another_offer(const Signal& signal) {
  return is_of_pay(signal.category) && Parts({}, signal).only_another_offer();
}

}  // namespace winloop::insight
