#pragma once

#include <string_view>

namespace winloop::insight {

/// Whether words tell of somebody's family, health or home, by the words alone, and rather too
/// often: a spouse, whatever is said of them; somebody of the family beside illness, care or
/// custody; an illness of one's own. `My father was thirty years on that boat` does not.
bool tells_of_home(std::string_view words);

}  // namespace winloop::insight
