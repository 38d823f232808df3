#include "full_text.hpp"

#include "full_text_scan.hpp"
#include <winloop/base/error.hpp>

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <string>
#include <utility>

namespace winloop::store {

namespace {

/// https://www.sqlite.org/fts5.html#extending_fts5: how a connection gives its fts5_api.
fts5_api* api_of(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

using OnToken = int (*)(void*, int, const char*, int, int, int);

struct Tokenizers {
  fts5_tokenizer inner{};
  void* inner_context = nullptr;
  std::size_t counted = 0;
};

struct Instance {
  Tokenizers* tokenizers;
  Fts5Tokenizer* inner;
  std::string folded;  ///< scratch
};

Instance* instance_of(Fts5Tokenizer* tokenizer) {
  return reinterpret_cast<Instance*>(tokenizer);
}

int create_tokenizer(void* context, const char** arguments, int count, Fts5Tokenizer** out) {
  auto* tokenizers = static_cast<Tokenizers*>(context);
  auto instance = std::make_unique<Instance>(Instance{tokenizers, nullptr, {}});
  const int result =
      tokenizers->inner.xCreate(tokenizers->inner_context, arguments, count, &instance->inner);
  if (result == SQLITE_OK) *out = reinterpret_cast<Fts5Tokenizer*>(instance.release());
  return result;
}

void delete_tokenizer(Fts5Tokenizer* tokenizer) {
  const std::unique_ptr<Instance> instance(instance_of(tokenizer));
  instance->tokenizers->inner.xDelete(instance->inner);
}

/// Where tokens go, and how many words there were.
struct Tokens {
  void* context;
  OnToken on_token;
  std::size_t words = 0;
};

int count_token(void* context, int flags, const char* token, int size, int from, int to) {
  auto* tokens = static_cast<Tokens*>(context);
  if ((flags & FTS5_TOKEN_COLOCATED) == 0) ++tokens->words;
  return tokens->on_token(tokens->context, flags, token, size, from, to);
}

/// Lower case in `folded`; false when there is more than ASCII.
bool fold_ascii(std::string_view text, std::string& folded) {
  folded.resize(text.size());
  unsigned any = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    any |= c;
    folded[i] = static_cast<char>(c | (static_cast<unsigned char>(c - 'A') < 26U ? 0x20U : 0U));
  }
  return any < 0x80;
}

bool of_token(char folded) {
  return (folded >= 'a' && folded <= 'z') || (folded >= '0' && folded <= '9');
}

/// What FTS5's unicode61 makes of ASCII: runs of letters and digits in lower case.
int tokenize_ascii(std::string_view folded, Tokens& tokens) {
  for (std::size_t i = 0; i < folded.size();) {
    if (!of_token(folded[i])) {
      ++i;
      continue;
    }
    const std::size_t from = i;
    while (i < folded.size() && of_token(folded[i])) ++i;
    const int result = count_token(&tokens, 0, &folded[from], static_cast<int>(i - from),
                                   static_cast<int>(from), static_cast<int>(i));
    if (result != SQLITE_OK) return result == SQLITE_DONE ? SQLITE_OK : result;
  }
  return SQLITE_OK;
}

int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* text, int size,
             OnToken on_token) {
  auto* instance = instance_of(tokenizer);
  const auto& inner = instance->tokenizers->inner;
  const std::string_view said(text, static_cast<std::size_t>(size));
  Tokens tokens{context, on_token};
  const int result =
      fold_ascii(said, instance->folded)
          ? tokenize_ascii(instance->folded, tokens)
          : inner.xTokenize(instance->inner, &tokens, flags, text, size, count_token);
  if ((flags & FTS5_TOKENIZE_DOCUMENT) != 0) instance->tokenizers->counted += tokens.words;
  return result;
}

/// Hands the current row of a MATCH to the scan under way: NULL to go on, 1 to stop. Nothing may be
/// thrown through SQLite.
void hit_function(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context,
                  int /*arguments*/, sqlite3_value** /*values*/) {
  auto* scan = *static_cast<HitScan**>(api->xUserData(fts));
  if (scan == nullptr) {
    sqlite3_result_error(context, "winloop_hit() works inside find only", -1);
    return;
  }
  if (scan->failure) return;
  try {
    if (scan->take(*api, fts)) sqlite3_result_int(context, 1);
  } catch (...) {
    scan->failure = std::current_exception();
    sqlite3_result_error(context, "the search was ended", -1);
  }
}

}  // namespace

struct FullText::Impl {
  Tokenizers tokenizers;
  Fts5Tokenizer* own = nullptr;
  HitScan* scan = nullptr;
};

FullText::FullText(Database& database) : impl_(std::make_unique<Impl>()) {
  auto* api = api_of(database.handle());
  auto& tokenizers = impl_->tokenizers;
  std::array<const char*, 2> arguments{"remove_diacritics", "2"};
  fts5_tokenizer counting{create_tokenizer, delete_tokenizer, tokenize};
  const bool ready =
      api != nullptr &&
      api->xFindTokenizer(api, "unicode61", &tokenizers.inner_context, &tokenizers.inner) ==
          SQLITE_OK &&
      tokenizers.inner.xCreate(tokenizers.inner_context, arguments.data(),
                               static_cast<int>(arguments.size()), &impl_->own) == SQLITE_OK &&
      api->xCreateTokenizer(api, "unicode61", &tokenizers, &counting, nullptr) == SQLITE_OK &&
      api->xCreateFunction(api, "winloop_hit", static_cast<void*>(&impl_->scan), hit_function,
                           nullptr) == SQLITE_OK;
  if (!ready) {
    throw Error(
        ErrorKind::storage,
        "SQLite on this machine comes without FTS5 full-text search; install one that has it");
  }
}

FullText::~FullText() {
  if (impl_->own != nullptr) impl_->tokenizers.inner.xDelete(impl_->own);
}

std::size_t FullText::take_counted_words() {
  return std::exchange(impl_->tokenizers.counted, 0);
}

void FullText::split(std::string_view text, const OnWord& on_word) {
  const auto forward = [](void* context, int /*flags*/, const char* word, int size, int from,
                          int to) {
    (*static_cast<const OnWord*>(context))({word, static_cast<std::size_t>(size)},
                                           static_cast<std::size_t>(from),
                                           static_cast<std::size_t>(to));
    return SQLITE_OK;
  };
  impl_->tokenizers.inner.xTokenize(
      impl_->own, const_cast<void*>(static_cast<const void*>(&on_word)), FTS5_TOKENIZE_QUERY,
      text.data(), static_cast<int>(text.size()), forward);
}

void FullText::set_scan(HitScan* scan) {
  impl_->scan = scan;
}

}  // namespace winloop::store
