#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/export.hpp>
#include <winloop/base/names.hpp>
#include <winloop/insight/tension.hpp>
#include <winloop/loop/workspace.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace winloop::loop {

/// With fewer people decided on, no weights are argued from what was decided.
inline constexpr std::size_t tension_decisions_needed = 8;
/// Nor with fewer declined, or taken further: one person is no pattern.
inline constexpr std::size_t tension_each_needed = 2;

/// What the decisions say of the weights.
enum class Argued {
  too_few,         ///< decisions
  bar_agrees,      ///< the bar orders every choice as it was made
  nothing_nearer,  ///< weights near the bar agree with no more choices than it does
  fitted,          ///< others would agree with more
};

}  // namespace winloop::loop

namespace winloop {

template <>
struct Names<loop::Argued> {
  static constexpr std::string_view what = "argument for other weights";
  static constexpr std::array<std::pair<loop::Argued, std::string_view>, 4> all{{
      {loop::Argued::too_few, "too-few"},
      {loop::Argued::bar_agrees, "bar-agrees"},
      {loop::Argued::nothing_nearer, "nothing-nearer"},
      {loop::Argued::fitted, "fitted"},
  }};
};

}  // namespace winloop

namespace winloop::loop {

/// Somebody in a ranking.
struct RankedPerson {
  std::string candidate;
  std::string name;
  std::uint32_t rank = 0;
};

/// Somebody whom we declined, though the bar puts them above people who got further.
struct DeclinedAbove {
  RankedPerson declined;
  std::string stage;  ///< at which
  Date on;
  std::string why;                  ///< as the move says
  std::vector<RankedPerson> below;  ///< who got past that stage, best rank first
};

/// The weights that would agree best with who was taken further and who was declined.
struct WeightArgument {
  Argued argued = Argued::too_few;
  std::size_t taken = 0;            ///< people, among the choices that count
  std::size_t declined = 0;         ///< people
  std::size_t choices = 0;          ///< pairs of one of each, at the stage of the decline
  std::size_t all_choices = 0;      ///< more than `choices` where only every n-th was looked at
  std::size_t by_must_have = 0;     ///< left out: one of the two fails a must-have, which decides
  std::size_t agreeing = 0;         ///< choices that the bar orders as they were made
  std::size_t agreeing_fitted = 0;  ///< that the fitted weights do, on the same choices
  std::vector<double>
      weights;  ///< fitted, in the bar's order and of its total; empty unless `fitted`
};

struct BarAndPool {
  std::vector<std::string> lines;  ///< from what each criterion counts as met, as spec.yaml has it
  std::vector<insight::CriterionTension> criteria;
  std::vector<DeclinedAbove> contradictions;  ///< most people below first
  WeightArgument argument;
};

/// What the bar as it stands does to the people of the search, over what is known on that day.
/// Nothing is written.
WINLOOP_API BarAndPool bar_and_pool(const Workspace& workspace, Date as_of);

}  // namespace winloop::loop
