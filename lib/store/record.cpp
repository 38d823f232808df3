#include "database.hpp"
#include "migration.hpp"
#include <winloop/base/error.hpp>
#include <winloop/store/record.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace winloop::store {

namespace {

std::unique_ptr<Database> connect(const std::filesystem::path& path, Database::Mode mode,
                                  const OpenOptions& options) {
  return std::make_unique<Database>(path, mode, options.busy_timeout);
}

/// A process that was killed while writing leaves a journal that must be rolled back before
/// anything is read; that needs write access, once.
std::unique_ptr<Database> connect_for_reading(const std::filesystem::path& path,
                                              const OpenOptions& options) {
  const bool journal_left = std::filesystem::exists(path.string() + "-journal");
  const bool recovers = journal_left && ::access(path.c_str(), W_OK) == 0;
  return connect(path, recovers ? Database::Mode::recover : Database::Mode::read, options);
}

void refuse_empty(const std::filesystem::path& path) {
  throw Error(ErrorKind::storage,
              fmt::format("{}: the record is empty; restore it from a backup, or remove it and "
                          "start the search anew",
                          path.string()));
}

[[noreturn]] void throw_cannot_make(const std::filesystem::path& path) {
  throw Error(ErrorKind::storage,
              fmt::format("{}: cannot be made: {}", path.string(), std::strerror(errno)));
}

/// An empty file (mode 0600) beside `target`, by a name that nobody else has; goes with this.
struct Unfinished {
  std::string path;

  explicit Unfinished(const std::filesystem::path& target) : path(target.string() + ".XXXXXX") {
    const int file = ::mkostemp(path.data(), O_CLOEXEC);
    if (file < 0) throw_cannot_make(target);
    ::close(file);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() { ::unlink(path.c_str()); }
};

}  // namespace

Record::Record(std::unique_ptr<Database> database, Access access)
    : database_(std::move(database)), access_(access) {}
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;
Record::~Record() = default;

Record Record::open(const std::filesystem::path& path, Access access) {
  OpenOptions options;
  options.access = access;
  return open(path, options);
}

Record Record::open(const std::filesystem::path& path, const OpenOptions& options) {
  const bool writes = options.access == Access::write;
  auto database =
      writes ? connect(path, Database::Mode::write, options) : connect_for_reading(path, options);
  auto state = schema_state(*database, options.migrations);
  if (state == SchemaState::empty) refuse_empty(path);
  if (state == SchemaState::older) {
    if (writes) {
      migrate(*database, options.migrations);
    } else {
      database.reset();
      migrate(*connect(path, Database::Mode::write, options), options.migrations);
      database = connect_for_reading(path, options);
    }
  }
  return {std::move(database), options.access};
}

Record Record::create(const std::filesystem::path& path, const OpenOptions& options) {
  // Under another name until its schema stands, so that a record is never found half made.
  const Unfinished unfinished(path);
  migrate(*connect(unfinished.path, Database::Mode::write, options), options.migrations);
  if (::link(unfinished.path.c_str(), path.c_str()) != 0) {
    if (errno == EEXIST) {
      throw bad_input({path.string()}, "there is a record already; nothing was overwritten");
    }
    throw_cannot_make(path);
  }
  auto opened = options;
  opened.access = Access::write;
  return open(path, opened);
}

const std::filesystem::path& Record::path() const {
  return database_->path();
}

int Record::schema_version() const {
  return store::schema_version(*database_);
}

}  // namespace winloop::store
