#pragma once

#include <winloop/loop/capture.hpp>
#include <winloop/store/record.hpp>
#include <winloop/store/write.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace winloop::loop {

/// What is in the record already is not changed by capturing it again: throws Error(bad_input) for
/// an option that says something else than the record has, and says what changes that.
void expect_applied(const store::Record& record, std::int64_t conversation,
                    const store::Capture& capture, const CaptureOptions& options);

/// A warning for each other conversation that the same bytes are, with another candidate, kind or
/// day: meant so, or the correction of a mistake, which does not take the first one out.
std::vector<std::string> same_elsewhere(const store::Record& record, std::int64_t conversation,
                                        const store::Capture& capture);

}  // namespace winloop::loop
