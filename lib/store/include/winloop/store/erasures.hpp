#pragma once

#include <winloop/model/erasure.hpp>
#include <winloop/store/record.hpp>

#include <string>
#include <vector>

namespace winloop::store {

/// All that was erased, oldest first.
WINLOOP_API std::vector<Erasure> erasures(const Record& record);

/// Something that people wrote freely, and where it stands in words ("the review of 2026-02-02").
struct FreeText {
  std::string where;
  std::string text;
};

/// All of it in the record but conversations: notes, reasons, next steps, promises written by hand.
WINLOOP_API std::vector<FreeText> free_texts(const Record& record);

}  // namespace winloop::store
