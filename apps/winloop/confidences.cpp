#include "confidences.hpp"

#include <winloop/insight/heard.hpp>
#include <winloop/store/conversations.hpp>

namespace winloop::app {

Confidences::Confidences(const store::Record& record, Date as_of) {
  for (auto& signal : store::signals(record, {.as_of = as_of})) {
    if (insight::is_sensitive(signal)) by_candidate_[signal.candidate].push_back(std::move(signal));
  }
}

void Confidences::add(std::span<const loop::Renewed> renewed) {
  for (const auto& one : renewed) {
    if (one.noticed.category != sensitive_category) continue;
    add(one.candidate, one.quote);
  }
}

void Confidences::add(const std::string& candidate, std::string_view words) {
  Signal signal;
  signal.category = sensitive_category;
  signal.quote = words;
  by_candidate_[candidate].push_back(std::move(signal));
}

bool Confidences::may_show(const std::string& candidate, std::string_view category,
                           std::string_view words) const {
  if (category == sensitive_category) return false;
  static const std::vector<Signal> none;
  const auto of = by_candidate_.find(candidate);
  return insight::may_show(of == by_candidate_.end() ? none : of->second, words,
                           insight::Audience::team);
}

}  // namespace winloop::app
