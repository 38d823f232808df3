#include "latin.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace winloop::utf8 {

namespace {

using Spelling = std::pair<char32_t, std::string_view>;

/// The small letters of alphabets in use, by code point, as the transform Latin-ASCII of Unicode's
/// CLDR spells them (`uconv -x Latin-ASCII`). It leaves two out: the ə of Azerbaijan, which its own
/// passports spell a (Əliyev, Aliyev), and the ɔ of West Africa.
constexpr std::array spellings{
    Spelling{U'æ', "ae"}, Spelling{U'ð', "d"},  Spelling{U'ø', "o"},  Spelling{U'þ', "th"},
    Spelling{U'đ', "d"},  Spelling{U'ħ', "h"},  Spelling{U'ı', "i"},  Spelling{U'ĸ', "q"},
    Spelling{U'ł', "l"},  Spelling{U'ŋ', "n"},  Spelling{U'œ', "oe"}, Spelling{U'ŧ', "t"},
    Spelling{U'ƀ', "b"},  Spelling{U'ƃ', "b"},  Spelling{U'ƈ', "c"},  Spelling{U'ƌ', "d"},
    Spelling{U'ƒ', "f"},  Spelling{U'ƕ', "hv"}, Spelling{U'ƙ', "k"},  Spelling{U'ƚ', "l"},
    Spelling{U'ƞ', "n"},  Spelling{U'ƣ', "oi"}, Spelling{U'ƥ', "p"},  Spelling{U'ƭ', "t"},
    Spelling{U'ƴ', "y"},  Spelling{U'ƶ', "z"},  Spelling{U'ǥ', "g"},  Spelling{U'ȥ', "z"},
    Spelling{U'ȷ', "j"},  Spelling{U'ȼ', "c"},  Spelling{U'ɇ', "e"},  Spelling{U'ɉ', "j"},
    Spelling{U'ɍ', "r"},  Spelling{U'ɏ', "y"},  Spelling{U'ɓ', "b"},  Spelling{U'ɔ', "o"},
    Spelling{U'ɖ', "d"},  Spelling{U'ɗ', "d"},  Spelling{U'ə', "a"},  Spelling{U'ɛ', "e"},
    Spelling{U'ɠ', "g"},  Spelling{U'ɨ', "i"},  Spelling{U'ɲ', "n"},  Spelling{U'ʈ', "t"},
    Spelling{U'ʉ', "u"},  Spelling{U'ʋ', "v"},
};

}  // namespace

std::string_view spelled_in_ascii(char32_t letter) {
  const auto at = std::lower_bound(
      spellings.begin(), spellings.end(), letter,
      [](const Spelling& spelling, char32_t wanted) { return spelling.first < wanted; });
  return at != spellings.end() && at->first == letter ? at->second : std::string_view();
}

}  // namespace winloop::utf8
