#include "place_source.hpp"

#include "end_of_time.hpp"
#include "place_hints.hpp"
#include <winloop/base/bytes.hpp>
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/transcript/chat_days.hpp>
#include <winloop/transcript/mail.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <utility>

namespace winloop::loop {

namespace {

using transcript::Format;

/// Enough to tell documents and mail from the rest.
constexpr std::size_t head_size = 8192;

/// `size` bytes from `from` on, or fewer where the file ends.
std::string read_stretch(const std::filesystem::path& path, ByteRange range) {
  std::ifstream file(path, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(range.from));
  std::string bytes(range.size, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

std::string head_of(const CaptureSource& source) {
  return source.bytes ? source.bytes->substr(0, head_size)
                      : read_stretch(source.path, {0, head_size});
}

class Placer {
 public:
  Placer(const Workspace& workspace, const CaptureOptions& options, std::vector<Refused>& refused)
      : workspace_(workspace), options_(options), refused_(refused) {}

  /// Names what cannot be placed instead of throwing.
  void place(const CaptureSource& source) {
    guarded(source, [&] {
      const auto format =
          options_.from ? options_.from : transcript::recognise_head(head_of(source));
      if (format == Format::mbox) return place_mailbox(source);
      if (format == Format::email) return place_mail(source);
      if (!options_.attachment.empty())
        throw bad_input({source.name}, "--attachment is for e-mail, and this is none");
      if (options_.from ? *options_.from == Format::whatsapp : is_chat(source))
        return place_chat(source);
      auto hints = hints_of(source, options_);
      if (!hints.kind && format) hints.kind = transcript::info(*format).kind;
      if (!hints.on && hints.odd_day.empty()) hints.on = transcript::day_of_meet(head_of(source));
      take_known(hints);
      if (!hints.complete()) recall(source, hints);
      keep(source, hints, drop_unknown(hints));
    });
  }

  PlacedSources finish() { return std::move(placed_); }

 private:
  template <typename Action>
  void guarded(const CaptureSource& source, Action action) {
    try {
      action();
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::bad_input) throw;
      refused_.push_back({source.name, source.row ? source.row->place + ": " + error.what()
                                                  : std::string(error.what())});
    }
  }

  void place_mailbox(const CaptureSource& source) {
    const auto bytes = read_source(source);
    const auto messages = transcript::messages_of_mailbox(bytes);
    if (messages.empty())
      throw bad_input({source.name},
                      "no message in the mailbox: no line that begins with \"From \"");
    for (std::size_t at = 0; at < messages.size(); ++at) {
      CaptureSource message{fmt::format("{}#{}", source.name, at + 1), source.path, std::nullopt,
                            messages[at], source.row};
      if (source.bytes) message.bytes = bytes.substr(messages[at].from, messages[at].size);
      guarded(message, [&] { place_mail(message); });
    }
  }

  static bool is_chat(const CaptureSource& source) {
    return transcript::begins_as_chat(head_of(source));
  }

  /// A chat is a conversation a day, unless somebody says of which day all of it is.
  void place_chat(const CaptureSource& source) {
    auto hints = hints_of(source, options_);
    if (!hints.kind) hints.kind = transcript::info(Format::whatsapp).kind;
    forget_unknown(hints);
    take_known(hints);
    if (hints.on) return keep(source, hints, {});
    const auto bytes = read_source(source);
    const auto days = transcript::days_of_chat(bytes);
    if (days.empty()) return keep(source, hints, {});
    for (const auto& [on, part] : days) {
      CaptureSource day{fmt::format("{}#{}", source.name, on.to_string()), source.path,
                        std::nullopt, part, source.row};
      if (source.bytes) day.bytes = bytes.substr(part.from, part.size);
      auto hints_of_day = hints;
      hints_of_day.on = on;
      guarded(day, [&] {
        if (!hints_of_day.complete()) recall(day, hints_of_day);
        keep(day, hints_of_day, {});
      });
    }
  }

  void place_mail(const CaptureSource& source) {
    auto hints = hints_of(source, options_);
    // Mail programs name files by the subject, which may look like an id.
    forget_unknown(hints);
    if (hints.complete() && options_.attachment.empty()) return keep(source, hints, {});
    const auto bytes = read_source(source);
    const auto mail = transcript::read_mail(bytes, source.name);
    if (!hints.on) hints.on = mail.on;
    std::string nobody;
    if (hints.candidate.empty() && !hints.about_search) {
      hints.candidate = candidate_of(mail);
      nobody = fmt::format(
          ", as nobody in the search has the address of sender or receivers "
          "({})",
          fmt::join(addresses_of(mail), ", "));
    }
    if (options_.attachment.empty()) {
      if (!hints.kind) hints.kind = ConversationKind::message;
      return keep(source, hints, nobody);
    }
    auto content = transcript::read_attachment(bytes, options_.attachment, source.name);
    const auto format = transcript::recognise_head(content);
    if (!hints.kind && format) hints.kind = transcript::info(*format).kind;
    keep({options_.attachment, {}, std::move(content), std::nullopt}, hints, nobody);
  }

  /// A file that options said it all of, once, is known by its bytes: a folder that is captured
  /// every evening does not have to be told again. Whatever is said now must not differ.
  void recall(const CaptureSource& source, Hints& hints) const {
    const auto& record = workspace_.record;
    const auto same = store::conversations_of_original(record, content_hash(read_source(source)));
    if (same.size() != 1) return;
    const auto there = store::conversation(record, same.front());
    const bool known = !hints.candidate.empty() && is_known(hints.candidate);
    if ((hints.kind && hints.kind != there.kind) || (hints.on && hints.on != there.on) ||
        (known && hints.candidate != there.candidate) ||
        (hints.about_search && !there.candidate.empty()))
      return;
    hints.candidate = there.candidate;
    hints.about_search = there.candidate.empty();
    hints.kind = there.kind;
    hints.on = there.on;
  }

  /// A word of a name that is nobody's id says nothing.
  void forget_unknown(Hints& hints) const {
    if (hints.by_name_only && !is_known(hints.candidate)) hints.candidate.clear();
  }

  /// Of several words that are no day and no kind, the only one that is an id is the candidate.
  void take_known(Hints& hints) const {
    if (!hints.candidate.empty() || hints.about_search) return;
    const auto is_id = [this](const std::string& word) { return is_known(word); };
    const auto known = std::find_if(hints.others.begin(), hints.others.end(), is_id);
    if (std::count_if(hints.others.begin(), hints.others.end(), is_id) != 1) return;
    hints.candidate = *known;
    hints.others.erase(known);
  }

  /// A word of a name that says too little may be no id at all ("recording.txt"): what it is not
  /// is said with what else is missing.
  [[nodiscard]] std::string drop_unknown(Hints& hints) const {
    if (!hints.by_name_only || hints.complete() || is_known(hints.candidate)) return {};
    return fmt::format(", as \"{}\" is nobody's id", std::exchange(hints.candidate, {}));
  }

  [[nodiscard]] bool is_known(const std::string& id) const {
    return store::find_candidate(workspace_.record, id).has_value();
  }

  static std::vector<std::string> addresses_of(const transcript::Mail& mail) {
    std::vector<std::string> all{mail.from.email};
    for (const auto& address : mail.to) all.push_back(address.email);
    std::erase(all, "");
    return all;
  }

  /// Sender before receivers; the record must know one person of the first address it knows.
  [[nodiscard]] std::string candidate_of(const transcript::Mail& mail) const {
    for (const auto& address : addresses_of(mail)) {
      const auto ids = store::ids_with_email(workspace_.record, address);
      if (ids.empty()) continue;
      if (ids.size() == 1) return ids.front();
      throw bad_input(fmt::format("{} is the address of {}; say which with --candidate", address,
                                  fmt::join(ids, " and ")));
    }
    return {};
  }

  void keep(CaptureSource source, const Hints& hints, const std::string& nobody) {
    auto subject = subject_of(hints, nobody, options_.today);
    const auto& id = subject.candidate;
    if (!id.empty() && !placed_.candidates.contains(id))
      placed_.candidates.emplace(id, store::candidate(workspace_.record, id, end_of_time()));
    placed_.sources.push_back({std::move(source), std::move(subject)});
  }

  const Workspace& workspace_;
  const CaptureOptions& options_;
  std::vector<Refused>& refused_;
  PlacedSources placed_;
};

}  // namespace

std::string read_source(const CaptureSource& source) {
  if (source.bytes) return *source.bytes;
  if (source.part) return read_stretch(source.path, *source.part);
  return read_file(source.path, transcript::Limits{}.bytes);
}

PlacedSources place_sources(const Workspace& workspace, const std::vector<CaptureSource>& given,
                            const CaptureOptions& options, std::vector<Refused>& refused) {
  Placer placer(workspace, options, refused);
  for (const auto& source : given) placer.place(source);
  return placer.finish();
}

}  // namespace winloop::loop
