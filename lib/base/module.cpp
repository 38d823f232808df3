#include <winloop/base/error.hpp>
#include <winloop/base/module.hpp>

#include <dlfcn.h>
#include <fmt/format.h>

#include <filesystem>
#include <string>

namespace winloop {

namespace {

/// Where the modules stand: beside libwinloop.so, as the loader found it.
std::filesystem::path own_folder() {
  Dl_info info{};
  if (dladdr(reinterpret_cast<const void*>(&load_module), &info) == 0 || info.dli_fname == nullptr)
    return {};
  return std::filesystem::path(info.dli_fname).parent_path() / "winloop";
}

[[noreturn]] void refuse_module(const char* name) {
  const char* why = dlerror();
  throw Error(ErrorKind::storage,
              fmt::format("the module \"{}\" cannot be loaded ({}); install winloop anew", name,
                          why == nullptr ? "no reason given" : why));
}

}  // namespace

const void* load_module(const char* name) {
  const auto file = own_folder() / fmt::format("{}.so", name);
  void* handle = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) refuse_module(name);
  void* table = dlsym(handle, "winloop_module");
  if (table == nullptr) refuse_module(name);
  return reinterpret_cast<decltype(&winloop_module)>(table)();
}

std::filesystem::path program_beside(const char* name) {
  return own_folder() / name;
}

}  // namespace winloop
