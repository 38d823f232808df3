// Without the precompiled header: the module's name must be known before Boost.Test is first
// included.
#define BOOST_TEST_MODULE winloop
#include <boost/test/unit_test.hpp>
