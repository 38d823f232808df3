#pragma once

#include <string>

namespace winloop::exchange {

/// A whole name as it is spoken: `Smith, Jane` is Jane Smith. `King, Jr.` stays, as does what is
/// written as no name is.
std::string spoken_name(std::string name);

}  // namespace winloop::exchange
