#pragma once

#include "database.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace winloop::store {

class HitScan;

/// What this layer adds to FTS5 on one connection. Destroyed after the connection is closed.
class FullText {
 public:
  /// Registers, before anything touches a full-text table:
  /// - a tokenizer under the name `unicode61` that splits as FTS5's own does, and counts the words
  ///   of each document as it is indexed, so that lengths cost nothing more. Plain ASCII it splits
  ///   itself, which is quicker; all else it hands on. Any other program reads and writes the same
  ///   index with the plain tokenizer;
  /// - the function winloop_hit(), which hands each hit of a MATCH to `on_hit`.
  explicit FullText(Database& database);
  ~FullText();
  FullText(const FullText&) = delete;
  FullText& operator=(const FullText&) = delete;

  /// Words counted in documents since the last call.
  std::size_t take_counted_words();

  /// Calls `on_word(folded word, from, to)` for each word of the text, as FTS5 sees it; bytes
  /// [from, to).
  using OnWord = std::function<void(std::string_view, std::size_t, std::size_t)>;
  void split(std::string_view text, const OnWord& on_word);

  /// The scan that winloop_hit() feeds from now on; null for none.
  void set_scan(HitScan* scan);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace winloop::store
