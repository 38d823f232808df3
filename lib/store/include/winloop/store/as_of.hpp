#pragma once

#include <winloop/model/record.hpp>
#include <winloop/store/directory.hpp>
#include <winloop/store/record.hpp>

namespace winloop::store {

/// The text of a spec and how errors name it.
struct SpecText {
  std::string text;
  std::string file;
};

/// spec.yaml as it stood at the end of the day: the file as it is now, unless a version was adopted
/// on a later day; then the newest version adopted by that day, or the first one where there was
/// none yet.
WINLOOP_API SpecText spec_as_of(const SearchDirectory& directory, const Record& record, Date as_of);

/// Everything that findings rest on, as it stood at the end of the day, in one consistent reading
/// of the record, with spec_as_of() for the bar. search.yaml and candidates/*.yaml are read as they
/// are now: judgement has no history but git's. Throws Error(bad_input) for a file that does not
/// read, or one in candidates/ that is about nobody in the record.
WINLOOP_API RecordAsOf read_as_of(const SearchDirectory& directory, const Record& record,
                                  Date as_of);

/// candidates/*.yaml by candidate id; throws as above.
WINLOOP_API std::map<std::string, Judgement> read_judgements(const SearchDirectory& directory,
                                                             const Record& record);

}  // namespace winloop::store
