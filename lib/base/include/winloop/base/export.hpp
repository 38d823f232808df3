#pragma once

/// Symbols are hidden by default; what users of libwinloop.so and the tests may call carries this
/// mark.
#define WINLOOP_API __attribute__((visibility("default")))
