#include "word_groups.hpp"

#include "feature_hash.hpp"
#include "word_slots.hpp"

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

struct Member {
  std::string_view word;
  std::string_view group;
};

/// Calls `each` with every word and its group.
template <typename Each>
constexpr void for_each_member(Each each) {
  for (const Group& group : groups) {
    std::string_view rest = group.words;
    while (!rest.empty()) {
      const std::size_t space = rest.find(' ');
      each(Member{rest.substr(0, space), group.name});
      rest = space == std::string_view::npos ? std::string_view() : rest.substr(space + 1);
    }
  }
}

constexpr std::size_t member_count = [] {
  std::size_t count = 0;
  for_each_member([&count](const Member&) { ++count; });
  return count;
}();

/// A word of two groups ("partner") is of the first.
constexpr auto members = [] {
  std::array<Member, member_count> all{};
  std::size_t next = 0;
  for_each_member([&](const Member& member) { all[next++] = member; });
  return all;
}();

constexpr WordSlots<member_count> member_slots([] {
  std::array<std::uint64_t, member_count> hashes{};
  for (std::size_t i = 0; i < member_count; ++i) hashes[i] = word_hash(members[i].word);
  return hashes;
}());

}  // namespace

std::string_view group_of(std::string_view word, std::uint64_t hash) {
  const std::size_t found = member_slots.find(hash);
  return found < member_count && members[found].word == word ? members[found].group
                                                             : std::string_view();
}

}  // namespace winloop::signal
