#include "word_groups.hpp"

#include "feature_hash.hpp"

#include <array>
#include <cstdint>

namespace winloop::signal {

namespace {

struct Group {
  std::string_view name;
  std::string_view words;
};

// Words that do the same work in a sentence, so that what is learnt of one is known of all.
constexpr auto groups = std::to_array<Group>({
    {"<num>",
     "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
     "thirty "
     "forty fifty sixty seventy eighty ninety hundred thousand lakh lakhs crore crores grand k "
     "million mil"},
    {small_number, "one two three four five six seven eight nine"},
    {"<day>",
     "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays "
     "thursdays fridays"},
    {"<month>",
     "january february march april june july august september october november december easter "
     "christmas diwali summer spring autumn"},
    {"<when>", "today tomorrow tonight weekend afternoon evening morning lunchtime noon teatime"},
    {"<family>",
     "mum mom mam dad mother father wife husband partner boyfriend girlfriend fiance fiancee kid "
     "kids child children son daughter parents brother sister baby toddler twins grandmother nan "
     "nana gran missus family mother-in-law girls boys lads"},
    {"<boss>",
     "boss manager director ceo cfo coo cto cio founder president chair chairman chairwoman vp "
     "matron partner chief gaffer owner"},
    {"<money>", "pounds dollars euro euros quid rupees bucks dollar pound percent"},
    {"<pay>", "salary pay base basic compensation comp package wage wages money fixed ctc"},
    {"<stock>",
     "equity options shares stock rsus rsu esops esop vesting vest vests vested unvested units"},
    {"<offer>", "offer offers contract letter paper"},
    {"<round>", "round rounds interview interviews final finals panel onsite assessment"},
    {"<company>", "company firm place crowd outfit employer trust hospital startup agency shop"},
    {"<want>", "want need love prefer"},
    {"<send>", "send email mail forward share drop ping text shoot"},
    {"<ask>", "ask check chase confirm clarify"},
});

constexpr std::size_t slots = 1024;

struct Slot {
  std::string_view word;
  std::string_view group;
};

constexpr auto table = [] {
  std::array<Slot, slots> all{};
  for (const Group& group : groups) {
    std::string_view rest = group.words;
    while (!rest.empty()) {
      const std::size_t space = rest.find(' ');
      const std::string_view word = rest.substr(0, space);
      rest = space == std::string_view::npos ? std::string_view() : rest.substr(space + 1);
      std::size_t at = word_hash(word) % slots;
      while (!all[at].word.empty() && all[at].word != word) at = (at + 1) % slots;
      if (all[at].word.empty()) all[at] = {word, group.name};
    }
  }
  return all;
}();

}  // namespace

std::string_view group_of(std::string_view word, std::uint64_t hash) {
  for (std::size_t at = hash % slots; !table[at].word.empty(); at = (at + 1) % slots) {
    if (table[at].word == word) return table[at].group;
  }
  return {};
}

}  // namespace winloop::signal
