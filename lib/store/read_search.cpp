#include <winloop/base/utf8.hpp>
#include <winloop/model/candidate.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/yaml.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::store {

namespace {

/// A person, as a map or by the name alone; nothing when the name was left empty.
std::optional<Person> read_person(const YamlNode& node, Role role) {
  Person person;
  person.role = role;
  if (node.kind() == YamlNode::Kind::scalar) {
    person.name = node.as_text();
    return person;
  }
  node.expect_keys({"name", "aliases", "email"});
  const auto* name = node.find("name");
  if (name == nullptr) return std::nullopt;
  person.name = name->as_text();
  if (const auto* aliases = node.find("aliases")) person.aliases = aliases->as_texts();
  person.email = node.text_or_empty("email");
  if (!person.email.empty() && !is_email_address(person.email)) {
    throw node.at("email").error(fmt::format(
        "\"{}\" is no e-mail address; expected one as rui@company.example", person.email));
  }
  return person;
}

std::vector<Person> read_people(const YamlNode& root) {
  std::vector<Person> people;
  const auto add = [&](const YamlNode& node, Role role) {
    auto person = read_person(node, role);
    if (!person) return;
    for (const auto& other : people) {
      if (utf8::fold(other.name) == utf8::fold(person->name)) {
        throw node.error(fmt::format("\"{}\" is named twice; give each person once", person->name));
      }
    }
    people.push_back(std::move(*person));
  };
  if (const auto* manager = root.find("hiring_manager")) add(*manager, Role::hiring_manager);
  if (const auto* recruiter = root.find("recruiter")) add(*recruiter, Role::recruiter);
  if (const auto* panel = root.find("panel")) {
    for (const auto& node : panel->as_list()) add(node, Role::interviewer);
  }
  return people;
}

std::vector<std::string> read_stages(const YamlNode& root) {
  const auto* node = root.find("stages");
  if (node == nullptr) return default_stages();
  std::vector<std::string> stages;
  for (const auto& item : node->as_list()) {
    const auto& stage = item.as_text();
    if (stage.empty() || utf8::slug(stage) != stage) {
      throw item.error(
          fmt::format("\"{}\" is no name for a stage; expected a-z, 0-9 and single dashes", stage));
    }
    if (is_exit(stage))
      throw item.error(fmt::format("\"{}\" is an exit; every search has it", stage));
    if (std::find(stages.begin(), stages.end(), stage) != stages.end()) {
      throw item.error(fmt::format("the stage \"{}\" again", stage));
    }
    stages.push_back(stage);
  }
  return stages.empty() ? default_stages() : stages;
}

Cadence read_cadence(const YamlNode& root) {
  Cadence cadence;
  const auto* node = root.find("cadence");
  if (node == nullptr) return cadence;
  node->expect_keys({"review_days", "calibrate_days", "recall_days", "quiet_days"});
  constexpr int year = 366;
  const auto read = [&](std::string_view key, int& days) {
    if (const auto* value = node->find(key)) days = value->as_integer(1, year);
  };
  read("review_days", cadence.review);
  read("calibrate_days", cadence.calibrate);
  read("recall_days", cadence.recall);
  read("quiet_days", cadence.quiet);
  return cadence;
}

/// An amount in digits alone: the point of 95.000 would make it ninety-five.
double read_amount(const YamlNode& node) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto& text = node.as_text();
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) {
    throw node.error(fmt::format(
        "\"{}\"; expected a whole amount without points, commas or blanks, as 95000", text));
  }
  return node.as_number();
}

std::optional<PayBand> read_pay(const YamlNode& root) {
  const auto* node = root.find("compensation");
  if (node == nullptr) return std::nullopt;
  node->expect_keys({"currency", "base", "equity", "notes"});
  PayBand band;
  band.equity = node->text_or_empty("equity");
  band.notes = node->text_or_empty("notes");
  const auto* base = node->find("base");
  if (base == nullptr) return std::nullopt;
  const auto& bounds = base->as_list();
  if (bounds.size() != 2)
    throw base->error("expected the band as [low, high], in digits alone: [95000, 125000]");
  band.low = read_amount(bounds[0]);
  band.high = read_amount(bounds[1]);
  if (band.low > band.high) throw base->error("the band's low end is above its high end");
  band.currency = node->at("currency").as_text();
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (band.currency.size() != 3 ||
      !std::all_of(band.currency.begin(), band.currency.end(), capital)) {
    throw node->at("currency")
        .error(fmt::format("\"{}\" is no currency; expected its three capital letters, as EUR",
                           band.currency));
  }
  return band;
}

/// A search may come from elsewhere; where conversations are sent is the user's own word.
void refuse_assist(const YamlNode& root) {
  for (const auto& [key, value] : root.as_entries()) {
    if (key.kind() == YamlNode::Kind::scalar && key.as_text() == "assist") {
      throw key.error(
          "\"assist\" does not belong in a search: a search never says where conversations are "
          "sent; write it into your own config.yaml (winloop-config(5))");
    }
  }
}

}  // namespace

Search read_search(const std::filesystem::path& path) {
  const auto root = read_yaml(path);
  refuse_assist(root);
  root.expect_keys({"role", "team", "company", "opened", "hiring_manager", "recruiter", "panel",
                    "stages", "cadence", "compensation", "story", "consent"});
  Search search;
  search.role = root.at("role").as_text();
  search.team = root.text_or_empty("team");
  search.company = root.text_or_empty("company");
  if (const auto* opened = root.find("opened")) search.opened = opened->as_date();
  search.people = read_people(root);
  search.stages = read_stages(root);
  search.cadence = read_cadence(root);
  search.pay = read_pay(root);
  search.story = root.text_or_empty("story");
  if (const auto* consent = root.find("consent")) search.consent = consent->as_name<Consent>();
  return search;
}

}  // namespace winloop::store
