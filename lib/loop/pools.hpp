#pragma once

#include <winloop/loop/measure.hpp>

#include <list>

namespace winloop::loop {

/// measure(), of several bars and days, without reading again what another of them has read: a
/// weight that is tried reads nothing, a changed rule one column.
class Pools {
 public:
  explicit Pools(const store::Record& record) : record_(record) {}

  /// The same object where nothing differs; it lives as long as this one does.
  const MeasuredPool& of(const Spec& spec, Date on);

 private:
  struct Known {
    Spec spec;
    Date on;
    MeasuredPool measured;
  };
  const store::Record& record_;
  std::list<Known> known_;
};

}  // namespace winloop::loop
