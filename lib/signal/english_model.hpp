#pragma once

#include "model_table.hpp"

#include <string_view>

namespace winloop::signal {

// Defined in the source that `winloop_lay_out_model` writes at build time.
extern const ModelTables english_tables;
extern const std::string_view english_version;

}  // namespace winloop::signal
