#include "assist_speakers.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/signal/assist.hpp>
#include <winloop/signal/due.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <optional>

namespace winloop::signal {

namespace {

using Json = nlohmann::json;

constexpr std::size_t most_proposals = 300;
constexpr std::size_t shortest_quote_bytes = 4;
constexpr std::size_t longest_quote_bytes = 400;
constexpr int shown_columns = 100;

Error unusable(std::string_view why) {
  return bad_input(fmt::format("the reply {}", why));
}

/// As JSON, at most so deep as a reply needs to be.
Json parse_bounded(std::string_view text, std::string_view what) {
  constexpr int deepest = 16;
  const auto bounded = [](int depth, Json::parse_event_t, const Json&) {
    if (depth > deepest) throw unusable("is nested too deeply");
    return true;
  };
  try {
    return Json::parse(text.begin(), text.end(), bounded);
  } catch (const Json::exception&) {
    throw unusable(fmt::format("{} not JSON", what));
  }
}

const Json* member(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

std::string text_of(const Json& object, const char* key) {
  const auto* value = member(object, key);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

/// The first choice's message, of which there has to be all.
std::string content_of(const Json& reply) {
  const auto* choices = member(reply, "choices");
  if (choices == nullptr || !choices->is_array() || choices->empty())
    throw unusable("has no choices");
  const auto& choice = choices->front();
  const auto* message = member(choice, "message");
  if (message == nullptr) throw unusable("has no message");
  if (const auto refusal = text_of(*message, "refusal"); !refusal.empty())
    throw unusable("is a refusal");
  const auto ended = text_of(choice, "finish_reason");
  if (ended == "length") throw unusable("was cut off at the model's limit");
  if (ended == "content_filter") throw unusable("was withheld by the endpoint's filter");
  auto content = text_of(*message, "content");
  if (content.empty()) throw unusable("has no content");
  return content;
}

std::string shown(const std::string& text) {
  const auto cut = utf8::prefix_within(text, shown_columns);
  return cut < text.size() ? text.substr(0, cut) + "..." : text;
}

bool is_word_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

/// Whether [from, from + size) begins and ends between words, as far as ASCII tells.
bool is_between_words(std::string_view text, ByteRange words) {
  const auto end = words.from + words.size;
  const bool cut_left =
      words.from > 0 && is_word_byte(text[words.from - 1]) && is_word_byte(text[words.from]);
  const bool cut_right =
      end < text.size() && is_word_byte(text[end - 1]) && is_word_byte(text[end]);
  return !cut_left && !cut_right;
}

bool overlap_in_place(const Noticed& a, const Noticed& b) {
  return a.utterance == b.utterance && a.words.from < b.words.from + b.words.size &&
         b.words.from < a.words.from + a.words.size;
}

/// What a proposal says, as text.
struct Proposal {
  std::string speaker;
  std::string kind;
  std::string category;
  std::string quote;
  std::optional<std::size_t> utterance;  ///< index; only where the model thinks it stands
};

/// Nothing when a member is missing or of another type.
std::optional<Proposal> read_proposal(const Json& node) {
  for (const auto* key : {"speaker", "kind", "category", "quote"}) {
    const auto* value = member(node, key);
    if (value == nullptr || !value->is_string()) return std::nullopt;
  }
  Proposal proposal{text_of(node, "speaker"), text_of(node, "kind"), text_of(node, "category"),
                    text_of(node, "quote"), std::nullopt};
  const auto* at = member(node, "utterance");
  if (at == nullptr || !at->is_number_integer()) return std::nullopt;
  const auto number = at->get<std::int64_t>();
  if (number > 0) proposal.utterance = static_cast<std::size_t>(number - 1);
  return proposal;
}

/// Holds proposals against what was said.
class Examiner {
 public:
  Examiner(const Transcript& transcript, std::span<const Role> roles, Date on,
           std::string_view model)
      : transcript_(transcript),
        roles_(roles),
        on_(on),
        cue_(fmt::format("{}{}", assist_cue_prefix, model)),
        speakers_(placeholders(transcript, roles)) {}

  void take(const Json& node) {
    ++taken_;
    const auto proposal = read_proposal(node);
    Noticed noticed;
    const auto wrong = !proposal ? Rejection::malformed : examine(*proposal, noticed);
    if (!wrong) {
      reply_.kept.push_back(std::move(noticed));
      return;
    }
    RejectedProposal rejected{*wrong, "", "", "", ""};
    if (proposal) {
      rejected = {*wrong, shown(proposal->speaker), shown(proposal->kind),
                  shown(proposal->category), shown(proposal->quote)};
    }
    reply_.rejected.push_back(std::move(rejected));
  }

  AssistReply finish() {
    std::stable_sort(reply_.kept.begin(), reply_.kept.end(), [](const auto& a, const auto& b) {
      return std::pair(a.utterance, a.words.from) < std::pair(b.utterance, b.words.from);
    });
    return std::move(reply_);
  }

 private:
  /// What is wrong with it; else it is laid down in `noticed`.
  std::optional<Rejection> examine(const Proposal& proposal, Noticed& noticed) {
    if (taken_ > most_proposals) return Rejection::too_many;
    const auto kind = try_from_name<SignalKind>(proposal.kind);
    if (!kind) return Rejection::unknown_kind;
    const auto known = categories(*kind);
    if (std::find(known.begin(), known.end(), proposal.category) == known.end())
      return Rejection::unknown_category;
    if (std::find(speakers_.begin(), speakers_.end(), proposal.speaker) == speakers_.end())
      return Rejection::unknown_speaker;
    if (proposal.quote.size() < shortest_quote_bytes) return Rejection::too_short;
    if (proposal.quote.size() > longest_quote_bytes) return Rejection::too_long;
    if (const auto wrong = place(proposal, noticed)) return wrong;
    if (!may_say(transcript_, roles_, noticed.utterance, *kind)) return Rejection::not_theirs;
    noticed.kind = *kind;
    noticed.category = proposal.category;
    noticed.cue = cue_;
    noticed.answered = *kind == SignalKind::question && proposal.category == "answered";
    if (is_repeated(noticed)) return Rejection::repeated;
    read_due(to_end_of_sentence(noticed), on_, noticed);
    return std::nullopt;
  }

  /// The utterance as far as the sentence in which the quote ends.
  [[nodiscard]] std::string_view to_end_of_sentence(const Noticed& noticed) const {
    const std::string_view text = transcript_.utterances[noticed.utterance].text;
    return text.substr(0, text.find_first_of(".?!\n", noticed.words.from + noticed.words.size));
  }

  /// Where the speaker said it: in the utterance that is named, else in the first that has it.
  std::optional<Rejection> place(const Proposal& proposal, Noticed& noticed) const {
    auto wrong = Rejection::not_said;
    const auto look_in = [&](std::size_t at) {
      const auto& utterance = transcript_.utterances[at];
      const auto from = utterance.text.find(proposal.quote);
      if (utterance.speaker < 0 || from == std::string::npos) return false;
      if (speakers_[static_cast<std::size_t>(utterance.speaker)] != proposal.speaker) {
        if (wrong == Rejection::not_said) wrong = Rejection::said_by_another;
        return false;
      }
      const auto whole = find_whole(utterance.text, proposal.quote, from);
      if (!whole) {
        wrong = Rejection::cuts_a_word;
        return false;
      }
      noticed.utterance = at;
      noticed.words = *whole;
      return true;
    };
    const auto count = transcript_.utterances.size();
    if (proposal.utterance && *proposal.utterance < count && look_in(*proposal.utterance))
      return {};
    for (std::size_t at = 0; at < count; ++at) {
      if (look_in(at)) return {};
    }
    return wrong;
  }

  static std::optional<ByteRange> find_whole(std::string_view text, std::string_view quote,
                                             std::size_t from) {
    for (; from != std::string_view::npos; from = text.find(quote, from + 1)) {
      const ByteRange words{from, quote.size()};
      if (is_between_words(text, words)) return words;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_repeated(const Noticed& noticed) const {
    return std::any_of(reply_.kept.begin(), reply_.kept.end(), [&](const Noticed& kept) {
      return kept.kind == noticed.kind &&
             (kept.category == noticed.category || !may_be_two(noticed.kind)) &&
             overlap_in_place(kept, noticed);
    });
  }

  const Transcript& transcript_;
  std::span<const Role> roles_;
  Date on_;
  std::string cue_;
  std::vector<std::string> speakers_;
  std::size_t taken_ = 0;
  AssistReply reply_;
};

}  // namespace

AssistReply read_assist_reply(std::string_view body, const Transcript& transcript,
                              std::span<const Role> roles, Date on, std::string_view model) {
  const auto content = content_of(parse_bounded(body, "is"));
  const auto proposals = parse_bounded(content, "has content that is");
  const auto* signals = member(proposals, "signals");
  if (signals == nullptr || !signals->is_array()) throw unusable("has no list of signals");
  Examiner examiner(transcript, roles, on, model);
  for (const auto& node : *signals) examiner.take(node);
  return examiner.finish();
}

}  // namespace winloop::signal
