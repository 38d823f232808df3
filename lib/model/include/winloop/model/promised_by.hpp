#pragma once

#include <winloop/model/commitment.hpp>
#include <winloop/model/person_name.hpp>

namespace winloop {

/// Gives a commitment that was noticed to whoever its words say will do it, where they name one of
/// us or the candidate: "Cy will ring you tomorrow", "Henrike's going to send it", by whole name,
/// alias or a first name that one of them has. `said_by` keeps whose words they are. All others
/// stay with the speaker: "I'll ask Cy", "Cy and I will", "if Cy will", a name that we do not know.
/// `candidate` is whom the commitment is about, or null.
WINLOOP_API void name_owner(Commitment& commitment, const PeopleByName& people,
                            const Candidate* candidate);

}  // namespace winloop
