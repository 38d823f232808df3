#include "model_table.hpp"

#include "classes.hpp"
#include "feature_hash.hpp"
#include <winloop/base/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <map>
#include <tuple>

namespace winloop::signal {

namespace {

constexpr std::int32_t heaviest = (1 << 23) - 1;

std::uint32_t packed(std::uint32_t of, std::int32_t weight) {
  const auto bits = static_cast<std::uint32_t>(std::clamp(weight, -heaviest, heaviest));
  return of << 24U | (bits & 0xffffffU);
}

}  // namespace

BuiltTable build_table(std::vector<Weight> weights) {
  std::sort(weights.begin(), weights.end(), [](const Weight& a, const Weight& b) {
    return std::tie(a.feature, a.of) < std::tie(b.feature, b.of);
  });
  BuiltTable table;
  const std::size_t slots = std::bit_ceil(std::max<std::size_t>(64, weights.size() * 3 / 2));
  table.slots.assign(slots, {});
  table.maybe.assign(slots / 8, 0);  // eight bits a slot: one in twenty or thirty gets by in vain
  for (std::size_t i = 0; i < weights.size();) {
    const std::uint64_t feature = weights[i].feature;
    const auto from = static_cast<std::uint32_t>(table.entries.size());
    while (i < weights.size() && weights[i].feature == feature) {
      Weight sum = weights[i++];
      for (; i < weights.size() && weights[i].feature == feature && weights[i].of == sum.of; ++i) {
        sum.weight += weights[i].weight;
      }
      table.entries.push_back(packed(sum.of, sum.weight));
    }
    const auto count = static_cast<std::uint32_t>(table.entries.size()) - from;
    std::size_t at = feature & (slots - 1);
    while (table.slots[at].key != 0) at = (at + 1) & (slots - 1);
    table.slots[at] = {ModelTable::key_of(feature), ModelSlot::several | from << 8U | count};
    if (count == 1) {
      table.slots[at].row = table.entries.back();
      table.entries.pop_back();
    }
    const std::uint64_t bit = feature & (table.maybe.size() * 64 - 1);
    table.maybe[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  return table;
}

ParcelledWeights parcel(const std::vector<Weight>& weights) {
  ParcelledWeights parcelled;
  for (const Weight& weight : weights) {
    (weight.of < kinds ? parcelled.kinds : parcelled.categories).push_back(weight);
    if (weight.of == class_of(SignalKind::commitment)) parcelled.promises.push_back(weight);
  }
  return parcelled;
}

std::vector<Weight> parse_weights(std::string_view tsv, std::string_view file_name) {
  std::map<std::string, std::uint32_t, std::less<>> classes;
  for (std::uint32_t of = 0; of < class_count(); ++of) classes.emplace(class_name(of), of);
  std::vector<Weight> weights;
  int line_number = 0;
  while (!tsv.empty()) {
    const std::size_t end = std::min(tsv.find('\n'), tsv.size());
    const std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    ++line_number;
    if (line.empty() || line.front() == '#') continue;
    const Place place{std::string(file_name), line_number, 0};
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos) {
      throw bad_input(place, "expected a feature, a class and a weight with tabs between");
    }
    const std::string_view class_word = line.substr(first + 1, second - first - 1);
    const auto of = classes.find(class_word);
    if (of == classes.end()) {
      throw bad_input(place, fmt::format("no kind or kind/category \"{}\"", class_word));
    }
    Weight weight{feature_hash(line.substr(0, first)), of->second, 0};
    const std::string_view number = line.substr(second + 1);
    const auto [stop, error] =
        std::from_chars(number.data(), number.data() + number.size(), weight.weight);
    if (error != std::errc() || stop != number.data() + number.size()) {
      throw bad_input(place, fmt::format("weight \"{}\"; expected a whole number", number));
    }
    weights.push_back(weight);
  }
  return weights;
}

}  // namespace winloop::signal
