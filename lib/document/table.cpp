#include "out.hpp"
#include <winloop/document/table.hpp>

#include <algorithm>
#include <stdexcept>

namespace winloop::document {

Cell Value::cell() const {
  return std::visit(
      [](const auto& held) -> Cell {
        using T = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<T, std::string>) {
          return std::string_view(held);
        } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
          return Strings(held);
        } else {
          return held;
        }
      },
      held_);
}

RowSource::~RowSource() = default;

void MemoryRows::fill(std::size_t row, std::span<Cell> cells) {
  const auto& values = rows_.at(row);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i] = i < values.size() ? values[i].cell() : Cell{};
  }
}

void Table::add(std::vector<Value> row) {
  if (!rows) rows = std::make_shared<MemoryRows>();
  auto* const memory = dynamic_cast<MemoryRows*>(rows.get());
  if (memory == nullptr) {
    throw std::logic_error("rows can be added by hand to rows held in memory only");
  }
  memory->add(std::move(row));
}

std::vector<std::size_t> columns_for(const Table& table, Show audience) {
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto show = table.columns[i].show;
    if (show == Show::everywhere || show == audience) chosen.push_back(i);
  }
  return chosen;
}

}  // namespace winloop::document
