#include "end_of_time.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/erase.hpp>
#include <winloop/loop/quote.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/erasures.hpp>
#include <winloop/store/find.hpp>
#include <winloop/store/ratings.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace winloop::loop {

namespace {

/// Files of a search directory are written by hand; none comes near.
constexpr std::size_t most_bytes = std::size_t{64} << 20;
/// A first name of one letter is an initial, and stands everywhere.
constexpr std::size_t least_name = 3;

/// What people call somebody; the first name alone last.
std::vector<std::string> names_of(const Candidate& candidate) {
  std::vector<std::string> names{candidate.name, candidate.id, candidate.email};
  names.insert(names.end(), candidate.aliases.begin(), candidate.aliases.end());
  names.push_back(candidate.name.substr(0, candidate.name.find(' ')));
  std::set<std::string> seen;
  std::erase_if(names, [&](const std::string& name) {
    return utf8::plain_words(name).size() < least_name || !seen.insert(utf8::fold(name)).second;
  });
  return names;
}

/// Those of the names that stand in the text as whole words.
std::vector<std::string> named_in(std::string_view text, const std::vector<std::string>& names) {
  const auto folded = utf8::fold(text);
  std::vector<std::string> found;
  std::copy_if(names.begin(), names.end(), std::back_inserter(found),
               [&](const std::string& name) { return holds_words(folded, utf8::fold(name)); });
  return found;
}

void add_mention(std::vector<Mention>& mentions, std::string where, std::string_view text,
                 const std::vector<std::string>& names) {
  auto found = named_in(text, names);
  if (!found.empty()) mentions.push_back({std::move(where), std::move(found)});
}

void find_in_conversations(const store::Record& record, const std::vector<std::string>& names,
                           std::vector<Mention>& mentions) {
  std::map<std::int64_t, Mention> by_conversation;
  for (const auto& name : names) {
    const auto query = fmt::format("\"{}\"", utf8::plain_words(name));
    for (const auto& count : store::count_hits(record, query, {.as_of = end_of_time()})) {
      auto& mention = by_conversation[count.conversation];
      mention.where = fmt::format("conversation {}", count.conversation);
      mention.names.push_back(name);
    }
  }
  for (auto& [number, mention] : by_conversation) mentions.push_back(std::move(mention));
}

void find_in_files(const store::SearchDirectory& directory, const std::vector<std::string>& names,
                   const std::vector<std::filesystem::path>& going,
                   std::vector<Mention>& mentions) {
  std::set<std::filesystem::path> files{directory.search(), directory.spec(), directory.lexicon(),
                                        directory.live_notes()};
  if (std::filesystem::is_directory(directory.candidates())) {
    for (const auto& entry : std::filesystem::directory_iterator(directory.candidates()))
      files.insert(entry.path());
  }
  for (const auto& file : files) {
    if (!std::filesystem::is_regular_file(file)) continue;
    if (std::find(going.begin(), going.end(), file) != going.end()) continue;
    add_mention(mentions, std::filesystem::relative(file, directory.path()).string(),
                read_file(file, most_bytes), names);
  }
}

std::vector<Mention> mentions_of(const Workspace& workspace, const Erased& erased) {
  std::vector<Mention> mentions;
  std::vector<std::string> names;
  for (const auto& candidate : erased.candidates) {
    const auto own = names_of(candidate);
    names.insert(names.end(), own.begin(), own.end());
  }
  if (names.empty()) return mentions;
  find_in_conversations(workspace.record, names, mentions);
  for (const auto& free : store::free_texts(workspace.record))
    add_mention(mentions, free.where, free.text, names);
  find_in_files(workspace.directory, names, erased.files, mentions);
  return mentions;
}

void erase_conversations(const Workspace& workspace, store::Write& write,
                         const EraseOptions& options, Erased& erased) {
  const std::set<std::int64_t> numbers(options.conversations.begin(), options.conversations.end());
  for (const auto number : numbers) {
    erased.conversations.push_back(store::conversation(workspace.record, number));
    const auto& one = erased.conversations.back();
    if (!options.words_only) {
      write.erase_conversation(number, options.erasing);
    } else if (one.consent == ConsentAnswer::declined) {
      throw bad_input(fmt::format("conversation {}: its words are not kept", number));
    } else {
      write.erase_words(number, options.erasing);
    }
  }
}

void erase_candidates(const Workspace& workspace, store::Write& write, const EraseOptions& options,
                      Erased& erased) {
  const std::set<std::string> ids(options.candidates.begin(), options.candidates.end());
  for (const auto& id : ids) {
    erased.candidates.push_back(store::candidate(workspace.record, id, end_of_time()));
    const auto with_them = store::conversations(workspace.record, end_of_time(), id);
    erased.conversations.insert(erased.conversations.end(), with_them.begin(), with_them.end());
    erased.ratings += store::ratings(workspace.record, end_of_time(), id).size();
    const auto file = workspace.directory.candidate(id);
    if (std::filesystem::exists(file)) erased.files.push_back(file);
    write.erase_candidate(id, options.erasing);
  }
}

}  // namespace

Erased erase(Workspace& workspace, const EraseOptions& options,
             const std::function<void(const Erased&)>& show) {
  Erased erased;
  store::Write write(workspace.record);
  erase_conversations(workspace, write, options, erased);
  erase_candidates(workspace, write, options, erased);
  erased.mentions = mentions_of(workspace, erased);
  if (show) show(erased);
  if (options.dry_run) return erased;
  // The files first: after a failure between the two, the same call ends what it began.
  for (const auto& file : erased.files) std::filesystem::remove(file);
  write.commit();
  return erased;
}

}  // namespace winloop::loop
