#include "place_hints.hpp"

#include <winloop/base/error.hpp>
#include <winloop/base/happened.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/file_name.hpp>

#include <fmt/format.h>

#include <string_view>

namespace winloop::loop {

namespace {

/// `2026-09-31`: written as a day is, and in no calendar.
bool is_written_as_day(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  if (text.size() != form.size()) return false;
  for (std::size_t at = 0; at < form.size(); ++at) {
    const bool fits = form[at] == '-' ? text[at] == '-' : text[at] >= '0' && text[at] <= '9';
    if (!fits) return false;
  }
  return true;
}

std::string missing_day(const std::string& odd_day) {
  if (odd_day.empty()) return "the day (--on DATE)";
  if (is_written_as_day(odd_day))
    return fmt::format("the day (--on DATE), as {} is no day that exists", odd_day);
  return fmt::format("the day (--on DATE), as \"{}\" is not written like 2026-03-04",
                     utf8::visible(odd_day));
}

std::string missing_kind(const std::vector<std::string>& others) {
  std::string missing = "the kind (--kind KIND)";
  if (others.size() != 1) return missing;
  missing += fmt::format(", as \"{}\" is none", utf8::visible(others.front()));
  const auto near = near_names(others.front(), all_names<ConversationKind>());
  return near.empty() ? missing : missing + fmt::format(" ({} is one)", near.front());
}

}  // namespace

Hints hints_of(const CaptureSource& source, const CaptureOptions& options) {
  auto named = from_file_name(source.name);
  if (source.row) {
    if (source.row->kind) named.kind = source.row->kind;
    if (source.row->on) named.on = source.row->on;
    if (!source.row->candidate.empty() || source.row->about_search) {
      named.candidate = source.row->candidate;
      named.about_search = source.row->about_search;
    }
  }
  if (!options.candidate.empty() || options.about_search) {
    named.candidate = options.candidate;
    named.about_search = options.about_search;
  }
  Hints hints{named.candidate,
              named.about_search,
              options.kind ? options.kind : named.kind,
              options.on ? options.on : named.on,
              named.odd_day,
              named.others};
  hints.by_name_only = options.candidate.empty() && !options.about_search &&
                       (!source.row || source.row->candidate.empty()) && !hints.candidate.empty();
  if (hints.kind && needs_no_candidate(*hints.kind)) hints.about_search = true;
  return hints;
}

Subject subject_of(const Hints& hints, const std::string& nobody,
                   const std::optional<Date>& today) {
  std::vector<std::string> missing;
  if (!hints.on) missing.push_back(missing_day(hints.odd_day));
  if (!hints.kind) missing.push_back(missing_kind(hints.others));
  if (hints.candidate.empty() && !hints.about_search)
    missing.emplace_back("the candidate (--candidate ID)" + nobody);
  if (!missing.empty()) {
    throw bad_input(
        fmt::format("missing: {}; or name the file like \"2026-03-04 ana-ruiz screen.vtt\"",
                    fmt::join(missing, ", ")));
  }
  if (today) expect_happened("its day", *hints.on, *today);
  return {hints.candidate, *hints.kind, *hints.on};
}

}  // namespace winloop::loop
