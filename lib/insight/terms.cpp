#include "terms.hpp"

#include "phrases.hpp"
#include "telling.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/insight/amounts.hpp>
#include <winloop/insight/heard.hpp>
#include <winloop/insight/talk.hpp>

#include <algorithm>
#include <array>

namespace winloop::insight {

namespace {

using namespace std::string_view_literals;

/// Whole words and runs of them, folded (utf8::plain_words).
constexpr auto of_pay = std::array{
    "salary"sv,         "salaries"sv,     "pay"sv,           "pays"sv,        "pay package"sv,
    "better package"sv, "compensation"sv, "comp"sv,          "bonus"sv,       "bonuses"sv,
    "equity"sv,         "stock"sv,        "stock options"sv, "unvested"sv,    "my shares"sv,
    "strike price"sv,   "sign-on"sv,      "on signing"sv,    "wage"sv,        "wages"sv,
    "money"sv,          "earn"sv,         "earning"sv,       "base salary"sv, "base is"sv,
    "the base"sv,       "base now"sv,     "day rate"sv,      "the band"sv};
constexpr auto of_others = std::array{"offered"sv,
                                      "another offer"sv,
                                      "other offer"sv,
                                      "other offers"sv,
                                      "an offer from"sv,
                                      "counteroffer"sv,
                                      "counter-offer"sv,
                                      "another company"sv,
                                      "other company"sv,
                                      "other companies"sv,
                                      "another firm"sv,
                                      "other firm"sv,
                                      "other firms"sv,
                                      "another process"sv,
                                      "other process"sv,
                                      "other processes"sv,
                                      "another role"sv,
                                      "other roles"sv,
                                      "other interviews"sv,
                                      "other conversations"sv,
                                      "other options"sv,
                                      "interviewing with"sv,
                                      "interviewing at"sv,
                                      "elsewhere"sv,
                                      "talking to anyone"sv,
                                      "talking to anybody"sv,
                                      "talking to others"sv,
                                      "talking to other"sv,
                                      "talking with others"sv,
                                      "also talking"sv,
                                      "in talks"sv,
                                      "anyone else"sv,
                                      "anybody else"sv,
                                      "nobody else"sv,
                                      "no one else"sv,
                                      "who else"sv,
                                      "else in the picture"sv,
                                      "final round"sv,
                                      "last round with"sv,
                                      "final stage"sv,
                                      "the onsite"sv,
                                      "an onsite"sv,
                                      "their onsite"sv,
                                      "the on-site"sv,
                                      "recruiters"sv,
                                      "headhunters"sv,
                                      "headhunter"sv,
                                      "shopping around"sv,
                                      "on the market"sv,
                                      "looking around"sv,
                                      "signed with"sv};
/// Of ours or of others.
constexpr auto of_offers = std::array{"offer"sv, "offers"sv};
/// Who employs them now, and what such people do when somebody may leave.
constexpr auto employers = std::array{
    "my boss"sv,    "the boss"sv, "my manager"sv,         "my employer"sv, "my director"sv,
    "my company"sv, "my firm"sv,  "my current company"sv, "my chief"sv,    "the owner"sv};
constexpr auto to_keep_one = std::array{
    "role"sv,       "promotion"sv,     "promote"sv,     "promoted"sv, "promised"sv, "raise"sv,
    "rise"sv,       "match"sv,         "to stay"sv,     "keep me"sv,  "hold me"sv,  "new title"sv,
    "name on it"sv, "make it worth"sv, "talk me out"sv, "on paper"sv};
/// A short sentence with a figure in it is that figure.
constexpr std::size_t most_beside_figure = 4;
/// Raising money is somebody's work.
constexpr auto as_work =
    std::array{"raise money"sv, "raised money"sv, "raising money"sv, "raises money"sv};

std::string without_work(std::string plain) {
  for (const auto phrase : as_work) {
    for (auto at = plain.find(phrase); at != std::string::npos; at = plain.find(phrase)) {
      plain.replace(at, phrase.size(), "work");
    }
  }
  return plain;
}

bool speaks_of_pay(const std::string& plain) {
  return has_phrase(of_pay, without_work(plain));
}

bool would_keep_them(std::string_view plain) {
  return has_phrase(employers, plain) && has_phrase(to_keep_one, plain);
}

bool is_on_terms(const Signal& signal) {
  return signal.kind == SignalKind::compensation || signal.kind == SignalKind::competing_offer;
}

bool begins_as_name(std::string_view word) {
  return word.size() > 2 && word.front() >= 'A' && word.front() <= 'Z' &&
         word.find('\'') == std::string_view::npos;
}

/// The words of a sentence after its first that begin with a capital.
std::string capitalised(std::string_view sentence) {
  std::string names;
  for (auto from = sentence.find(' '); from != std::string_view::npos;) {
    const auto end = std::min(sentence.find(' ', from + 1), sentence.size());
    const auto word = sentence.substr(from + 1, end - from - 1);
    if (begins_as_name(word)) names.append(" ").append(word);
    from = end == sentence.size() ? std::string_view::npos : end;
  }
  return names;
}

}  // namespace

bool speaks_of_others(std::string_view words) {
  const auto plain = utf8::plain_words(words);
  return has_phrase(of_others, plain) || has_phrase(of_offers, plain) || would_keep_them(plain);
}

bool is_bare_figure(std::string_view words) {
  const auto all = sentences(words);
  return std::any_of(all.begin(), all.end(), [](std::string_view sentence) {
    return word_count(sentence) <= most_beside_figure && parse_amount(sentence, "").has_value();
  });
}

bool speaks_of_terms(std::string_view words) {
  return speaks_of_others(words) || speaks_of_pay(utf8::plain_words(words));
}

bool speaks_of_terms(const std::vector<Signal>& signals, std::string_view words) {
  return speaks_of_terms(words) ||
         std::any_of(signals.begin(), signals.end(), [&](const Signal& signal) {
           return is_on_terms(signal) && words.find(signal.quote) != std::string_view::npos;
         });
}

bool may_tell_terms(std::string_view words) {
  const auto plain = utf8::plain_words(words);
  return has_phrase(of_others, plain) || would_keep_them(plain) || speaks_of_pay(plain) ||
         parse_amount(words, "").has_value();
}

std::set<std::string> other_firms(const View& view, const Dossier& dossier,
                                  std::string_view words) {
  const Topics topics(view, dossier);
  std::set<std::string> firms;
  for (const auto sentence : sentences(words)) {
    if (speaks_of_others(sentence)) firms.merge(topics.of(capitalised(sentence)));
  }
  return firms;
}

bool names_one(const std::set<std::string>& firms, std::string_view words) {
  return !firms.empty() && !shared(firms, Topics::with_names(words)).empty();
}

}  // namespace winloop::insight
