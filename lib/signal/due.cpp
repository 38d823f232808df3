#include "due_forms.hpp"
#include <winloop/signal/due.hpp>

#include <re2/re2.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace winloop::signal {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  }
  return out;
}

/// The forms, compiled once.
class Forms {
 public:
  struct Hit {
    ByteRange where;
    const DueForm* form = nullptr;
    DueForm::Found found;
  };

  static const Forms& all() {
    static const Forms forms;
    return forms;
  }

  /// The leftmost match; the first form wins where several begin at one place.
  [[nodiscard]] std::optional<Hit> first(const std::string& text) const {
    std::optional<Hit> best;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      const re2::RE2& pattern = *patterns_[i];
      std::array<re2::StringPiece, 4> groups;
      const int wanted = 1 + std::min(3, pattern.NumberOfCapturingGroups());
      if (!pattern.Match(text, 0, text.size(), re2::RE2::UNANCHORED, groups.data(), wanted))
        continue;
      const auto from = static_cast<std::size_t>(groups[0].data() - text.data());
      if (best && best->where.from <= from) continue;
      best = Hit{{from, groups[0].size()}, &forms_[i], {}};
      for (std::size_t g = 1; g < groups.size(); ++g) {
        best->found[g - 1].assign(groups[g].data() == nullptr ? "" : groups[g].data(),
                                  groups[g].size());
      }
    }
    return best;
  }

 private:
  Forms() : forms_(due_forms()) {
    re2::RE2::Options options(re2::RE2::Latin1);
    options.set_log_errors(false);
    for (const DueForm& form : forms_) {
      patterns_.push_back(std::make_unique<re2::RE2>("\\b(?:" + form.pattern + ")", options));
    }
  }

  std::vector<DueForm> forms_;
  std::vector<std::unique_ptr<re2::RE2>> patterns_;
};

}  // namespace

std::optional<ByteRange> find_due(std::string_view words) {
  const auto hit = Forms::all().first(lower(words));
  if (!hit || hit->where.size == 0) return std::nullopt;
  return hit->where;
}

std::optional<Date> resolve_due(std::string_view words, Date on) {
  const auto hit = Forms::all().first(lower(words));
  if (!hit) return std::nullopt;
  return hit->form->resolve(hit->found, on);
}

void read_due(std::string_view text, Date on, Noticed& commitment) {
  if (commitment.kind != SignalKind::commitment) return;
  const auto rest = text.substr(commitment.words.from);
  const auto due = find_due(rest);
  if (!due) return;
  commitment.due_words = std::string(rest.substr(due->from, due->size));
  commitment.due = resolve_due(commitment.due_words, on);
}

}  // namespace winloop::signal
