#include "usual_headings.hpp"

#include <algorithm>
#include <iterator>

namespace winloop::exchange {

namespace {

using enum SheetField;

constexpr Usual usual_headings[] = {
    // English, with what Greenhouse, Lever and warehouse tables of them say
    {"id", id},
    {"candidate id", id},
    {"person id", id, {}, true},
    {"contact id", id, {}, true},
    {"name", name},
    {"full name", name},
    {"fullname", name},
    {"candidate", name},
    {"candidate name", name},
    {"applicant", name},
    {"applicant name", name},
    {"contact name", name, {}, true},
    {"first name", first_name},
    {"firstname", first_name},
    {"given name", first_name},
    {"forename", first_name},
    {"candidate first name", first_name},
    {"last name", last_name},
    {"lastname", last_name},
    {"surname", last_name},
    {"family name", last_name},
    {"candidate last name", last_name},
    {"email", email},
    {"e mail", email},
    {"mail", email},
    {"email address", email},
    {"e mail address", email},
    {"emailaddress", email},
    {"candidate email", email},
    {"candidate email address", email},
    {"primary email", email},
    {"personal email", email, {}, true},
    {"work email", email, {}, true},
    {"contact email", email, {}, true},
    {"source", source},
    {"sources", source},
    {"candidate source", source},
    {"source name", source},
    {"origin", source, {}, true},
    {"how did you hear about us", source, {}, true},
    {"stage", stage},
    {"current stage", stage},
    {"stage name", stage},
    {"pipeline stage", stage},
    {"status", stage, {}, true},
    {"alias", aliases},
    {"aliases", aliases},
    {"aka", aliases},
    {"also known as", aliases},
    {"nickname", aliases},
    {"preferred name", aliases},
    {"location", fact, "location"},
    {"current location", fact, "location"},
    {"candidate location", fact, "location"},
    {"city", fact, "location", true},
    {"years", fact, "years"},
    {"yoe", fact, "years"},
    {"years of experience", fact, "years"},
    {"years experience", fact, "years"},
    {"experience years", fact, "years"},
    {"years exp", fact, "years"},
    {"exp years", fact, "years"},
    {"phone", fact, "phone"},
    {"phone number", fact, "phone"},
    {"mobile", fact, "phone", true},
    {"mobile phone", fact, "phone", true},
    {"telephone", fact, "phone"},
    {"tel", fact, "phone"},
    {"company", fact, "company"},
    {"current company", fact, "company"},
    {"employer", fact, "company"},
    {"current employer", fact, "company"},
    {"title", fact, "title"},
    {"job title", fact, "title"},
    {"current title", fact, "title"},
    {"headline", fact, "title", true},
    {"linkedin", fact, "linkedin"},
    {"linkedin url", fact, "linkedin"},
    {"linkedin profile", fact, "linkedin"},
    {"notice period", fact, "notice"},
    // German
    {"kandidat", name},
    {"kandidatin", name},
    {"bewerber", name},
    {"bewerberin", name},
    {"vollstandiger name", name},
    {"vorname", first_name},
    {"nachname", last_name},
    {"familienname", last_name},
    {"e mail adresse", email},
    {"mailadresse", email},
    {"quelle", source},
    {"herkunft der bewerbung", source},
    {"phase", stage},
    {"stufe", stage},
    {"spitzname", aliases},
    {"rufname", aliases},
    {"ort", fact, "location"},
    {"wohnort", fact, "location"},
    {"stadt", fact, "location", true},
    {"standort", fact, "location"},
    {"berufsjahre", fact, "years"},
    {"jahre", fact, "years"},
    {"jahre berufserfahrung", fact, "years"},
    {"berufserfahrung jahre", fact, "years"},
    {"berufserfahrung in jahren", fact, "years"},
    {"telefon", fact, "phone"},
    {"telefonnummer", fact, "phone"},
    {"handy", fact, "phone", true},
    {"arbeitgeber", fact, "company"},
    {"firma", fact, "company"},
    {"kundigungsfrist", fact, "notice"},
    // French
    {"candidat", name},
    {"candidate e", name},
    {"nom", name, {}, true},
    {"nom complet", name},
    {"nom et prenom", name},
    {"prenom nom", name},
    {"prenom", first_name},
    {"nom de famille", last_name},
    {"courriel", email},
    {"adresse e mail", email},
    {"adresse email", email},
    {"adresse courriel", email},
    {"provenance", source},
    {"etape", stage},
    {"etape actuelle", stage},
    {"surnom", aliases},
    {"ville", fact, "location", true},
    {"lieu", fact, "location"},
    {"localisation", fact, "location"},
    {"annees d experience", fact, "years"},
    {"annees experience", fact, "years"},
    {"telephone portable", fact, "phone", true},
    {"numero de telephone", fact, "phone"},
    {"entreprise", fact, "company"},
    {"employeur", fact, "company"},
    {"poste", fact, "title"},
    {"preavis", fact, "notice"},
};

constexpr std::string_view name_or_last_name[] = {"name", "nom"};

template <typename Range>
bool listed(const Range& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

const Usual* usual_for(std::string_view heading) {
  const auto is = [&](const Usual& usual) { return usual.heading == heading; };
  const auto* const at = std::find_if(std::begin(usual_headings), std::end(usual_headings), is);
  return at == std::end(usual_headings) ? nullptr : at;
}

bool is_name_or_last_name(std::string_view heading) {
  return listed(name_or_last_name, heading);
}

}  // namespace winloop::exchange
