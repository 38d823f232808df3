#pragma once

#include <winloop/base/date.hpp>

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace winloop {

/// A fact about a candidate: a number where the text is one (`years: 9`), else words (`location:
/// Lisbon`).
using Fact = std::variant<double, std::string>;

/// A fact from text: a number when the whole of it is a finite decimal number, else the words,
/// trimmed.
WINLOOP_API Fact parse_fact(std::string_view text);

/// As it was written: `9`, `7.5`, `Lisbon`.
WINLOOP_API std::string to_string(const Fact& fact);

/// Bytes of a candidate's name or id: more than any name has, less than a file's name may have.
inline constexpr std::size_t longest_name = 200;

/// Whether it is one address of the plain form NAME@DOMAIN in ASCII, without quotes, comments and
/// what else would end it early in a letter's head (RFC 5322, 3.4.1: dot-atom on both sides).
WINLOOP_API bool is_email_address(std::string_view text);

/// A person in the search.
struct Candidate {
  std::int64_t row = 0;  ///< the record's own number; 0 before it is stored
  std::string id;        ///< short, stable, as typed on the command line: `ana-ruiz`
  std::string name;
  std::vector<std::string> aliases;
  std::string email;   ///< empty when not known
  std::string source;  ///< empty when not known
  std::string stage;   ///< one of the search's stages or exits
  Date added;
  Date stage_since;
  std::map<std::string, Fact> facts;
};

/// A move from one stage to another.
struct StageMove {
  std::string candidate;
  std::string from;  ///< empty when the candidate was added
  std::string to;
  Date on;
  std::string why;
};

/// Ends of the road. Every search has these beside its own stages.
inline constexpr std::string_view stage_offer = "offer";
inline constexpr std::string_view stage_accepted = "accepted";
inline constexpr std::string_view stage_started = "started";
inline constexpr std::string_view exit_we_declined = "we-declined";
inline constexpr std::string_view exit_they_declined = "they-declined";
inline constexpr std::string_view exit_reneged = "reneged";
inline constexpr std::string_view exit_unspecified = "unspecified";

/// we-declined, they-declined, reneged or unspecified.
WINLOOP_API bool is_exit(std::string_view stage);

/// An exit by the candidate's will: they-declined or reneged.
WINLOOP_API bool is_loss(std::string_view stage);

}  // namespace winloop
