#include "pack.hpp"

#include <cstring>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>
#include <type_traits>

namespace winloop::signal {

namespace {

/// Bytes without padding, which can be copied as they stand.
template <typename T>
constexpr bool is_plain =
    std::is_trivially_copyable_v<T>&& std::has_unique_object_representations_v<T>;

// What a Rules is made of, named once for both ways: a tape takes the fields in this order. Taken
// apart by structured bindings, so that a member that is added and not packed does not compile.

template <typename Tape>
void each_part(Tape& tape, Canceller& canceller) {
  auto& [id, where, patterns] = canceller;
  tape(id, where, patterns);
}

template <typename Tape>
void each_part(Tape& tape, Cue& cue) {
  auto& [id, kind, category, by, strength, dated, only_asked, patterns, unless, file, line] = cue;
  tape(id, kind, category, by, strength, dated, only_asked, patterns, unless, file, line);
}

template <typename Tape>
void each_part(Tape& tape, Ask& ask) {
  auto& [kind, category, patterns] = ask;
  tape(kind, category, patterns);
}

template <typename Tape>
void each_part(Tape& tape, Rules::Owner& owner) {
  auto& [kind, index] = owner;
  tape(kind, index);
}

template <typename Tape, typename First, typename Second>
void each_part(Tape& tape, std::pair<First, Second>& pair) {
  tape(pair.first, pair.second);
}

template <typename Tape>
void each_part(Tape& tape, WordIndex& index) {
  index.each_part(tape);
}

template <typename Tape>
void each_part(Tape& tape, Rules& rules) {
  auto& [version, sources, cancellers, unless, model_unless, cues, asks, unanswered, silenced,
         patterns, owners, candidate_index, other_index, unplaced_index, canceller_index] = rules;
  tape(version, sources, cancellers, unless, model_unless, cues, asks, unanswered, silenced,
       patterns, owners, candidate_index, other_index, unplaced_index, canceller_index);
}

class Packer {
 public:
  template <typename... Parts>
  void operator()(Parts&... parts) {
    (put(parts), ...);
  }

  std::string bytes;

 private:
  void raw(const void* from, std::size_t size) {
    bytes.append(static_cast<const char*>(from), size);
  }
  void size(std::size_t count) {
    const auto number = static_cast<std::uint32_t>(count);
    raw(&number, sizeof number);
  }

  void put(std::string& text) { put_text(text); }
  void put_text(std::string_view text) {
    size(text.size());
    bytes += text;
  }
  void put(std::deque<Pattern>& patterns) {
    size(patterns.size());
    for (const Pattern& pattern : patterns) put_text(pattern.source());
  }
  template <typename Key, typename T>
  void put(std::map<Key, T>& all) {
    size(all.size());
    for (auto& [key, value] : all) {
      Key copy = key;
      (*this)(copy, value);
    }
  }
  void put(std::set<std::string, std::less<>>& all) {
    size(all.size());
    for (const std::string& one : all) put_text(one);
  }
  template <typename T>
  void put(std::vector<T>& all) {
    size(all.size());
    if constexpr (is_plain<T>) {
      raw(all.data(), all.size() * sizeof(T));
    } else {
      for (T& one : all) put(one);
    }
  }
  template <typename T>
  void put(T& one) {
    if constexpr (is_plain<T>)
      raw(&one, sizeof one);
    else
      each_part(*this, one);
  }
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : left_(bytes) {}

  template <typename... Parts>
  void operator()(Parts&... parts) {
    (get(parts), ...);
  }

  [[nodiscard]] bool done() const { return left_.empty(); }

 private:
  std::string_view raw(std::size_t size) {
    if (size > left_.size()) throw std::logic_error("a packed lexicon that is cut short");
    const std::string_view part = left_.substr(0, size);
    left_.remove_prefix(size);
    return part;
  }
  void copy(void* to, std::size_t size) {
    if (size > 0) std::memcpy(to, raw(size).data(), size);
  }
  std::size_t size() {
    std::uint32_t number = 0;
    copy(&number, sizeof number);
    if (number > left_.size()) throw std::logic_error("a packed lexicon with a wrong count");
    return number;
  }

  void get(std::string& text) { text = raw(size()); }
  void get(std::deque<Pattern>& patterns) {
    for (std::size_t left = size(); left > 0; --left) {
      patterns.emplace_back(std::string(raw(size())));
    }
  }
  template <typename Key, typename T>
  void get(std::map<Key, T>& all) {
    for (std::size_t left = size(); left > 0; --left) {
      Key key{};
      get(key);
      get(all[key]);
    }
  }
  void get(std::set<std::string, std::less<>>& all) {
    for (std::size_t left = size(); left > 0; --left) all.emplace(raw(size()));
  }
  template <typename T>
  void get(std::vector<T>& all) {
    all.resize(size());
    if constexpr (is_plain<T>) {
      copy(all.data(), all.size() * sizeof(T));
    } else {
      for (T& one : all) get(one);
    }
  }
  template <typename T>
  void get(T& one) {
    if constexpr (is_plain<T>)
      copy(&one, sizeof one);
    else
      each_part(*this, one);
  }

  std::string_view left_;
};

}  // namespace

std::string pack(const Rules& rules) {
  Packer packer;
  // One list of parts serves reading and writing; the packer changes nothing.
  each_part(packer, const_cast<Rules&>(rules));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
  return std::move(packer.bytes);
}

Rules unpack(std::string_view bytes) {
  Rules rules;
  Unpacker unpacker(bytes);
  each_part(unpacker, rules);
  if (!unpacker.done()) throw std::logic_error("a packed lexicon with something behind it");
  rules.candidate_index.fill_slots();
  rules.other_index.fill_slots();
  rules.unplaced_index.fill_slots();
  rules.canceller_index.fill_slots();
  return rules;
}

}  // namespace winloop::signal
