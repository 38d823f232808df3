#include <winloop/base/file.hpp>
#include <winloop/base/happened.hpp>
#include <winloop/model/signal.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/yaml.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::store {

namespace {

/// The days that a file is read on.
struct Days {
  Date of_file;  ///< what it has no day of its own for happened then
  Date today;
};

Date day_of(const YamlNode& node, const Days& days) {
  const auto* on = node.find("on");
  if (on == nullptr) return days.of_file;
  expect_happened("on", on->as_date(), days.today, on->place());
  return on->as_date();
}

std::string read_category(const YamlNode& node, SignalKind kind) {
  const auto known = categories(kind);
  const auto& category = node.as_text();
  if (std::find(known.begin(), known.end(), category) == known.end()) {
    throw node.error(unknown_name(fmt::format("category of {}", name(kind)), category,
                                  std::vector<std::string>(known.begin(), known.end())));
  }
  return category;
}

Decision read_decision(const YamlNode& node, Date on) {
  node.expect_keys({"candidate", "decision", "next", "owner", "due"});
  Decision decision;
  decision.candidate = node.at("candidate").as_text();
  decision.decision = node.at("decision").as_name<DecisionKind>();
  decision.next = node.text_or_empty("next");
  decision.owner = node.text_or_empty("owner");
  if (const auto* due = node.find("due")) {
    decision.due = due->as_date();
    if (*decision.due < on)
      throw due->error(fmt::format("due {} comes before the review, {}", decision.due->to_string(),
                                   on.to_string()));
  }
  decision.on = on;
  return decision;
}

Recall read_recall(const YamlNode& node, Date on) {
  node.expect_keys({"candidate", "by", "said", "words"});
  Recall recall;
  recall.candidate = node.at("candidate").as_text();
  recall.by = node.text_or_empty("by");
  recall.on = on;
  if (const auto* said = node.find("said")) {
    for (const auto& category : said->as_list()) {
      recall.said.push_back(read_category(category, SignalKind::motivation));
    }
  }
  recall.words = node.text_or_empty("words");
  return recall;
}

ReviewedCommitment read_commitment(const YamlNode& node, const Days& days) {
  node.expect_keys({"candidate", "quote", "what", "kind", "owner", "due", "status", "on"});
  ReviewedCommitment reviewed;
  auto& commitment = reviewed.commitment;
  commitment.candidate = node.text_or_empty("candidate");
  reviewed.quote = node.text_or_empty("quote");
  commitment.what = node.text_or_empty("what");
  if (reviewed.quote.empty() == commitment.what.empty()) {
    throw node.error(
        "expected `quote` (words of a commitment that was captured) or `what` (a new one), one of "
        "them");
  }
  const auto* kind = node.find("kind");
  commitment.kind = kind == nullptr ? "" : read_category(*kind, SignalKind::commitment);
  commitment.owner = node.text_or_empty("owner");
  commitment.made = days.of_file;
  if (const auto* due = node.find("due")) {
    commitment.due = due->as_date();
    commitment.due_words = due->as_text();
  }
  if (const auto* status = node.find("status"))
    commitment.status = status->as_name<CommitmentStatus>();
  if (commitment.status != CommitmentStatus::open) commitment.settled = day_of(node, days);
  return reviewed;
}

}  // namespace

Scorecard read_scorecard(const std::filesystem::path& path, Date today) {
  return parse_scorecard(read_file(path, most_yaml_bytes), path.string(), today);
}

Scorecard parse_scorecard(std::string_view text, std::string_view file, Date today) {
  const auto root = parse_yaml(text, file);
  root.expect_keys({"candidate", "by", "on", "ratings"});
  Scorecard card;
  card.candidate = root.at("candidate").place();
  card.by = root.at("by").place();
  Rating common;
  common.candidate = root.at("candidate").as_text();
  common.rater = root.at("by").as_text();
  common.on = day_of(root, {today, today});
  for (const auto& [key, value] : root.at("ratings").as_entries()) {
    if (value.is_null()) continue;  // a criterion of the template that was not looked at
    auto rating = common;
    rating.criterion = key.as_text();
    if (value.kind() == YamlNode::Kind::map) {
      value.expect_keys({"level", "note"});
      rating.note = value.text_or_empty("note");
      const auto* level = value.find("level");
      if (level == nullptr && rating.note.empty()) continue;
      rating.level = value.at("level").as_integer(lowest_level, highest_level);
    } else {
      rating.level = value.as_integer(lowest_level, highest_level);
    }
    card.ratings.push_back(std::move(rating));
    card.criteria.push_back(key.place());
  }
  if (card.ratings.empty()) throw root.at("ratings").error("no criterion has a level");
  return card;
}

ReviewFile read_review(const std::filesystem::path& path, Date today) {
  return parse_review(read_file(path, most_yaml_bytes), path.string(), today);
}

ReviewFile parse_review(std::string_view text, std::string_view file, Date today) {
  const auto root = parse_yaml(text, file);
  root.expect_keys({"on", "with", "decisions", "recalls", "commitments", "notes"});
  ReviewFile review;
  review.places.file = root.place();
  review.note.on = day_of(root, {today, today});
  if (const auto* with = root.find("with")) review.note.with = with->as_texts();
  review.note.notes = root.text_or_empty("notes");
  if (const auto* list = root.find("decisions")) {
    for (const auto& node : list->as_list()) {
      review.decisions.push_back(read_decision(node, review.note.on));
      review.places.decisions.push_back(node.place());
    }
  }
  if (const auto* list = root.find("recalls")) {
    for (const auto& node : list->as_list()) {
      review.recalls.push_back(read_recall(node, review.note.on));
      review.places.recalls.push_back(node.place());
    }
  }
  if (const auto* list = root.find("commitments")) {
    for (const auto& node : list->as_list()) {
      review.commitments.push_back(read_commitment(node, {review.note.on, today}));
      review.places.commitments.push_back(node.place());
    }
  }
  return review;
}

}  // namespace winloop::store
