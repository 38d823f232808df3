#pragma once

#include "builder.hpp"

#include <cstddef>
#include <functional>
#include <string_view>

namespace winloop::transcript {

/// Whether a line opens something of its own: a bullet, a number, a heading, a quotation.
bool begins_item(std::string_view line);

/// The paragraphs of a text as [from, to): apart by blank lines (a form feed counts as one); an
/// item of a list and a Markdown heading stand alone.
WINLOOP_API void each_paragraph(std::string_view text, std::size_t begin,
                                const std::function<void(std::size_t from, std::size_t to)>& take);

/// Says every paragraph of decoded text, on that page (0: none).
WINLOOP_API void say_paragraphs(Builder& builder, std::int32_t speaker, std::string_view text,
                                std::size_t page);

}  // namespace winloop::transcript
