# winloop_embed(TARGET NAME BASE FILES file...)
#
# Turns text files into a source of TARGET at configure time, so that the program needs no data files beside it:
#   std::span<const winloop::EmbeddedFile> winloop::embedded::NAME();
# declared in <embedded/NAME.hpp>, each file under its path relative to BASE, in the order given. A changed file
# configures again; an unchanged one rebuilds nothing.
function(winloop_embed target name base)
  cmake_parse_arguments(EMBED "" "" "FILES" ${ARGN})
  set(folder "${PROJECT_BINARY_DIR}/embedded")
  set(entries "")
  foreach(file IN LISTS EMBED_FILES)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    file(RELATIVE_PATH relative "${base}" "${file}")
    file(READ "${file}" text)
    if("${text}" MATCHES "\\)WINLOOP\"")
      message(FATAL_ERROR "${file} holds the end mark of a raw string")
    endif()
    string(APPEND entries "    {\"${relative}\", R\"WINLOOP(${text})WINLOOP\"},\n")
  endforeach()
  winloop_write_changed("${folder}/${name}.hpp"
"#pragma once

#include <winloop/base/embedded.hpp>

#include <span>

namespace winloop::embedded {

std::span<const EmbeddedFile> ${name}();

}  // namespace winloop::embedded
")
  winloop_write_changed("${folder}/${name}.cpp"
"#include \"${name}.hpp\"

#include <array>

namespace winloop::embedded {

std::span<const EmbeddedFile> ${name}() {
  static constexpr auto files = std::to_array<EmbeddedFile>({
${entries}  });
  return files;
}

}  // namespace winloop::embedded
")
  target_sources(${target} PRIVATE "${folder}/${name}.cpp")
  # What the standard asks every compiler to take is less than a long transcript; gcc and clang take far more.
  set_source_files_properties("${folder}/${name}.cpp" PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  target_include_directories(${target} PRIVATE "${PROJECT_BINARY_DIR}")
endfunction()

# Leaves the file's time alone when its text is the same.
function(winloop_write_changed file text)
  if(EXISTS "${file}")
    file(READ "${file}" old)
    if("${old}" STREQUAL "${text}")
      return()
    endif()
  endif()
  file(WRITE "${file}" "${text}")
endfunction()
