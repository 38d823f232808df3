#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winloop::loop {

/// A speaker's label taken apart: "Ruiz, Ana (Acme)" names one person and a company beside;
/// "Barbora + Filip" two.
struct LabelParts {
  std::vector<std::string> people;  ///< apart by + & / ; or "and"; usually one
  std::vector<std::string> beside;  ///< in brackets, or after | @ or a dash apart: who knows what
};

LabelParts label_parts(std::string_view label);

/// The words of a person's name for comparing: folded, without emoji, signs and apostrophes, "Last,
/// First" turned round, titles ("Dr. med.", "Frau") and the device of "Ana's iPhone" left out.
std::vector<std::string> name_words(std::string_view name);

/// An id for somebody of that name: its words but for the titles before it, as a slug. May be
/// empty.
std::string id_from(std::string_view name);

/// Whether a title stands before or after the name: "Dr. Ruiz", "Ruiz, Ana (Dr.)".
bool has_title(std::string_view name);

/// Whether a name is another form of the full one: its first name alone, the same words with
/// initials for some but not for all ("Ana R.", "A. Ruiz"), or one that leaves out what the other
/// has between or after ("Ana Ruiz" of "Ana María Ruiz Vega"; longer than the full one only with
/// more between: who "Ana Ruiz Vega" is beside "Ana Ruiz" is not guessed).
bool is_short_for(const std::vector<std::string>& name, const std::vector<std::string>& full);

/// Whether a name is the family name of the full one: what follows its first name or names.
bool is_family_name_of(const std::vector<std::string>& name, const std::vector<std::string>& full);

}  // namespace winloop::loop
