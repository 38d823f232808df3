#pragma once

#include "builder.hpp"
#include <winloop/model/conversation.hpp>

#include <string_view>

namespace winloop::transcript {

// One reader a format (or family); each gives what the text says or throws Error(bad_input).

Transcript read_vtt(const Input& input, Format format);
Transcript read_srt(const Input& input, Format format);
Transcript read_otter(const Input& input, Format format);
Transcript read_meet(const Input& input, Format format);
Transcript read_speaker_text(const Input& input, Format format);
Transcript read_whatsapp(const Input& input, Format format);
Transcript read_notes(const Input& input, Format format);
Transcript read_live_notes(const Input& input, Format format);
Transcript read_json(const Input& input, Format format);
Transcript read_text_document(const Input& input, Format format);

}  // namespace winloop::transcript
