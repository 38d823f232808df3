# Settings and warnings as INTERFACE targets: linked PRIVATE, so that nothing of ours leaks to users of the library.
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# Set as an option, not as the property: executables and objects then share one precompiled header.
add_compile_options(-fPIC)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Build type" FORCE)
endif()

# Compiled a folder at a time, the tree builds from nothing in a third of the time: what a file costs is mostly the
# headers and templates that it shares with its neighbours. The largest folders are two pieces, for two cores.
# `./dev lint FILE` compiles them one by one.
if(NOT DEFINED CMAKE_UNITY_BUILD_BATCH_SIZE)
  set(CMAKE_UNITY_BUILD_BATCH_SIZE 36)
endif()

# The end-to-end tests wait for the library, which runs six times as fast with the first level of optimisation as with none;
# commands and unit tests, compiled once and run briefly, would only take longer to compile.
set(WINLOOP_LIBRARY_OPTIONS "" CACHE STRING "Compiler options for the library alone")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # Precompiled headers defeat ccache unless it is told which differences do not matter.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE_PROGRAM})
endif()

add_library(winloop_settings INTERFACE)
# Everywhere, since a precompiled header made without it does not fit a layer with it.
target_compile_options(winloop_settings INTERFACE -pthread)
target_link_options(winloop_settings INTERFACE -pthread)
target_compile_features(winloop_settings INTERFACE cxx_std_20)
target_compile_options(winloop_settings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
if(WINLOOP_SANITIZE)
  # The code of unit tests is not instrumented, only what it calls: it is a third of all, and takes twice as long with.
  target_compile_options(winloop_settings INTERFACE -fno-omit-frame-pointer
    "$<$<NOT:$<BOOL:$<TARGET_PROPERTY:WINLOOP_TEST_CODE>>>:-fsanitize=address,undefined;-fno-sanitize-recover=all>")
  target_link_options(winloop_settings INTERFACE -fsanitize=address,undefined)
endif()

if(WINLOOP_FUZZ)
  target_compile_options(winloop_settings INTERFACE -fsanitize=fuzzer-no-link,address -fno-omit-frame-pointer)
  target_link_options(winloop_settings INTERFACE -fsanitize=address)
endif()

add_library(winloop_warnings INTERFACE)
target_compile_options(winloop_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion
                       -Wnon-virtual-dtor -Wold-style-cast -Wcast-align -Woverloaded-virtual -Wnull-dereference
                       $<$<BOOL:${WINLOOP_WERROR}>:-Werror>
                       # Files compiled together see each other's names at file scope, and gcc takes them for headers; `./dev lint FILE`
                       # compiles it alone.
                       $<$<NOT:$<BOOL:${CMAKE_UNITY_BUILD}>>:-Wshadow>
                       $<$<AND:$<BOOL:${CMAKE_UNITY_BUILD}>,$<CXX_COMPILER_ID:GNU>>:-Wno-subobject-linkage>
                       # gcc 12 reports false positives in inlined std::string and std::variant under -O2 and sanitizers
                       $<$<CXX_COMPILER_ID:GNU>:-Wno-null-dereference;-Wno-restrict;-Wno-maybe-uninitialized;-Wno-stringop-overflow;-Wno-array-bounds;-Wno-stringop-overread>)
