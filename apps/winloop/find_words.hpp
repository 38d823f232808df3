#pragma once

#include <winloop/insight/heard.hpp>
#include <winloop/store/record.hpp>

namespace winloop::app {

/// Looks words up in what was captured by the end of the day, for findings that must prove their
/// quotes. The record must outlive what is given back.
insight::FindWords words_finder(const store::Record& record, Date as_of);

/// Reads a candidate's conversations up to the end of the day, for findings that look into their
/// words. The record must outlive what is given back.
insight::ReadTalks talks_reader(const store::Record& record, Date as_of);

}  // namespace winloop::app
