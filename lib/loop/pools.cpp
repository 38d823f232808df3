#include "pools.hpp"

#include <winloop/store/ratings.hpp>

#include <algorithm>

namespace winloop::loop {

namespace {

/// Whether both bars see the same in everybody: weights play no part in that.
bool measures_alike(const Spec& a, const Spec& b) {
  const bool adjusts = a.raters == RaterPolicy::adjusted;
  return a.raters == b.raters &&
         std::equal(a.criteria.begin(), a.criteria.end(), b.criteria.begin(), b.criteria.end(),
                    [&](const Criterion& one, const Criterion& other) {
                      return one.id == other.id && one.evidence == other.evidence &&
                             (!adjusts || one.must.has_value() == other.must.has_value());
                    });
}

}  // namespace

std::shared_ptr<const MeasuredPool> Pools::of(const Spec& spec, Date on) {
  const Known* near = nullptr;
  for (const auto& known : known_) {
    if (!store::same_evidence(record_, std::min(known.on, on), std::max(known.on, on))) continue;
    if (measures_alike(known.spec, spec)) return known.measured;
    if (known.spec.raters == RaterPolicy::averaged) near = &known;
  }
  // What raters are adjusted by rests on all criteria together.
  if (near == nullptr || spec.raters == RaterPolicy::adjusted) {
    known_.push_back({spec, on, std::make_shared<MeasuredPool>(measure(record_, spec, on))});
  } else {
    auto pool = store::read_pool(record_, spec, on, {near->spec, near->measured->pool});
    known_.push_back({spec, on, std::make_shared<MeasuredPool>(MeasuredPool{std::move(pool), {}})});
  }
  return known_.back().measured;
}

}  // namespace winloop::loop
