#pragma once

#include <winloop/model/record.hpp>
#include <winloop/store/directory.hpp>
#include <winloop/store/record.hpp>

namespace winloop::store {

/// Everything that findings rest on, as it stood at the end of the day, in one consistent reading
/// of the record. search.yaml, spec.yaml and candidates/*.yaml are read as they are now: judgement
/// has no history but git's. Throws Error(bad_input) for a file that does not read, or one in
/// candidates/ that is about nobody in the record.
WINLOOP_API RecordAsOf read_as_of(const SearchDirectory& directory, const Record& record,
                                  Date as_of);

/// candidates/*.yaml by candidate id; throws as above.
WINLOOP_API std::map<std::string, Judgement> read_judgements(const SearchDirectory& directory,
                                                             const Record& record);

}  // namespace winloop::store
