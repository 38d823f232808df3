#include "support.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/loop/who_spoke.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

// How many labels of the labelled conversations are placed when search.yaml names everybody on our
// side, of all these searches together: harder than any real search, which names its own few.

using namespace winloop;

namespace {

struct LabelledFile {
  std::string file;
  std::map<std::string, Role> roles;
};

std::vector<LabelledFile> labelled_files() {
  std::vector<LabelledFile> all;
  for (const auto& entry :
       std::filesystem::directory_iterator(test::shared_data() / "conversations")) {
    if (!entry.path().string().ends_with(".gold.json")) continue;
    const auto gold = nlohmann::json::parse(test::slurp(entry.path()));
    LabelledFile one{gold["transcript"], {}};
    for (const auto& [label, role] : gold["speakers"].items())
      one.roles[label] = from_name<Role>(role.get<std::string>());
    all.push_back(std::move(one));
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.file < b.file; });
  return all;
}

/// A whole name as a person would type it into search.yaml; empty for a label that is none.
std::string whole_name(const std::string& label) {
  auto name = label.substr(0, label.find(" ("));
  if (const auto comma = name.find(", "); comma != std::string::npos)
    name = name.substr(comma + 2) + " " + name.substr(0, comma);
  const auto space = name.find(' ');
  const bool is_name = space != std::string::npos && space + 3 < name.size() &&
                       name.find("peaker") == std::string::npos &&
                       name.find('\'') == std::string::npos;
  return is_name ? name : "";
}

/// Labels that stand for the person with that first name.
bool may_mean(const std::string& label, const std::string& name) {
  const auto first = utf8::fold(name.substr(0, name.find(' ')));
  return utf8::fold(label).starts_with(first);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(speaker_labels_shared)

BOOST_AUTO_TEST_CASE(names_are_placed_and_none_wrongly) {
  const auto files = labelled_files();
  Search search;
  std::set<std::string> known;
  std::set<std::string> candidates;
  for (const auto& file : files) {
    for (const auto& [label, role] : file.roles) {
      const auto name = whole_name(label);
      if (name.empty() ||
          !std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
        continue;
      }
      if (role == Role::candidate) {
        candidates.insert(name);
      } else if (known.insert(name).second) {
        search.people.push_back({name, {}, "", role});
      }
    }
  }
  int all = 0;
  int right = 0;
  int wrong = 0;
  std::string unplaced;
  for (const auto& file : files) {
    Candidate candidate;
    std::vector<std::string> labels;
    for (const auto& [label, role] : file.roles) {
      labels.push_back(label);
      if (role != Role::candidate) continue;
      candidate.name = "Somebody Else";
      for (const auto& name : candidates) {
        if (may_mean(whole_name(label).empty() ? label : whole_name(label), name))
          candidate.name = name;
      }
    }
    for (const auto& speaker : loop::who_spoke(labels, search, &candidate, {})) {
      ++all;
      if (speaker.role == Role::unknown) {
        unplaced += "\n  " + file.file + ": " + speaker.label;
      } else if (speaker.role == file.roles.at(speaker.label)) {
        ++right;
      } else {
        ++wrong;
        BOOST_ERROR(file.file << ": " << speaker.label << " is no " << name(speaker.role));
      }
    }
  }
  BOOST_TEST_MESSAGE(all << " labels: " << right << " placed rightly, " << wrong
                         << " wrongly; not placed:" << unplaced);
  BOOST_TEST(wrong == 0);
  BOOST_TEST(right * 100 >= all * 70);
}

BOOST_AUTO_TEST_SUITE_END()
