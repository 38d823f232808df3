#include "stages_on_day.hpp"

namespace winloop::store {

bool anything_moved_after(Database& database, Date as_of) {
  // The first move of a candidate is of the day they were added: the newest move tells.
  auto newest = database.query("SELECT max(day) FROM stage_move");
  newest.next();
  return newest.bytes(0) > as_of.to_string();
}

Stages stages_on(Database& database, Date as_of) {
  Stages stages;
  auto moves = database.query(
      "SELECT candidate, to_stage, day FROM stage_move WHERE day <= ?1 ORDER BY day, row", as_of);
  while (moves.next()) stages[moves.integer(0)] = {moves.text(1), moves.day(2)};
  return stages;
}

}  // namespace winloop::store
