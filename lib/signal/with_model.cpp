#include "rules.hpp"
#include <winloop/base/bytes.hpp>
#include <winloop/signal/lexicon.hpp>

#include <utility>

namespace winloop::signal {

Lexicon::Lexicon(std::shared_ptr<const Rules> rules)
    : rules_(std::move(rules)), version_(rules_->version) {}

Lexicon Lexicon::with_model(const Model& model) const {
  Lexicon both = *this;
  both.model_ = model;
  both.version_ = content_hash(rules_->version + model.version());
  return both;
}

}  // namespace winloop::signal
