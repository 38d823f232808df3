#include "no_conversation.hpp"

#include <winloop/base/counted.hpp>
#include <winloop/base/error.hpp>

#include <vector>

namespace winloop::store {

void throw_no_conversation(Database& database, std::int64_t wanted) {
  std::vector<std::int64_t> known;
  auto rows = database.query("SELECT row FROM conversation");
  while (rows.next()) known.push_back(rows.integer(0));
  throw bad_input(unknown_number("conversation", wanted, std::move(known)));
}

}  // namespace winloop::store
