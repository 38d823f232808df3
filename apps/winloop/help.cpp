#include "help.hpp"

#include <string>

namespace winloop::app {

namespace {

class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override {
    return option->nonpositional() ? CLI::Formatter::make_option_opts(option) : "";
  }
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_formatter() {
  constexpr std::size_t flag_column = 26;
  auto formatter = std::make_shared<HelpFormatter>();
  formatter->column_width(flag_column);
  return formatter;
}

}  // namespace winloop::app
