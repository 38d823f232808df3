#pragma once

#include "amount_tokens.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::insight::amounts {

inline constexpr double lakh = 100'000;
inline constexpr double bare_thousand = 1000;

template <typename List>
bool in(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// A number with what is said of it: its scale, its currency, whether it can be pay.
struct Figure {
  double value = 0;
  double factor = 0;  ///< 0: none was said
  bool exact = false;
  std::string currency;
  std::size_t from = 0;  ///< its tokens
  std::size_t to = 0;
  bool counts = true;  ///< it can be pay
  std::optional<double> high;
};

/// The figures of a text, and what joins them.
class FigureReader {
 public:
  explicit FigureReader(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  std::vector<Figure> figures();

  /// What stands between two figures, when it is one joint; else nothing.
  [[nodiscard]] std::string_view joint(const Figure& a, const Figure& b) const;

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const;
  [[nodiscard]] bool is(std::size_t at, Token::Kind kind) const;
  [[nodiscard]] std::string_view currency(std::size_t at) const;
  std::optional<Figure> figure_at(std::size_t from);
  bool take_figures(Figure& figure);
  void take_scale(Figure& figure);
  void add_hundreds(Figure& figure);
  void take_currency(Figure& figure);
  [[nodiscard]] bool can_be_pay(const Figure& figure) const;

  std::vector<Token> tokens_;
};

}  // namespace winloop::insight::amounts
