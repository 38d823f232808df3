if(WINLOOP_PCH)
  # One precompiled header for all layers, compiled with what they have in common.
  file(WRITE ${PROJECT_BINARY_DIR}/pch.cpp "")
  add_library(winloop_pch OBJECT ${PROJECT_BINARY_DIR}/pch.cpp)
  target_link_libraries(winloop_pch PRIVATE winloop_settings winloop_warnings fmt::fmt)
  target_compile_options(winloop_pch PRIVATE ${WINLOOP_LIBRARY_OPTIONS})
  target_precompile_headers(winloop_pch PRIVATE <fmt/format.h> <algorithm> <chrono> <filesystem> <functional> <map>
                            <memory> <optional> <span> <string> <string_view> <variant> <vector>)
endif()

# winloop_layer(NAME SEES layer... LIBS target...)
#
# One folder of lib/ as an OBJECT library that sees only the layers it names: an include of any other is a compile
# error, because that layer's include folder is not on the path.
function(winloop_layer name)
  cmake_parse_arguments(LAYER "" "" "SEES;LIBS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.hpp"
       "${CMAKE_CURRENT_SOURCE_DIR}/include/winloop/${name}/*.hpp")
  set(target winloop_layer_${name})
  add_library(${target} OBJECT ${sources})
  target_include_directories(${target} PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}/include")
  target_link_libraries(${target} PRIVATE winloop_settings winloop_warnings)
  target_link_libraries(${target} PUBLIC fmt::fmt ${LAYER_LIBS})
  target_compile_options(${target} PRIVATE ${WINLOOP_LIBRARY_OPTIONS})
  foreach(seen IN LISTS LAYER_SEES)
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/lib/${seen}/include")
  endforeach()
  if(WINLOOP_PCH)
    target_precompile_headers(${target} REUSE_FROM winloop_pch)
  endif()
endfunction()

# All modules: the program and the tests load them, and are not linked to them.
add_custom_target(winloop_modules)

# winloop_module(NAME OF layer LIBS target...)
#
# The folder NAME of a layer as a file of its own, winloop/NAME.so beside libwinloop.so, loaded by winloop::load_module
# when it is needed: what it links, a call that does not need it does not wait for.
function(winloop_module name)
  cmake_parse_arguments(MODULE "" "OF" "LIBS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.hpp")
  set(target winloop_module_${name})
  add_library(${target} MODULE ${sources})
  set_target_properties(${target} PROPERTIES PREFIX "" OUTPUT_NAME ${name} DEFINE_SYMBOL ""
                        LIBRARY_OUTPUT_DIRECTORY ${WINLOOP_BUILT_LIBRARIES}/winloop
                        BUILD_WITH_INSTALL_RPATH ON INSTALL_RPATH "$ORIGIN/..")
  target_include_directories(${target} PRIVATE
                             $<TARGET_PROPERTY:winloop_layer_${MODULE_OF},INTERFACE_INCLUDE_DIRECTORIES>)
  target_link_libraries(${target} PRIVATE winloop fmt::fmt ${MODULE_LIBS} winloop_settings winloop_warnings)
  target_compile_options(${target} PRIVATE ${WINLOOP_LIBRARY_OPTIONS})
  if(WINLOOP_PCH)
    target_precompile_headers(${target} REUSE_FROM winloop_pch)
  endif()
  add_dependencies(winloop_modules ${target})
  install(TARGETS ${target} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/winloop)
endfunction()

# winloop_program_beside(NAME LIBS target...)
#
# The folder NAME of a layer as a program beside the modules, which the library runs where something must not happen in
# the process that asks (winloop::program_beside). It links nothing of the library; `-` in its name is `_` in the folder's.
function(winloop_program_beside name)
  cmake_parse_arguments(PROGRAM "" "" "LIBS" ${ARGN})
  string(REPLACE "-" "_" folder ${name})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp")
  set(target winloop_program_${folder})
  add_executable(${target} ${sources})
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${name} RUNTIME_OUTPUT_DIRECTORY ${WINLOOP_BUILT_LIBRARIES}/winloop)
  target_link_libraries(${target} PRIVATE ${PROGRAM_LIBS} winloop_settings winloop_warnings)
  add_dependencies(winloop_modules ${target})
  install(TARGETS ${target} RUNTIME DESTINATION ${CMAKE_INSTALL_LIBDIR}/winloop)
endfunction()
