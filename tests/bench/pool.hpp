#pragma once

#include <winloop/store/write.hpp>

#include <cstddef>
#include <string>

namespace winloop::bench {

/// `count` candidates in the record, each rated by one to three people on some of `criteria`
/// criteria (c01, c02, ...): 40% are rated by nobody. The same ones on every machine.
void fill_pool(store::Record& record, std::size_t count, int criteria);

/// A spec with those criteria, of different weights, two of them must-haves.
std::string pool_spec(int criteria);

}  // namespace winloop::bench
