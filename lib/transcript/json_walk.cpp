#include "json_walk.hpp"

#include <winloop/base/error.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace winloop::transcript {

namespace {

using Json = nlohmann::json;

/// Goes through the text and tells how far the parser has come: the library's events carry no
/// positions. The parser reads no character past a string's closing quote before it reports it.
struct Cursor {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at;
  const char** reached;

  reference operator*() const { return *at; }
  Cursor& operator++() {
    *reached = ++at;
    return *this;
  }
  Cursor operator++(int) {
    Cursor before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Cursor& a, const Cursor& b) { return a.at == b.at; }
};

class Sax : public nlohmann::json_sax<Json> {
 public:
  Sax(const Input& input, JsonEvents& events)
      : reached(input.text.data() + input.begin), input_(input), events_(events) {}

  bool null() override { return scalar(); }
  bool boolean(bool /*value*/) override { return scalar(); }
  bool number_integer(number_integer_t value) override {
    return number(static_cast<double>(value), true);
  }
  bool number_unsigned(number_unsigned_t value) override {
    return number(static_cast<double>(value), true);
  }
  bool number_float(number_float_t value, const string_t& /*digits*/) override {
    return number(value, false);
  }
  bool string(string_t& value) override {
    events_.text(path_, value, offset());
    return scalar();
  }
  bool binary(binary_t& /*value*/) override { return scalar(); }
  bool start_object(std::size_t /*size*/) override { return open(false); }
  bool start_array(std::size_t /*size*/) override { return open(true); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    path_.back().key = std::move(name);
    return true;
  }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& error) override {
    // The library's own text quotes the token, which in a damaged file can be all of it.
    constexpr int out_of_range = 406;
    std::string_view message = "broken JSON: this is not what can stand here";
    if (offset() >= input_.text.size()) message = "broken JSON: the file ends too early";
    if (error.id == out_of_range) message = "broken JSON: a number out of range";
    throw bad_input(place_of(input_, offset() == 0 ? 0 : offset() - 1), message);
  }

  const char* reached;

 private:
  [[nodiscard]] std::size_t offset() const {
    return static_cast<std::size_t>(reached - input_.text.data());
  }

  bool scalar() {
    if (!path_.empty() && path_.back().is_array) ++path_.back().index;
    return true;
  }

  bool number(double value, bool is_whole) {
    events_.number(path_, value, is_whole);
    return scalar();
  }

  bool open(bool is_array) {
    if (path_.size() >= input_.limits.json_depth) {
      throw bad_input(place_of(input_, offset()),
                      fmt::format("JSON nested more than {} levels deep: no transcript",
                                  input_.limits.json_depth));
    }
    const bool goes_on = events_.open(path_, is_array);
    path_.push_back({is_array, 0, {}});
    return goes_on;
  }

  bool close() {
    path_.pop_back();
    events_.close(path_);
    return scalar();
  }

  const Input& input_;
  JsonEvents& events_;
  JsonPath path_;
};

}  // namespace

void walk_json(const Input& input, JsonEvents& events) {
  Sax sax(input, events);
  const char* begin = input.text.data() + input.begin;
  const char* end = input.text.data() + input.text.size();
  Json::sax_parse(Cursor{begin, &sax.reached}, Cursor{end, &sax.reached}, &sax);
}

ByteRange json_string_contents(std::string_view text, std::size_t end) {
  const std::size_t close = end - 1;
  std::size_t open = close;
  while (open > 0) {
    open = text.rfind('"', open - 1);
    if (open == std::string_view::npos) return {close, 0};
    // A quote inside is escaped: an odd number of backslashes stands before it.
    std::size_t slashes = 0;
    while (slashes < open && text[open - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) break;
  }
  return {open + 1, close - open - 1};
}

}  // namespace winloop::transcript
