// The program `read-pdf`, which stands beside the library and which only the library runs
// (documents/pdf.cpp): gives the text of the PDF on standard input, a piece a page (apart.hpp).
//
// A program of its own because a page of a few bytes may unpack to gigabytes or be drawn for
// minutes, and Poppler has no bound on either: this process sets them on itself. It is not a fork
// of the process that asks, whose other threads may hold any lock just then.

#include "../apart.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>

// gcc says it by a macro, clang by a feature.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define WINLOOP_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define WINLOOP_SANITIZED
#endif
#endif

namespace {

namespace apart = winloop::transcript::apart;

/// What it may take, as it is told on the command line.
struct Bounds {
  std::size_t seconds = 0;  ///< of a processor's time
  std::size_t memory = 0;   ///< bytes
  std::size_t pages = 0;
};

/// Poppler says on standard error what it finds odd.
void say_nothing(const std::string& /*message*/, void* /*closure*/) {}

void write_whole(const char* bytes, std::size_t count) {
  while (count > 0) {
    const auto written = ::write(STDOUT_FILENO, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) std::exit(apart::broke_code);
    bytes += written;
    count -= static_cast<std::size_t>(written);
  }
}

void give(std::string_view piece) {
  std::array<char, sizeof(apart::Length)> length{};
  const apart::Length size = piece.size();
  std::memcpy(length.data(), &size, sizeof(size));
  write_whole(length.data(), length.size());
  write_whole(piece.data(), piece.size());
}

[[noreturn]] void refuse(std::string_view why) {
  give(why);
  std::exit(apart::refused_code);
}

void bound(const Bounds& bounds) {
  const auto set = [](auto what, std::size_t most) {
    const rlimit limit{most, most + 1};  // the signal of the time comes before the kill
    ::setrlimit(what, &limit);
  };
  set(RLIMIT_CORE, 0);
  set(RLIMIT_CPU, bounds.seconds);
  // By the clock too, for what waits and does not compute; a busy machine is given time.
  constexpr unsigned busy = 30;
  ::alarm(static_cast<unsigned>(bounds.seconds) * busy);
#ifndef WINLOOP_SANITIZED  // they take terabytes
  set(RLIMIT_DATA, bounds.memory);
#endif
}

std::string standard_input() {
  std::string all;
  std::array<char, 1 << 16> buffer{};
  while (true) {
    const auto got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return all;
    all.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

std::unique_ptr<poppler::document> open_pdf(const std::string& bytes, std::size_t most_pages) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    refuse("a PDF of more than 2 GiB");
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) refuse("a broken PDF: it cannot be opened; export it anew");
  if (document->is_locked()) refuse("a PDF protected by a password; save it without one");
  const auto pages = document->pages();
  if (pages <= 0) refuse("a broken PDF: no pages in it; export it anew");
  if (static_cast<std::size_t>(pages) > most_pages)
    refuse("a PDF of " + std::to_string(pages) + " pages, the limit is " +
           std::to_string(most_pages));
  return document;
}

/// The words of a page in reading order, columns one after the other; lines as they are set, blank
/// ones between blocks.
void give_page(const poppler::document& document, int number) {
  const std::unique_ptr<poppler::page> page(document.create_page(number));
  if (!page) return give({});
  const auto bytes =
      page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout).to_utf8();
  give({bytes.data(), bytes.size()});
}

void read(const Bounds& bounds) {
  bound(bounds);
  poppler::set_debug_error_function(&say_nothing, nullptr);
  const auto bytes = standard_input();
  const auto document = open_pdf(bytes, bounds.pages);
  for (int number = 0; number < document->pages(); ++number) give_page(*document, number);
}

std::size_t number_in(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

int main(int argc, char** argv) {
  const std::span arguments(argv, static_cast<std::size_t>(argc));
  if (arguments.size() != 4) return apart::broke_code;
  try {
    read({.seconds = number_in(arguments[1]),
          .memory = number_in(arguments[2]),
          .pages = number_in(arguments[3])});
    return EXIT_SUCCESS;
  } catch (const std::exception&) {
    return apart::broke_code;
  }
}
