#pragma once

#include <sqlite3.h>

#include <exception>

namespace winloop::store {

/// What find does with the hits of one MATCH, called by the SQL function winloop_hit().
class HitScan {
 public:
  HitScan() = default;
  virtual ~HitScan() = default;
  HitScan(const HitScan&) = delete;
  HitScan& operator=(const HitScan&) = delete;

  /// The row that FTS5 stands on. True when it was the last that is wanted.
  virtual bool take(const Fts5ExtensionApi& api, Fts5Context* fts) = 0;

  std::exception_ptr failure;  ///< what take() threw, to be thrown again outside SQLite
};

}  // namespace winloop::store
