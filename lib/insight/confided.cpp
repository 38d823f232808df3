#include "confided.hpp"

#include "phrases.hpp"
#include "telling.hpp"
#include <winloop/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace winloop::insight {

namespace {

using namespace std::string_view_literals;

/// Words and runs of them, folded (utf8::plain_words), here and below.
constexpr auto alone = std::array{"custody"sv,
                                  "divorce"sv,
                                  "divorced"sv,
                                  "my separation"sv,
                                  "we separated"sv,
                                  "we've separated"sv,
                                  "my ex"sv,
                                  "my other half"sv,
                                  "i'm pregnant"sv,
                                  "i am pregnant"sv,
                                  "we're expecting"sv,
                                  "my pregnancy"sv,
                                  "my maternity"sv,
                                  "my paternity"sv,
                                  "my miscarriage"sv,
                                  "a miscarriage"sv,
                                  "ivf"sv,
                                  "my week with"sv,
                                  "weeks with him"sv,
                                  "weeks with her"sv,
                                  "my health"sv,
                                  "my illness"sv,
                                  "my diagnosis"sv,
                                  "my chemo"sv,
                                  "my cancer"sv,
                                  "my depression"sv,
                                  "my anxiety"sv,
                                  "my burnout"sv,
                                  "my therapist"sv,
                                  "my treatment"sv,
                                  "my disability"sv,
                                  "my heart attack"sv,
                                  "in remission"sv,
                                  "i was diagnosed"sv,
                                  "i've been diagnosed"sv,
                                  "i got diagnosed"sv,
                                  "i was ill"sv,
                                  "i've been ill"sv,
                                  "i had cancer"sv,
                                  "i had surgery"sv,
                                  "when i was off sick"sv};
constexpr auto spouses =
    std::array{"husband"sv, "wife"sv,   "spouse"sv,  "boyfriend"sv,  "girlfriend"sv, "fiance"sv,
               "fiancee"sv, "missus"sv, "ex-wife"sv, "ex-husband"sv, "hubby"sv};
/// `My partner` lives with one; `a partner` and `partner teams` are of work.
constexpr auto partners =
    std::array{"my partner"sv,   "your partner"sv, "our partners at home"sv, "me partner"sv,
               "life partner"sv, "my partner's"sv, "your partner's"sv};
constexpr auto partners_of_work =
    std::array{"partner team"sv,      "partner teams"sv,        "partner company"sv,
               "partner companies"sv, "partner network"sv,      "partner programme"sv,
               "partner program"sv,   "partner organisation"sv, "partner organization"sv};
/// Nobody else is called that.
constexpr auto parents_by_name = std::array{
    "mum"sv,          "mom"sv,           "mam"sv,          "mummy"sv, "mommy"sv,   "dad"sv,
    "daddy"sv,        "nan"sv,           "nana"sv,         "gran"sv,  "granny"sv,  "grandma"sv,
    "grandad"sv,      "granddad"sv,      "grandpa"sv,      "papa"sv,  "in-laws"sv, "stepson"sv,
    "stepdaughter"sv, "mother-in-law"sv, "father-in-law"sv};
/// Patients and customers have these too: they are one's own after `my`, `our`, `have`.
constexpr auto family = std::array{
    "mother"sv,       "father"sv,      "parent"sv,   "parents"sv,  "brother"sv,  "brothers"sv,
    "sister"sv,       "sisters"sv,     "son"sv,      "sons"sv,     "daughter"sv, "daughters"sv,
    "kid"sv,          "kids"sv,        "child"sv,    "children"sv, "baby"sv,     "toddler"sv,
    "twins"sv,        "boy"sv,         "girl"sv,     "family"sv,   "uncle"sv,    "aunt"sv,
    "auntie"sv,       "grandmother"sv, "nephew"sv,   "niece"sv,    "cousin"sv,   "grandfather"sv,
    "grandparents"sv, "eldest"sv,      "youngest"sv, "oldest"sv,   "folks"sv};
constexpr auto owners = std::array{"my"sv,    "our"sv,    "me"sv,  "your"sv, "have"sv, "i've"sv,
                                   "we've"sv, "having"sv, "got"sv, "had"sv,  "his"sv,  "her"sv};
/// Whoever has one of theirs at home looks after them: `I've my mum on Saturdays`.
constexpr auto having = std::array{"have"sv, "i've"sv, "we've"sv, "having"sv, "got"sv};
constexpr auto between = std::array{"my"sv,  "our"sv,   "the"sv,   "a"sv,     "two"sv,
                                    "got"sv, "three"sv, "small"sv, "young"sv, "little"sv};

constexpr auto of_care = std::array{
    "ill"sv,        "illness"sv,      "sick"sv,         "poorly"sv,       "unwell"sv,
    "flu"sv,        "fever"sv,        "disease"sv,      "cancer"sv,       "tumour"sv,
    "tumor"sv,      "chemo"sv,        "chemotherapy"sv, "radiotherapy"sv, "hospital"sv,
    "hospice"sv,    "surgery"sv,      "operation"sv,    "diagnosed"sv,    "diagnosis"sv,
    "dementia"sv,   "alzheimer"sv,    "alzheimers"sv,   "parkinson"sv,    "parkinsons"sv,
    "stroke"sv,     "dialysis"sv,     "kidneys"sv,      "disabled"sv,     "disability"sv,
    "wheelchair"sv, "autistic"sv,     "autism"sv,       "adhd"sv,         "epilepsy"sv,
    "diabetes"sv,   "asthma"sv,       "inhaler"sv,      "depression"sv,   "depressed"sv,
    "anxiety"sv,    "therapy"sv,      "treatment"sv,    "rehab"sv,        "scan"sv,
    "hip"sv,        "knee"sv,         "frail"sv,        "fell"sv,         "appointments"sv,
    "carer"sv,      "carers"sv,       "caring"sv,       "care"sv,         "nursing"sv,
    "dying"sv,      "died"sv,         "dies"sv,         "dead"sv,         "death"sv,
    "passed"sv,     "funeral"sv,      "buried"sv,       "grief"sv,        "lost"sv,
    "widow"sv,      "widowed"sv,      "separated"sv,    "court"sv,        "pregnant"sv,
    "expecting"sv,  "born"sv,         "birth"sv,        "school"sv,       "schools"sv,
    "nursery"sv,    "kindergarten"sv, "childcare"sv,    "daycare"sv,      "creche"sv,
    "exams"sv,      "gcses"sv,        "a-levels"sv,     "babysitter"sv,   "homework"sv,
    "bedtime"sv,    "shared"sv,       "weekends"sv,     "alone"sv,        "upset"sv,
    "bullied"sv};
constexpr auto care_phrases = std::array{
    "look after"sv,       "looks after"sv,  "looking after"sv, "with us"sv,       "lives with"sv,
    "living with"sv,      "moved in"sv,     "on her own"sv,    "on his own"sv,    "on their own"sv,
    "on my own"sv,        "pick up"sv,      "picking up"sv,    "drop off"sv,      "pick him up"sv,
    "pick her up"sv,      "pick them up"sv, "can't be left"sv, "memory clinic"sv, "special needs"sv,
    "round the corner"sv, "next door"sv,    "isn't well"sv,    "not well"sv,      "wasn't well"sv,
    "not been well"sv,    "little ones"sv};
/// Of somebody named before: `he's in the hospice`.
constexpr auto they_are = std::array{"he's"sv, "she's"sv, "they're"sv};
constexpr auto grave =
    std::array{"ill"sv,      "poorly"sv, "unwell"sv, "hospital"sv, "hospice"sv,   "chemo"sv,
               "dialysis"sv, "dying"sv,  "cancer"sv, "dementia"sv, "treatment"sv, "remission"sv};

/// How far apart, in words, two things are still said of one another.
constexpr std::size_t near = 15;
constexpr std::size_t near_owner = 3;
constexpr std::size_t near_pronoun = 4;

template <typename List>
bool one_of(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string_view without_possessive(std::string_view word) {
  for (const auto ending : {"'s"sv, "'ll"sv, "'d"sv}) {
    if (word.ends_with(ending)) word.remove_suffix(ending.size());
  }
  return word;
}

/// The words in their order, and what they are to the one who speaks.
class Home {
 public:
  explicit Home(std::vector<std::string> said) : said_(std::move(said)) {}

  [[nodiscard]] bool has_spouse() const {
    return any([&](std::size_t at) { return one_of(spouses, word(at)) && !is_a_strangers(at); });
  }

  /// Somebody of the family with illness, care or custody near them, or in the house.
  [[nodiscard]] bool has_care() const {
    return any([&](std::size_t at) { return is_family(at) && (is_had(at) || care_near(at)); });
  }

  [[nodiscard]] bool has_grave_pronoun() const {
    return any([&](std::size_t at) {
      if (!one_of(they_are, said_[at])) return false;
      const auto end = std::min(said_.size(), at + 1 + near_pronoun);
      return within(at + 1, end, [&](std::size_t other) { return one_of(grave, word(other)); });
    });
  }

 private:
  template <typename Test>
  [[nodiscard]] bool within(std::size_t from, std::size_t end, Test test) const {
    for (auto at = from; at < end; ++at) {
      if (test(at)) return true;
    }
    return false;
  }
  template <typename Test>
  [[nodiscard]] bool any(Test test) const {
    return within(0, said_.size(), test);
  }

  [[nodiscard]] std::string_view word(std::size_t at) const {
    return without_possessive(said_[at]);
  }

  /// `A patient's wife`, `a wife`.
  [[nodiscard]] bool is_a_strangers(std::size_t at) const {
    if (at == 0) return false;
    const std::string_view before = said_[at - 1];
    return before == "a" || before == "whose" || before == "every" || before.ends_with("'s");
  }

  [[nodiscard]] bool is_family(std::size_t at) const {
    if (one_of(parents_by_name, word(at))) return !is_a_strangers(at);
    if (!one_of(family, word(at))) return false;
    return within(at < near_owner ? 0 : at - near_owner, at,
                  [&](std::size_t before) { return one_of(owners, said_[before]); });
  }

  [[nodiscard]] bool is_had(std::size_t at) const {
    while (at > 0 && one_of(between, said_[at - 1])) --at;
    return at > 0 && one_of(having, said_[at - 1]);
  }

  [[nodiscard]] bool care_near(std::size_t at) const {
    const auto from = at < near ? 0 : at - near;
    const auto end = std::min(said_.size(), at + near);
    if (within(from, end, [&](std::size_t other) { return one_of(of_care, word(other)); }))
      return true;
    std::string stretch;
    for (auto other = from; other < end; ++other) stretch.append(said_[other]).append(" ");
    return has_phrase(care_phrases, stretch);
  }

  std::vector<std::string> said_;
};

}  // namespace

bool tells_of_home(std::string_view words) {
  const auto plain = utf8::plain_words(words);
  if (has_phrase(alone, plain)) return true;
  if (has_phrase(partners, plain) && !has_phrase(partners_of_work, plain)) return true;
  const Home home(plain_list(words));
  return home.has_spouse() || home.has_care() || home.has_grave_pronoun();
}

}  // namespace winloop::insight
