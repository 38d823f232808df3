#include "owners.hpp"

#include "identifiers.hpp"
#include <winloop/base/bytes.hpp>
#include <winloop/base/names.hpp>
#include <winloop/model/promised_by.hpp>

#include <fmt/format.h>

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

std::vector<Commitment> without_owner(Database& database) {
  std::vector<Commitment> found;
  auto rows = database.query(
      "SELECT m.row, ifnull(c.id, ''), m.owner, m.owner_role, m.signal, m.what, s.quote_from, "
      "s.quote_size, u.text FROM commitment m LEFT JOIN candidate c ON c.row = m.candidate "
      "JOIN signal s ON s.id = m.signal JOIN utterance u ON u.id = m.signal >> 10 "
      "WHERE NOT EXISTS (SELECT 1 FROM derived_owner WHERE commitment = m.row)");
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

void derive_owners(Database& database, const Search& search) {
  if (!keep_names(database, hash_of_names(search))) database.run("DELETE FROM derived_owner");
  const PeopleByName people(search);
  std::map<std::string, Candidate> about;
  for (auto& commitment : without_owner(database)) {
    const auto& id = commitment.candidate;
    if (!id.empty() && !about.contains(id)) about.emplace(id, names_of(database, id));
    name_owner(commitment, people, id.empty() ? nullptr : &about.at(id));
    database.run("INSERT INTO derived_owner (commitment, owner, owner_role) VALUES (?1, ?2, ?3)",
                 commitment.row, commitment.owner, name(commitment.owner_role));
  }
}

void forget_owners_in(Database& database, std::int64_t conversation) {
  database.run(
      "DELETE FROM derived_owner WHERE commitment IN (SELECT row FROM commitment WHERE signal >= "
      "?1 AND signal < ?2)",
      signal_id(utterance_id(conversation, 0), 0), signal_id(utterance_id(conversation + 1, 0), 0));
}

void forget_owners_about(Database& database, std::int64_t candidate) {
  database.run(
      "DELETE FROM derived_owner WHERE commitment IN (SELECT row FROM commitment WHERE candidate = "
      "?1)",
      candidate);
}

}  // namespace winloop::store
