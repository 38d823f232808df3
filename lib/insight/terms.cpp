#include "terms.hpp"

#include "telling.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/insight/amounts.hpp>
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
/// Raising money is somebody's work.
constexpr auto as_work =
    std::array{"raise money"sv, "raised money"sv, "raising money"sv, "raises money"sv};

bool stands_in(std::string_view plain, std::string_view phrase) {
  for (auto at = plain.find(phrase); at != std::string_view::npos;
       at = plain.find(phrase, at + 1)) {
    const auto end = at + phrase.size();
    if ((at == 0 || plain[at - 1] == ' ') && (end == plain.size() || plain[end] == ' '))
      return true;
  }
  return false;
}

template <typename List>
bool has_phrase(const List& phrases, std::string_view plain) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](std::string_view phrase) { return stands_in(plain, phrase); });
}

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
  return has_phrase(of_others, plain) || has_phrase(of_offers, plain);
}

bool speaks_of_terms(std::string_view words) {
  return speaks_of_others(words) || speaks_of_pay(utf8::plain_words(words));
}

bool may_tell_terms(std::string_view words) {
  const auto plain = utf8::plain_words(words);
  return has_phrase(of_others, plain) || speaks_of_pay(plain) ||
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
