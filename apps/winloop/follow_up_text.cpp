#include "follow_up_text.hpp"

#include "present.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace winloop::app {

namespace {

using insight::Citation;
using insight::FollowUp;

/// `27 February 2026`, as a letter has it.
std::string letter_day(Date date) {
  static constexpr std::array months{"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};
  const auto ymd = date.ymd();
  return fmt::format("{} {} {}", static_cast<unsigned>(ymd.day()),
                     months.at(static_cast<unsigned>(ymd.month()) - 1),
                     static_cast<int>(ymd.year()));
}

class Drafting {
 public:
  Drafting(const FollowUp& found, Marks marks) : found_(found), marks_(marks) {}

  Draft write(const std::string& sender) {
    draft_.subject = subject();
    if (found_.left)
      say(fmt::format(
          "[write: {} is out of the search ({} since {}); strike this, and send only what "
          "still holds]",
          found_.name, found_.left->stage, letter_day(found_.left->since)));
    say(fmt::format("Hello {},", found_.greeting));
    if (found_.talks.empty()) {
      say("[write: why you write; nothing that they said was captured, so there is nothing here "
          "to refer to]");
    } else {
      say(fmt::format("Thank you for {} {}. [write: a line of your own]",
                      they_wrote() ? "your message of" : "talking with us on",
                      letter_day(found_.talks.front().on)));
    }
    heard();
    asked();
    owed();
    folded();
    if (!found_.left)
      draft_.closing.emplace_back("[write: the next step, who takes it, and by when]");
    draft_.closing.push_back("Kind regards,\n" + (sender.empty() ? "[write: your name]" : sender));
    return std::move(draft_);
  }

 private:
  void say(std::string paragraph) { draft_.opening.push_back(std::move(paragraph)); }

  [[nodiscard]] std::string subject() const {
    auto what = found_.role;
    if (!found_.company.empty()) what += " at " + found_.company;
    if (found_.talks.empty()) return what;
    return fmt::format("{}: after {} {}", what,
                       they_wrote() ? "your message of" : "our conversation on",
                       letter_day(found_.talks.front().on));
  }

  /// Nobody talked on that day: messages are among what follow_up() takes only where they wrote.
  [[nodiscard]] bool they_wrote() const {
    return std::all_of(found_.talks.begin(), found_.talks.end(), [](const Conversation& one) {
      return one.kind == ConversationKind::message;
    });
  }

  /// The words in quotation marks, with the number of their note.
  std::string quoted(const Citation& citation) {
    draft_.notes.push_back(citation);
    if (marks_ == Marks::left_out) return fmt::format("“{}”", document::flowing(citation.words));
    return fmt::format("“{}” [{}]", document::flowing(citation.words), draft_.notes.size());
  }

  void heard() {
    for (const auto& want : found_.wants)
      say(fmt::format("You said: {} [write: what here answers to that]", quoted(want)));
    for (const auto& doubt : found_.doubts)
      say(fmt::format("You {}said: {} [write: what you can say to that, or strike it]",
                      found_.wants.empty() ? "" : "also ", quoted(doubt)));
    const bool spoke = !found_.talks.empty() && !found_.left;
    if (spoke && found_.wants.empty() && found_.doubts.empty())
      say("[write: what they said that matters most to them, and what here answers to that; "
          "nothing "
          "of it was noticed in that conversation]");
  }

  void asked() {
    for (const auto& [question, since] : found_.questions) {
      auto words = fmt::format("You asked on {}: {} ", letter_day(question.on),
                               quoted(insight::cite(question)));
      if (since && since->words.empty()) {
        words += fmt::format("[write: it came up again on {}: whether that answered it]",
                             letter_day(since->on));
      } else if (since) {
        words += fmt::format(
            "{} said on {}: {} [write: whether that answers it; only words in "
            "common were compared]",
            since->person, letter_day(since->on), quoted(*since));
      } else {
        words += "[write: the answer, or who gives it and by when]";
      }
      say(std::move(words));
    }
  }

  /// What somebody wrote down was not meant for the candidate's eyes: it is not in what is sent.
  [[nodiscard]] std::string by_hand(const Commitment& commitment, bool on_terms) const {
    const auto* care = on_terms ? ", which may be of pay or another offer" : "";
    if (marks_ == Marks::left_out)
      return fmt::format("[write: what commitment {} says{}]", commitment.row, care);
    return fmt::format("[write: what commitment {} says{}: {}]", commitment.row, care,
                       commitment.what);
  }

  [[nodiscard]] static std::string standing(const insight::Owed& owed) {
    const auto late = owed.promise.days_overdue;
    auto words = late > 0
                     ? counted(static_cast<std::size_t>(late), "day") + " late, not marked as kept"
                     : std::string();
    if (owed.again)
      words += fmt::format("{}came up again on {}", words.empty() ? "" : "; ",
                           letter_day(owed.again->on));
    return words;
  }

  void owed() {
    for (const auto& owed : found_.owed) {
      const auto& it = owed.promise.commitment;
      auto words = owed.said && !owed.on_terms ? quoted(*owed.said) : by_hand(it, owed.on_terms);
      if (!owed.promise.before.empty() && owed.said && !owed.on_terms)
        words += fmt::format(" [write: said after “{}”]", owed.promise.before);
      words += it.due ? fmt::format(" ({}, due {})", it.owner, letter_day(*it.due))
                      : fmt::format(" ({})", it.owner);
      if (const auto so_far = standing(owed); !so_far.empty()) {
        words += fmt::format(" [write: {}: strike it, or what happened and the new day]", so_far);
      } else if (!it.due) {
        words += " [write: by when, or strike it]";
      }
      draft_.owed.push_back(std::move(words));
    }
  }

  /// What was promised to win them is not listed to somebody who has said yes.
  void folded() {
    if (found_.folded == 0) return;
    draft_.closing.push_back(fmt::format(
        "[write: {} from before they accepted, not marked as kept: winloop commitment list "
        "--candidate {}; take up what still holds, and strike this]",
        counted(found_.folded, "promise"), found_.candidate));
  }

  const FollowUp& found_;
  Marks marks_;
  Draft draft_;
};

}  // namespace

Draft draft(const FollowUp& found, const std::string& sender, Marks marks) {
  return Drafting(found, marks).write(sender);
}

std::string body_of(const Draft& draft) {
  auto body = fmt::format("{}\n\n", fmt::join(draft.opening, "\n\n"));
  if (!draft.owed.empty())
    body += fmt::format("{}\n\n- {}\n\n", owed_title, fmt::join(draft.owed, "\n- "));
  return body + fmt::format("{}\n", fmt::join(draft.closing, "\n\n"));
}

}  // namespace winloop::app
