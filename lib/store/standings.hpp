#pragma once

#include <winloop/model/ranking.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::store {

/// Standings as the table `ranking` keeps them (0001-record.sql).
std::string pack(std::span<const Standing> standings);

/// The inverse; throws Error(storage) when the bytes are not `count` standings.
std::vector<Standing> unpack(std::string_view packed, std::size_t count);

}  // namespace winloop::store
