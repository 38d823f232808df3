#pragma once

#include <winloop/base/date.hpp>
#include <winloop/model/conversation.hpp>
#include <winloop/model/signal.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::train {

/// A signal as somebody labelled it.
struct Label {
  std::size_t utterance = 0;
  ByteRange words;
  SignalKind kind = SignalKind::motivation;
  std::string category;
  bool unsure = false;  ///< readers may disagree: neither trained on nor scored
};

/// A conversation with what is to be noticed in it.
struct Conversation {
  std::string name;        ///< file and number, for messages
  std::string collection;  ///< of the training text: conversations of one hand
  Transcript transcript;
  std::vector<Role> roles;
  Date on;
  std::vector<Label> labels;
  bool bank = false;   ///< a short exchange that shows a signal, not one that was had
  bool scored = true;  ///< no more is told in it than people tell at a time
};

/// Reads a training file (share/winloop/training/README.md); throws Error(bad_input) with its line.
std::vector<Conversation> read_training(std::string_view text, const std::string& file_name);

/// All of a folder, in the order of their names.
std::vector<Conversation> read_training_folder(const std::filesystem::path& folder);

/// The conversations of a folder with a .gold.json beside each; see `./dev bench signals`.
std::vector<Conversation> read_gold_folder(const std::filesystem::path& folder);

}  // namespace winloop::train
