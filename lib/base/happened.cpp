#include <winloop/base/happened.hpp>

#include <fmt/format.h>

namespace winloop {

void expect_happened(std::string_view what, Date day, Date today, const Place& place) {
  if (day <= today) return;
  throw bad_input(
      place, fmt::format("{} {} comes after {}, the day of this call (--as-of, else today); is the "
                         "year right?",
                         what, day.to_string(), today.to_string()));
}

}  // namespace winloop
