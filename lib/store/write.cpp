#include "write_state.hpp"
#include <winloop/base/error.hpp>

#include <fmt/format.h>

namespace winloop::store {

Write::Write(Record& record) : state_(std::make_unique<State>(record)) {
  if (record.access() != Access::write) {
    throw Error(ErrorKind::usage,
                fmt::format("{}: opened to read; nothing can be written", record.path().string()));
  }
  state_->database.execute("BEGIN IMMEDIATE");
  state_->open = true;
}

Write::~Write() {
  if (state_->open) state_->database.roll_back();
}

void Write::commit() {
  state_->columns.flush();
  state_->owners.flush(state_->record.search());
  // FTS5 keeps the words that it was told to delete until its segments are merged.
  if (state_->erases) state_->record.optimize();
  state_->database.execute("COMMIT");
  state_->open = false;
}

}  // namespace winloop::store
