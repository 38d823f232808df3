#include "help.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>

namespace winloop::app {

namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t flag_column = 26;

/// Lines of no more than `width`; a word that is longer has one of its own.
std::string wrapped(std::string_view text, std::size_t width) {
  std::string lines;
  std::size_t column = 0;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (column > 0 && column + 1 + word.size() > width) {
      lines += '\n';
      column = 0;
    } else if (column > 0) {
      lines += ' ';
      ++column;
    }
    lines += word;
    column += word.size();
  }
  return lines;
}

class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override {
    if (!option->nonpositional()) return "";
    auto words = CLI::Formatter::make_option_opts(option);
    // What it may not stand beside is said by the page and by the error, at more length.
    return words.substr(0, words.find(" Excludes:"));
  }

  std::string make_option_desc(const CLI::Option* option) const override {
    return wrapped(CLI::Formatter::make_option_desc(option), page_width - flag_column);
  }

  std::string make_subcommand(const CLI::App* command) const override {
    std::stringstream out;
    CLI::detail::format_help(out, command->get_name(),
                             wrapped(command->get_description(), page_width - flag_column),
                             flag_column);
    return out.str();
  }
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_formatter() {
  auto formatter = std::make_shared<HelpFormatter>();
  formatter->column_width(flag_column);
  return formatter;
}

}  // namespace winloop::app
