#pragma once

#include <winloop/base/export.hpp>

#include <filesystem>

namespace winloop {

/// Loads a module: a part of the library that stands in a file of its own,
/// `winloop/NAME.so` in the folder of libwinloop.so, because it links libraries that few calls
/// need and that every call would otherwise wait for (measured: share/doc/performance.md). It stays
/// loaded; calling again costs little. Safe to call from several threads.
///
/// Gives what the module's `winloop_module()` gives: its table of functions, which the module owns.
/// Throws Error(storage), with the loader's words, when the file is missing or does not fit.
WINLOOP_API const void* load_module(const char* name);

/// The same as the table that it is. Its type is declared once, in a header that both sides
/// include.
template <typename Table>
const Table& module_table(const char* name) {
  return *static_cast<const Table*>(load_module(name));
}

/// Where a program of the library's own stands: beside its modules. Whether it is there shows when
/// it is started.
WINLOOP_API std::filesystem::path program_beside(const char* name);

}  // namespace winloop

/// What every module defines.
extern "C" WINLOOP_API const void* winloop_module();
