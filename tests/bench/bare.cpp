/// The floor under `rerank`: the packed columns, names and the ranking before in one file that is
/// mapped, then the library's own scoring, movements and CSV writer, and nothing else.
///
///   bare export SEARCH TABLE.csv PACKED   the record's data as a wide table and as that file
///   bare rank PACKED SPEC.yaml OUT.csv    twelve columns: the ranking and its movement
#include <winloop/base/file.hpp>
#include <winloop/document/render.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/rank/movement.hpp>
#include <winloop/rank/pool.hpp>
#include <winloop/rank/rank.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/ratings.hpp>
#include <winloop/store/reviews.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace {

using namespace winloop;

const auto far_day = Date::parse("2099-01-01");

/// Sections of a file one after another, each a count of bytes and the bytes.
class PackedWriter {
 public:
  explicit PackedWriter(const std::filesystem::path& file) : out_(file, std::ios::binary) {}
  template <typename T>
  void put(const std::vector<T>& values) {
    put(std::string_view(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)));
  }
  void put(std::string_view bytes) {
    const std::uint64_t size = bytes.size();
    out_.write(reinterpret_cast<const char*>(&size), sizeof size);
    out_.write(bytes.data(), static_cast<std::streamsize>(size));
    const auto odd = (8 - size % 8) % 8;
    out_.write("\0\0\0\0\0\0\0", static_cast<std::streamsize>(odd));
  }

 private:
  std::ofstream out_;
};

class Mapped {
 public:
  explicit Mapped(const char* file) {
    const int descriptor = ::open(file, O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (descriptor < 0 || ::fstat(descriptor, &status) != 0)
      throw std::runtime_error("no such file");
    const auto size = static_cast<std::size_t>(status.st_size);
    at_ = static_cast<const char*>(::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0));
    ::close(descriptor);
  }
  std::string_view bytes() {
    std::uint64_t size = 0;
    std::memcpy(&size, at_, sizeof size);
    const std::string_view found(at_ + sizeof size, size);
    at_ += sizeof size + (size + 7) / 8 * 8;
    return found;
  }
  template <typename T>
  std::span<const T> values() {
    const auto found = bytes();
    return {reinterpret_cast<const T*>(found.data()), found.size() / sizeof(T)};
  }

 private:
  const char* at_ = nullptr;
};

void export_search(const std::filesystem::path& search, const char* table, const char* packed) {
  const auto record = store::Record::open(search / "record.db", store::Access::read);
  const auto spec = store::read_spec(read_file(search / "spec.yaml", 1U << 20U), "spec.yaml");
  const auto pool = store::read_pool(record, spec, far_day);
  const auto people = store::read_candidate_table(record, far_day);
  const auto before = store::last_ranking(record, far_day).value();
  std::vector<Standing> was(pool.rows.back() + 1);
  for (const auto& standing : before.standings) was[standing.candidate] = standing;

  PackedWriter out(packed);
  out.put(pool.rows);
  for (const auto& column : pool.columns) out.put(column.codes);
  std::string texts;
  std::vector<std::uint64_t> ends{0};
  std::FILE* csv = std::fopen(table, "w");
  fmt::print(csv, "id,name,stage,rank_before,score_before");
  for (const auto& criterion : spec.criteria) fmt::print(csv, ",{}", criterion.id);
  fmt::print(csv, "\n");
  for (std::size_t at = 0; at < people.size(); ++at) {
    for (const auto text : {people.id(at), people.name(at), people.stage(at)}) {
      texts += text;
      ends.push_back(texts.size());
    }
    const auto& standing = was[pool.rows[at]];
    fmt::print(csv, "{},{},{},{},{:.6f}", people.id(at), people.name(at), people.stage(at),
               standing.rank, standing.score);
    for (const auto& column : pool.columns) {
      const double value = column.value[column.codes[at]];
      fmt::print(csv, ",{}", std::isnan(value) ? "" : fmt::format("{}", level_of_value(value)));
    }
    fmt::print(csv, "\n");
  }
  std::fclose(csv);
  out.put(ends);
  out.put(texts);
  out.put(before.standings);
}

/// As the ranking's own rows, without the reasons.
class BareRows : public document::RowSource {
 public:
  BareRows(const Ranking& ranking, const std::vector<rank::Movement>& movements,
           std::span<const std::uint64_t> ends, std::string_view texts)
      : ranking_(ranking), movements_(movements), ends_(ends), texts_(texts) {}
  [[nodiscard]] std::size_t size() const override { return ranking_.standings.size(); }
  void fill(std::size_t row, std::span<document::Cell> cells) override {
    const auto& standing = ranking_.standings[row];
    const auto& movement = movements_[row];
    const std::size_t place = 3 * (std::size_t{standing.candidate} - 1);
    cells[0] = std::int64_t{standing.rank};
    for (std::size_t field = 0; field < 3; ++field) {
      cells[1 + field] =
          texts_.substr(ends_[place + field], ends_[place + field + 1] - ends_[place + field]);
    }
    cells[4] = double{standing.score};
    cells[5] = document::Interval{double{standing.low}, double{standing.high}};
    cells[6] = double{standing.coverage};
    cells[7] = name(standing.must_haves);
    cells[8] = std::int64_t{movement.places};
    cells[9] = std::int64_t{movement.before};
    cells[10] = double{movement.score_delta};
  }
  [[nodiscard]] std::unique_ptr<RowSource> another() const override {
    return std::make_unique<BareRows>(ranking_, movements_, ends_, texts_);
  }

 private:
  const Ranking& ranking_;
  const std::vector<rank::Movement>& movements_;
  std::span<const std::uint64_t> ends_;
  std::string_view texts_;
};

document::Column figure(std::string key, document::ColumnKind kind) {
  return {.key = std::move(key), .title = "", .kind = kind, .data_decimals = 6};
}

void rank_packed(const char* packed, const char* bar, const char* target) {
  using document::ColumnKind;
  const auto spec = store::read_spec(read_file(bar, 1U << 20U), bar);
  Mapped mapped(packed);
  Pool pool;
  const auto rows = mapped.values<std::uint32_t>();
  pool.rows.assign(rows.begin(), rows.end());
  for (std::size_t at = 0; at < spec.criteria.size(); ++at) {
    const auto codes = mapped.values<std::uint8_t>();
    pool.columns.push_back(rank::level_column({codes.begin(), codes.end()}));
  }
  const auto ranking = rank::rank(spec, pool, far_day);
  const auto ends = mapped.values<std::uint64_t>();
  const auto texts = mapped.bytes();
  Ranking before;
  const auto standings = mapped.values<Standing>();
  before.standings.assign(standings.begin(), standings.end());
  const auto movements = rank::movements(before, ranking);
  document::Table table{
      .name = "ranking",
      .columns = {figure("rank", ColumnKind::integer), figure("candidate", ColumnKind::text),
                  figure("name", ColumnKind::text), figure("stage", ColumnKind::text),
                  figure("score", ColumnKind::number), figure("interval", ColumnKind::interval),
                  figure("coverage", ColumnKind::number), figure("must_haves", ColumnKind::text),
                  figure("moved", ColumnKind::integer), figure("rank_before", ColumnKind::integer),
                  figure("score_change", ColumnKind::number)}};
  table.rows = std::make_shared<BareRows>(ranking, movements, ends, texts);
  document::Document document{.kind = "rerank"};
  document.add(std::move(table));
  AtomicFile file(target);
  document::render(document, document::Format::csv, {},
                   [&](std::string_view bytes) { file.write(bytes); });
  file.commit();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  try {
    if (std::string_view(argv[1]) == "export") {
      export_search(argv[2], argv[3], argv[4]);
    } else {
      rank_packed(argv[2], argv[3], argv[4]);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
