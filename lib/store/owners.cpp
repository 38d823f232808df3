#include "owners.hpp"

#include "identifiers.hpp"
#include <winloop/base/bytes.hpp>
#include <winloop/base/names.hpp>
#include <winloop/model/promised_by.hpp>

#include <fmt/format.h>

#include <limits>
#include <map>
#include <string>
#include <vector>

namespace winloop::store {

namespace {

/// Of all that an owner is found by in search.yaml.
std::string hash_of_names(const Search& search) {
  std::string all;
  for (const auto& person : search.people) {
    all += person.name;
    for (const auto& alias : person.aliases) all += '\n' + alias;
    all += fmt::format("\n={}\n", name(person.role));
  }
  return content_hash(all);
}

/// Whether the names are those by which the owners were found.
bool keep_names(Database& database, const std::string& hash) {
  return database.run("UPDATE derived_names SET hash = ?1 WHERE hash <> ?1", hash) == 0;
}

/// The commitments that were noticed in signals [from, to).
std::vector<Commitment> noticed_between(Database& database, std::int64_t from, std::int64_t to) {
  std::vector<Commitment> found;
  auto rows = database.query(
      "SELECT m.row, ifnull(c.id, ''), m.owner, m.owner_role, m.signal, m.what, s.quote_from, "
      "s.quote_size, u.text FROM commitment m LEFT JOIN candidate c ON c.row = m.candidate "
      "JOIN signal s ON s.id = m.signal JOIN utterance u ON u.id = m.signal >> 10 "
      "WHERE m.signal >= ?1 AND m.signal < ?2",
      from, to);
  while (rows.next()) {
    Commitment commitment;
    commitment.row = rows.integer(0);
    commitment.candidate = rows.text(1);
    commitment.owner = rows.text(2);
    commitment.owner_role = rows.name<Role>(3);
    commitment.signal = rows.integer(4);
    commitment.what = rows.is_null(5) ? rows.part(8, 6, 7) : rows.text(5);
    found.push_back(std::move(commitment));
  }
  return found;
}

std::int64_t first_signal(std::int64_t conversation) {
  return signal_id(utterance_id(conversation, 0), 0);
}

/// Finds owners by the names of now.
class OwnerSearch {
 public:
  OwnerSearch(Database& database, const Search& search) : database_(database), people_(search) {}

  void derive(std::vector<Commitment> commitments) {
    for (auto& commitment : commitments) {
      const auto& id = commitment.candidate;
      if (!id.empty() && !about_.contains(id)) about_.emplace(id, names_of(database_, id));
      name_owner(commitment, people_, id.empty() ? nullptr : &about_.at(id));
      database_.run("INSERT INTO derived_owner (commitment, owner, owner_role) VALUES (?1, ?2, ?3)",
                    commitment.row, commitment.owner, name(commitment.owner_role));
    }
  }

 private:
  Database& database_;
  PeopleByName people_;
  std::map<std::string, Candidate> about_;
};

}  // namespace

Candidate names_of(Database& database, std::string_view id) {
  Candidate candidate;
  auto rows = database.query(
      "SELECT name, alias FROM candidate LEFT JOIN candidate_alias ON candidate = candidate.row "
      "WHERE id = ?1 ORDER BY number",
      id);
  while (rows.next()) {
    candidate.name = rows.text(0);
    if (!rows.is_null(1)) candidate.aliases.push_back(rows.text(1));
  }
  return candidate;
}

void OwnerStore::renew(std::int64_t conversation) {
  database_.run(
      "DELETE FROM derived_owner WHERE commitment IN (SELECT row FROM commitment WHERE signal >= "
      "?1 AND signal < ?2)",
      first_signal(conversation), first_signal(conversation + 1));
  renewed_.insert(conversation);
}

void OwnerStore::renew_about(std::int64_t candidate) {
  std::vector<std::int64_t> conversations;
  auto rows = database_.query("SELECT row FROM conversation WHERE candidate = ?1", candidate);
  while (rows.next()) conversations.push_back(rows.integer(0));
  for (const auto conversation : conversations) renew(conversation);
}

void OwnerStore::renew_all() {
  database_.run("DELETE FROM derived_owner");
  forget_names();
}

void OwnerStore::forget_names() {
  database_.run("UPDATE derived_names SET hash = ''");
}

void OwnerStore::flush(const Search* search) {
  if (search == nullptr) {
    if (!renewed_.empty()) forget_names();
    renewed_.clear();
    return;
  }
  OwnerSearch owners(database_, *search);
  if (keep_names(database_, hash_of_names(*search))) {
    for (const auto conversation : renewed_) {
      owners.derive(
          noticed_between(database_, first_signal(conversation), first_signal(conversation + 1)));
    }
  } else {
    database_.run("DELETE FROM derived_owner");
    owners.derive(noticed_between(database_, 0, std::numeric_limits<std::int64_t>::max()));
  }
  renewed_.clear();
}

}  // namespace winloop::store
