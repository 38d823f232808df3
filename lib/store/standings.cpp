#include "standings.hpp"

#include <winloop/base/error.hpp>

#include <bit>
#include <cstring>

namespace winloop::store {

static_assert(std::endian::native == std::endian::little,
              "packed standings are little-endian; a big-endian machine must swap here");

namespace {

constexpr std::size_t bytes_each = 6 * 4 + 1;

template <typename T>
void append_column(std::string& out, std::span<const Standing> standings, T Standing::*field) {
  const auto from = out.size();
  out.resize(from + standings.size() * sizeof(T));
  auto* at = out.data() + from;
  for (const auto& standing : standings) {
    std::memcpy(at, &(standing.*field), sizeof(T));
    at += sizeof(T);
  }
}

template <typename T>
void take_column(std::string_view& packed, std::vector<Standing>& standings, T Standing::*field) {
  const auto* at = packed.data();
  for (auto& standing : standings) {
    std::memcpy(&(standing.*field), at, sizeof(T));
    at += sizeof(T);
  }
  packed.remove_prefix(standings.size() * sizeof(T));
}

}  // namespace

std::string pack(std::span<const Standing> standings) {
  std::string out;
  out.reserve(standings.size() * bytes_each);
  append_column(out, standings, &Standing::candidate);
  append_column(out, standings, &Standing::rank);
  append_column(out, standings, &Standing::score);
  append_column(out, standings, &Standing::low);
  append_column(out, standings, &Standing::high);
  append_column(out, standings, &Standing::coverage);
  append_column(out, standings, &Standing::must_haves);
  return out;
}

std::vector<Standing> unpack(std::string_view packed, std::size_t count) {
  if (packed.size() != count * bytes_each) {
    throw Error(ErrorKind::storage, "a ranking in the record is damaged: its size does not fit");
  }
  std::vector<Standing> standings(count);
  take_column(packed, standings, &Standing::candidate);
  take_column(packed, standings, &Standing::rank);
  take_column(packed, standings, &Standing::score);
  take_column(packed, standings, &Standing::low);
  take_column(packed, standings, &Standing::high);
  take_column(packed, standings, &Standing::coverage);
  take_column(packed, standings, &Standing::must_haves);
  return standings;
}

}  // namespace winloop::store
