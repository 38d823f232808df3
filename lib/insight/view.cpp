#include <winloop/base/names.hpp>
#include <winloop/insight/contact.hpp>
#include <winloop/insight/heard.hpp>
#include <winloop/insight/view.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace winloop::insight {

bool Dossier::spoken_with_in(const Conversation* conversation) const {
  return std::find(contacts.begin(), contacts.end(), conversation) != contacts.end();
}

View::View(const RecordAsOf& record, ReadTalks read)
    : record_(&record), read_(std::move(read)), people_(record.search) {
  index_candidates();
  fill_dossiers();
}

void View::index_candidates() {
  dossiers_.reserve(record_->candidates.size());
  for (const auto& candidate : record_->candidates) {
    by_id_.try_emplace(candidate.id, dossiers_.size());
    auto& dossier = dossiers_.emplace_back();
    dossier.candidate = &candidate;
    const auto found = record_->judgements.find(candidate.id);
    if (found != record_->judgements.end()) dossier.judgement = &found->second;
  }
  if (record_->rankings.empty()) return;
  std::map<std::int64_t, const Standing*> standings;
  for (const auto& standing : record_->rankings.back().standings) {
    standings.try_emplace(standing.candidate, &standing);
  }
  for (auto& dossier : dossiers_) {
    const auto found = standings.find(dossier.candidate->row);
    if (found != standings.end()) dossier.standing = found->second;
  }
}

void View::fill_dossiers() {
  const auto fill = [this](const auto& items, auto list) {
    for (const auto& item : items) {
      const auto found = by_id_.find(item.candidate);
      if (found != by_id_.end()) (dossiers_[found->second].*list).push_back(&item);
    }
  };
  fill(record_->signals, &Dossier::signals);
  fill(record_->conversations, &Dossier::conversations);
  fill(record_->commitments, &Dossier::commitments);
  fill(record_->decisions, &Dossier::decisions);
  fill(record_->recalls, &Dossier::recalls);
  fill(record_->ratings, &Dossier::ratings);
  fill(record_->moves, &Dossier::moves);
  for (const auto& conversation : record_->conversations) {
    by_row_.try_emplace(conversation.row, &conversation);
  }
  for (auto& dossier : dossiers_) {
    std::copy_if(dossier.signals.begin(), dossier.signals.end(),
                 std::back_inserter(dossier.confided),
                 [](const Signal* signal) { return is_sensitive(*signal); });
    for (const auto* conversation : dossier.conversations) {
      if (is_contact(*this, dossier, *conversation)) dossier.contacts.push_back(conversation);
    }
  }
}

const Dossier& View::dossier(std::string_view candidate) const {
  if (const auto* found = find(candidate)) return *found;
  std::vector<std::string> known;
  for (const auto& [id, place] : by_id_) known.emplace_back(id);
  throw_unknown_name("candidate", candidate, known);
}

const Dossier* View::find(std::string_view candidate) const {
  const auto found = by_id_.find(candidate);
  return found == by_id_.end() ? nullptr : &dossiers_[found->second];
}

const Conversation* View::conversation(std::int64_t row) const {
  const auto found = by_row_.find(row);
  return found == by_row_.end() ? nullptr : found->second;
}

std::vector<Talk> View::talks(const Dossier& dossier) const {
  return read_ ? read_(dossier.candidate->id) : std::vector<Talk>{};
}

const Person* View::ours(std::string_view name) const {
  return people_.find(name);
}

bool in_play(const Candidate& candidate) {
  return !is_exit(candidate.stage) && candidate.stage != stage_started;
}

int stage_place(const Search& search, std::string_view stage) {
  const auto all = stages_and_exits(search);
  const auto found = std::find(all.begin(), all.end(), stage);
  return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

}  // namespace winloop::insight
