#pragma once

#include <winloop/insight/view.hpp>

#include <set>
#include <string>
#include <string_view>

namespace winloop::insight {

/// Whether words are of other processes, companies or offers, or of what their employer would do to
/// keep them; by the words alone, rather too often.
bool speaks_of_others(std::string_view words);

/// Whether a sentence is a figure that may be pay, and little else: `Ninety-eight.`
bool is_bare_figure(std::string_view words);

/// Whether words tell what is not for a mail to the candidate: pay, a figure that may be pay, or
/// the offers of others; that there is an offer of ours may stand there.
bool may_tell_terms(std::string_view words);

/// Names that stand in sentences of other processes and offers: `Stripe` in `I'm also talking to
/// Stripe`. Folded; nobody who takes part, nor our company.
std::set<std::string> other_firms(const View& view, const Dossier& dossier, std::string_view words);

/// Whether one of these names is in the words.
bool names_one(const std::set<std::string>& firms, std::string_view words);

}  // namespace winloop::insight
