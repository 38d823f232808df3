#include "due_clause.hpp"
#include "due_forms.hpp"
#include "rules.hpp"
#include <winloop/signal/due.hpp>

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
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

/// A word that may follow a day without making it the name of something.
constexpr auto after_a_day = std::to_array<std::string_view>(
    {"if",    "and",    "or",     "but",  "at",    "by",     "with",     "to",        "for",
     "when",  "before", "after",  "so",   "then",  "as",     "from",     "on",        "in",
     "about", "i",      "we",     "you",  "he",    "she",    "they",     "it",        "that",
     "is",    "once",   "via",    "too",  "first", "latest", "because",  "anyway",    "instead",
     "next",  "week",   "please", "at",   "sir",   "maam",   "probably", "hopefully", "definitely",
     "after", "the",    "my",     "your", "a",     "of",     "through",  "over",      "straight"});

std::string_view last_word(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text.substr(text.rfind(' ') + 1);
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
  return text.substr(0, end);
}

bool is_small_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/// Whether words that name a time are what is spoken of, and not when: "the Monday rota", "ask
/// about Friday".
bool is_subject(std::string_view text, const ByteRange& when) {
  const std::string_view before = text.substr(0, when.from);
  const std::string_view named = text.substr(when.from, when.size);
  const std::string_view after = text.substr(when.from + when.size);
  if (last_word(before) == "about") return true;
  const bool goes_on = after.size() > 1 && after[0] == ' ' && is_small_letter(after[1]);
  if (!goes_on || std::find(after_a_day.begin(), after_a_day.end(), first_word(after.substr(1))) !=
                      after_a_day.end()) {
    return false;
  }
  constexpr auto determiners =
      std::to_array<std::string_view>({"a", "an", "your", "our", "my", "their", "that"});
  return named.starts_with("the ") ||
         std::find(determiners.begin(), determiners.end(), last_word(before)) != determiners.end();
}

/// "on Friday, no, sorry, Monday"
bool corrects(std::string_view text, const ByteRange& first, const ByteRange& second) {
  static const re2::RE2 correction(
      R"([ ,.;-]*(?:no|sorry|i mean|make (?:that|it)|or rather|rather|actually|wait)\b[ ,a-z]{0,20})");
  const std::size_t end = first.from + first.size;
  const std::string_view between = text.substr(end, second.from - end);
  return re2::RE2::FullMatch(re2::StringPiece(between.data(), between.size()), correction);
}

bool names_deadline(std::string_view words) {
  return words.starts_with("by ") || words.starts_with("no later than ") ||
         words.starts_with("on ");
}

/// The forms. A form is compiled when first the words are said that it cannot do without: most are
/// never needed by a single capture.
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
    WordIndex::Seen seen;
    index_.candidates(text, seen);
    for (const std::uint32_t i : seen.patterns) {
      const re2::RE2& pattern = patterns_[i].compiled();
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
  class FormPattern {
   public:
    explicit FormPattern(std::string source) : source_(std::move(source)) {}

    const re2::RE2& compiled() const {
      std::call_once(once_, [this] {
        re2::RE2::Options options(re2::RE2::Latin1);
        options.set_log_errors(false);
        compiled_ = std::make_unique<re2::RE2>(source_, options);
      });
      return *compiled_;
    }

   private:
    std::string source_;
    mutable std::once_flag once_;
    mutable std::unique_ptr<re2::RE2> compiled_;
  };

  Forms() : forms_(due_forms()) {
    const std::map<std::string, std::string, std::less<>> no_lists;
    RequiredWords required(no_lists);
    Needs needs;
    std::vector<std::uint32_t> numbers;
    for (const DueForm& form : forms_) {
      const std::string source = "\\b(?:" + form.pattern + ")";
      needs.add(required.of(source));
      numbers.push_back(static_cast<std::uint32_t>(patterns_.size()));
      patterns_.emplace_back(source);
    }
    index_.build(needs, numbers);
  }

  std::vector<DueForm> forms_;
  std::deque<FormPattern> patterns_;
  WordIndex index_;
};

/// "I'll ask her today and you'll hear by Tuesday": what is done today leads up to the promise.
/// "I'll send it today, the board decides by Friday" does not.
bool leads_up(const Forms::Hit& first, const Forms::Hit& second, std::string_view text) {
  if (!first.form->same_day || second.form->same_day) return false;
  const auto [from, size] = clause_around(text, second.where.from);
  return names_deadline(text.substr(second.where.from)) && speaks_of_doing(text.substr(from, size));
}

/// The first words in [from, to) of lower-case text that say when; what corrects them, or what they
/// lead up to, may stand after that.
std::optional<ByteRange> due_between(const std::string& text, std::size_t from, std::size_t to) {
  std::optional<Forms::Hit> due;
  for (std::size_t past = from; past < text.size();) {
    auto hit = Forms::all().first(text.substr(past));
    if (!hit || hit->where.size == 0) break;
    hit->where.from += past;
    past = hit->where.from + hit->where.size;
    if (!due && hit->where.from >= to) break;
    if (is_subject(text, hit->where)) continue;
    if (!due || corrects(text, due->where, hit->where) || leads_up(*due, *hit, text)) due = hit;
  }
  if (!due) return std::nullopt;
  return due->where;
}

}  // namespace

std::optional<ByteRange> find_due(std::string_view words) {
  return due_between(lower(words), 0, words.size());
}

std::optional<ByteRange> find_due(std::string_view words, ByteRange promise) {
  const auto text = lower(words);
  const auto clause = clause_of_promise(text, promise);
  const auto end = clause.from + clause.size;
  if (const auto own = due_between(text, clause.from, end)) return own;
  if (const auto after = due_between(text, end, text.size())) return after;
  return due_between(text, 0, clause.from);
}

std::optional<Date> resolve_due(std::string_view words, Date on) {
  const auto hit = Forms::all().first(lower(words));
  if (!hit) return std::nullopt;
  return hit->form->resolve(hit->found, on);
}

void read_due(std::string_view text, Date on, Noticed& commitment) {
  if (commitment.kind != SignalKind::commitment) return;
  const auto rest = text.substr(commitment.words.from);
  const auto due = find_due(rest, {0, commitment.words.size});
  if (!due) return;
  commitment.due_words = std::string(rest.substr(due->from, due->size));
  commitment.due = resolve_due(commitment.due_words, on);
}

}  // namespace winloop::signal
