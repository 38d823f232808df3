#include "pay.hpp"

namespace winloop::insight {

Figured figure_out(const Search& search, const Signal& signal) {
  Figured result;
  if (signal.category != "expectation" && signal.category != "current") return result;
  result.amount = parse_amount(signal.quote, search.pay ? search.pay->currency : "");
  if (result.amount && search.pay) result.place = place_in(*search.pay, *result.amount);
  return result;
}

}  // namespace winloop::insight
