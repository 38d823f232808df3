#pragma once

#include <winloop/loop/measure.hpp>

#include <list>
#include <memory>

namespace winloop::loop {

/// measure(), of several bars and days, without reading again what another of them has read: a
/// weight that is tried reads nothing, a changed rule one column.
class Pools {
 public:
  explicit Pools(const store::Record& record) : record_(record) {}

  /// The same object where nothing differs, which stays as it is.
  std::shared_ptr<const MeasuredPool> of(const Spec& spec, Date on);

 private:
  struct Known {
    Spec spec;
    Date on;
    std::shared_ptr<const MeasuredPool> measured;
  };
  const store::Record& record_;
  std::list<Known> known_;
};

}  // namespace winloop::loop
