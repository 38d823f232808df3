#include "label.hpp"

#include "speaker_line.hpp"
#include <winloop/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <span>

namespace winloop::transcript {

namespace {

constexpr std::size_t longest_label = 80;
constexpr std::size_t most_words = 6;
constexpr std::ptrdiff_t least_digits = 7;               // of a telephone number
constexpr std::string_view wide_colon = "\xef\xbc\x9a";  // U+FF1A

// Words that people and files put before a colon without being anybody's name.
constexpr std::array<std::string_view, 62> not_names{
    "action",    "actions",   "actually", "again",    "agenda",     "also",     "answer",
    "attendees", "basically", "because",  "bottom",   "btw",        "cc",       "company",
    "cons",      "context",   "date",     "duration", "email",      "example",  "finally",
    "first",     "from",      "fun",      "fwd",      "honestly",   "keywords", "kind",
    "language",  "listen",    "location", "look",     "meaning",    "meeting",  "next",
    "no",        "note",      "notes",    "now",      "ok",         "okay",     "participants",
    "phone",     "plus",      "present",  "pros",     "ps",         "question", "re",
    "role",      "second",    "so",       "subject",  "summary",    "then",     "third",
    "time",      "title",     "to",       "topic",    "transcript", "update"};

// A label that begins with one of these is the beginning of a sentence.
constexpr std::array<std::string_view, 46> sentence_words{
    "a",    "all",    "an",    "and",   "as",    "at",      "but",  "for",  "he",  "her",
    "here", "here's", "his",   "how",   "i",     "i'm",     "i've", "if",   "in",  "is",
    "it",   "it's",   "like",  "my",    "of",    "on",      "one",  "or",   "our", "she",
    "that", "that's", "the",   "their", "there", "there's", "they", "this", "we",  "well",
    "what", "when",   "where", "why",   "you",   "your"};

// Small words within names and titles.
constexpr std::array<std::string_view, 22> particles{
    "al", "and", "bin", "da", "das", "de", "del", "della", "den", "der", "di",
    "do", "dos", "du",  "el", "ibn", "la", "of",  "van",   "von", "y",   "e"};

bool holds(std::span<const std::string_view> words, std::string_view wanted) {
  return std::find(words.begin(), words.end(), wanted) != words.end();
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// The label with what stands in brackets left out: anything may stand there.
std::string without_brackets(std::string_view label, bool& had_brackets) {
  std::string out;
  int depth = 0;
  for (const char c : label) {
    if (c == '(' || c == '[') {
      ++depth;
      had_brackets = true;
    } else if ((c == ')' || c == ']') && depth > 0) {
      --depth;
    } else if (depth == 0) {
      out += c;
    }
  }
  return out;
}

struct Colon {
  std::size_t at = std::string_view::npos;
  std::size_t size = 1;
};

/// The first colon that ends a label: followed by white space or nothing, or a wide one. `head` is
/// the part of the line where it may stand.
Colon first_colon(std::string_view head, std::string_view line) {
  const auto wide = head.find(wide_colon);
  for (auto at = head.find(':'); at < wide && at != std::string_view::npos;
       at = head.find(':', at + 1)) {
    const bool ends = at + 1 >= line.size() ||
                      std::string_view(" \t\r\n").find(line[at + 1]) != std::string_view::npos;
    if (ends) return {at, 1};
  }
  return {wide, wide_colon.size()};
}

enum class Word { capital, small, joint, number, bad };

/// `R.`, `Dr.`, `J.P.`: a full stop that belongs to a name.
bool is_abbreviation(std::string_view word) {
  if (!is_upper(word.front())) return false;
  const auto stop = word.find('.');
  return stop <= 3 && word.size() <= 6;
}

/// "+353 87 123 4567", "+353*****67": who dials in goes by it.
bool is_telephone_number(std::string_view label) {
  return label.find_first_not_of("+0123456789*() -./") == std::string_view::npos &&
         std::count_if(label.begin(), label.end(),
                       [](char c) { return is_digit(c) || c == '*'; }) >= least_digits;
}

/// Zoom's name for a telephone whose number it does not show: "Phone User 1".
bool is_telephone_user(std::string_view lower_label) {
  return lower_label.starts_with("phone user");
}

Word word_of(std::string_view word) {
  if (word.find_first_of("\"?!;<>={}\\^`$%") != std::string_view::npos) return Word::bad;
  if (word.find_first_not_of("&+/-*#@~_.|") == std::string_view::npos) return Word::joint;
  if (word.back() == ',') word.remove_suffix(1);  // how many of them, likeness() looks
  if (word.empty() || word.find(',') != std::string_view::npos) return Word::bad;
  // A full stop belongs to an abbreviation or, inside, to an account's name: "ana.ruiz".
  if (word.back() == '.' && !is_abbreviation(word)) return Word::bad;
  if (is_digit(word.front())) return Word::number;
  if (std::any_of(word.begin(), word.end(), [](char c) { return is_upper(c) || is_high(c); })) {
    return Word::capital;  // "iPhone" too
  }
  return std::any_of(word.begin(), word.end(), is_lower) ? Word::small : Word::joint;
}

template <typename Visit>
std::size_t for_each_word(std::string_view text, Visit visit) {
  std::size_t count = 0;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(" \t", at)) != std::string_view::npos) {
    const auto to = std::min(text.find_first_of(" \t", at), text.size());
    visit(text.substr(at, to - at), count++);
    at = to;
  }
  return count;
}

/// `**Ana:** words`, `**Ana**: words`: Markdown's emphasis around a name.
std::optional<Prefix> bold_prefix(std::string_view line, std::size_t from) {
  constexpr std::string_view mark = "**";
  const auto open = from + mark.size();
  const auto close = line.substr(0, from + longest_label).find(mark, open);
  if (close == std::string_view::npos) return std::nullopt;
  std::string_view label = line.substr(open, close - open);
  std::size_t rest = close + mark.size();
  if (label.ends_with(':')) {
    label.remove_suffix(1);
  } else if (rest < line.size() && line[rest] == ':') {
    ++rest;
  } else {
    return std::nullopt;
  }
  const StampedLabel stamped = stamped_label(utf8::trim(label));
  if (stamped.label.empty()) return std::nullopt;
  return Prefix{stamped.label, rest, stamped.start};
}

}  // namespace

std::optional<Prefix> label_prefix(std::string_view line) {
  std::size_t from = line.find_first_not_of(" \t");
  if (from == std::string_view::npos) return std::nullopt;
  if (line.substr(from).starts_with(">>")) from += 2;
  if (line.substr(from).starts_with("- ")) from += 2;
  if (line.substr(from).starts_with("**")) return bold_prefix(line, from);
  const std::string_view head = line.substr(from, longest_label);
  const Colon colon = first_colon(head, line.substr(from));
  if (colon.at == std::string_view::npos) return std::nullopt;
  const StampedLabel stamped = stamped_label(utf8::trim(head.substr(0, colon.at)));
  if (stamped.label.empty()) return std::nullopt;
  return Prefix{stamped.label, from + colon.at + colon.size, stamped.start};
}

Likeness likeness(std::string_view label) {
  if (label.empty() || label.size() > longest_label) return Likeness::none;
  if (is_telephone_number(label)) return Likeness::name;
  bool had_brackets = false;
  const std::string bare = without_brackets(label, had_brackets);
  std::size_t capitals = 0;
  std::size_t smalls = 0;
  std::size_t numbers = 0;
  // One comma: "Frick, Tobias", "Dr. Smith, Consultant". A table's row begins with a bar.
  bool bad = std::count(bare.begin(), bare.end(), ',') > 1 || label.front() == '|';
  bool opener = false;
  const std::size_t words = for_each_word(bare, [&](std::string_view word, std::size_t index) {
    const std::string lower = lower_ascii(word);
    if (index == 0 && (holds(not_names, lower) || holds(sentence_words, lower))) opener = true;
    const Word kind = word_of(word);
    if (kind == Word::bad) bad = true;
    if (kind == Word::capital) ++capitals;
    if (kind == Word::number) ++numbers;
    if (kind == Word::small && (index == 0 || !holds(particles, lower))) ++smalls;
  });
  if (is_telephone_user(lower_ascii(bare))) opener = false;
  if (opener && bare != "A") bad = true;  // "Q: ..." and "A: ..." are speakers
  if (bad || words == 0 || words > most_words) return Likeness::none;
  if (smalls > 0) return words <= 3 ? Likeness::lower : Likeness::none;
  if (capitals == 0) return Likeness::none;
  const bool has_digit = std::any_of(bare.begin(), bare.end(), is_digit);
  return words > 1 || had_brackets || has_digit || numbers > 0 ? Likeness::name : Likeness::word;
}

Likeness likeness(std::string_view label, const KnownLabel& known) {
  return known && known(label) ? Likeness::name : likeness(label);
}

Labels::Count& Labels::count_of(std::string_view label) {
  if (const auto found = counts_.find(label); found != counts_.end()) return found->second;
  Count& count = counts_[std::string(label)];
  count.likeness = likeness(label, known_);
  return count;
}

void Labels::see(std::string_view line) {
  ++seen_;
  if (const auto prefix = label_prefix(line)) ++count_of(prefix->label).times;
}

void Labels::see_inside(std::string_view line) {
  if (const auto prefix = label_prefix(line)) ++count_of(prefix->label).times_inside;
}

void Labels::expect(std::string_view label) {
  count_of(utf8::trim(label)).known = true;
}

void Labels::learn() {
  std::size_t recurring = 0;
  std::size_t capitalised = 0;
  std::size_t lower = 0;
  std::size_t lower_again = 0;
  for (const auto& [label, count] : counts_) {
    if (count.likeness >= Likeness::word) {
      capitalised += count.times;
      if (count.times > 1) recurring += count.times;
    }
    if (count.likeness != Likeness::lower) continue;
    if (count.times > 1) lower_again += count.times;
    if (count.times > 2) lower += count.times;
  }
  const bool labelled_throughout = recurring * 2 >= seen_ || capitalised * 5 >= seen_ * 3;
  const bool lower_throughout = lower * 2 >= seen_;
  const bool nearly_all_labelled = (capitalised + lower_again) * 5 >= seen_ * 4;
  for (auto& [label, count] : counts_) {
    const bool comes_back = count.times + count.times_inside > 1;
    const bool stands_once = count.times == 1 && labelled_throughout;
    if (count.likeness >= Likeness::word && (comes_back || stands_once)) count.known = true;
    if (count.likeness == Likeness::lower &&
        ((count.times > 2 && lower_throughout) ||
         (count.times > 1 && nearly_all_labelled && count.times * 10 >= seen_))) {
      count.known = true;
    }
    if (count.known) labelled_ += count.times;
  }
}

bool Labels::known(std::string_view label) const {
  const auto found = counts_.find(label);
  return found != counts_.end() && found->second.known;
}

double Labels::coverage() const {
  return seen_ == 0 ? 0.0 : static_cast<double>(labelled_) / static_cast<double>(seen_);
}

}  // namespace winloop::transcript
