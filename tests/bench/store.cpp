/// Measures the store layer alone, without reading files, parsing or noticing:
///
///   store capture FILE TRANSCRIPTS   into a new record, then single captures, then find
///   store find FILE QUERY...         each query 15 times on an open record, and once opened anew
///   store pool FILE CANDIDATES       20 criteria, 40% missing; reads the pool and the table
#include "pool.hpp"
#include "speech.hpp"
#include <winloop/store/candidates.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/find.hpp>
#include <winloop/store/ratings.hpp>

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <filesystem>
#include <functional>
#include <string_view>

namespace {

using namespace winloop;

const auto far_day = Date::parse("2099-01-01");

/// Spent by this process: what a busy machine leaves comparable.
double processor_ms() {
  return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

double ms_of(const std::function<void()>& action) {
  const auto began = std::chrono::steady_clock::now();
  action();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began)
      .count();
}

double peak_mb() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void show_times(std::string_view what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  fmt::print("{:40} median {:8.2f} ms  p99 {:8.2f} ms  most {:8.2f} ms\n", what,
             times[times.size() / 2], times[times.size() * 99 / 100], times.back());
}

/// Ready to be written, as the other thread would hand it over; 60 signals, six of them
/// commitments.
store::Capture capture_of(const bench::Vocabulary& vocabulary, std::uint64_t number,
                          std::size_t& bytes) {
  store::Capture capture;
  capture.candidate = "ana-ruiz";
  capture.on = Date::parse("2015-01-01") + static_cast<int>(number);
  capture.file = capture.on.to_string() + " ana-ruiz screen.vtt";
  capture.lexicon = "bench";
  capture.transcript = bench::talk(vocabulary, number);
  const auto vtt = bench::to_vtt(capture.transcript);
  bytes += vtt.size();
  capture.original = store::prepare_original(vtt);
  capture.speakers = {{"Ana Ruiz", "Ana Ruiz", Role::candidate},
                      {"Noor Haddad", "Noor Haddad", Role::recruiter}};
  for (std::size_t at = 0; at < 60; ++at) {
    Noticed noticed;
    noticed.utterance = at * 5;
    noticed.words = {0, capture.transcript.utterances[at * 5].text.size() / 2};
    noticed.kind = at % 10 == 0 ? SignalKind::commitment : SignalKind::motivation;
    noticed.category = at % 10 == 0 ? "feedback-by" : "autonomy";
    noticed.cue = "bench-cue";
    capture.signals.push_back(noticed);
  }
  return capture;
}

void find(const store::Record& record, const std::string& query) {
  std::vector<double> times;
  std::size_t total = 0;
  const auto processor = processor_ms();
  times.reserve(15);
  for (int round = 0; round < 15; ++round) {
    times.push_back(ms_of([&] { total = store::find(record, query, {.as_of = far_day}).total; }));
  }
  show_times(fmt::format("find {} ({} hits)", query, total), times);
  fmt::print("{:40} {:8.2f} ms\n", "  of the processor, mean", (processor_ms() - processor) / 15);
  const auto anew = ms_of([&] {
    const auto opened = store::Record::open(record.path(), store::Access::read);
    store::find(opened, query, {.as_of = far_day});
  });
  fmt::print("{:40} {:8.2f} ms\n", "  record opened anew", anew);
}

void capture(const std::filesystem::path& file, std::size_t count) {
  const bench::Vocabulary vocabulary;
  auto record = store::Record::create(file);
  {
    store::Write write(record);
    Candidate candidate;
    candidate.id = "ana-ruiz";
    candidate.name = "Ana Ruiz";
    candidate.stage = "screen";
    candidate.added = Date::parse("2015-01-01");
    write.add_candidate(candidate);
    write.commit();
  }
  std::size_t bytes = 0;
  double preparing = 0;
  double commit = 0;
  const auto start = processor_ms();
  const auto all = ms_of([&] {
    store::Write write(record);
    for (std::size_t number = 0; number < count; ++number) {
      store::Capture next;
      preparing += ms_of([&] { next = capture_of(vocabulary, number, bytes); });
      write.add_conversation(next);
    }
    commit = ms_of([&] { write.commit(); });
  });
  const auto writing = (all - preparing) / 1000;
  const auto mb = static_cast<double>(bytes) / 1e6;
  fmt::print(
      "{} transcripts, {:.0f} MB: written in {:.2f} s ({:.1f} MB/s), commit {:.2f} s of it\n",
      count, mb, writing, mb / writing, commit / 1000);
  fmt::print("{:40} {:8.2f} s, peak {:.0f} MB, record {:.0f} MB\n",
             "  of the processor, with preparing", (processor_ms() - start) / 1000, peak_mb(),
             static_cast<double>(std::filesystem::file_size(file)) / 1e6);
  std::vector<double> times;
  double processor = 0;
  for (std::size_t number = count; number < count + 200; ++number) {
    const auto next = capture_of(vocabulary, number, bytes);
    const auto before = processor_ms();
    times.push_back(ms_of([&] {
      store::Write write(record);
      write.add_conversation(next);
      write.commit();
    }));
    processor += processor_ms() - before;
  }
  show_times("a single capture", times);
  fmt::print("{:40} {:8.2f} ms\n", "  of the processor, mean",
             processor / static_cast<double>(times.size()));
}

void pool(const std::filesystem::path& file, std::size_t count) {
  constexpr int criteria = 20;
  const auto spec = store::read_spec(bench::pool_spec(criteria), "spec.yaml");
  if (!std::filesystem::exists(file)) {
    auto made = store::Record::create(file);
    const auto took = ms_of([&] { bench::fill_pool(made, count, criteria); });
    fmt::print("{} candidates and their ratings written in {:.2f} s\n", count, took / 1000);
  }
  const auto record = store::Record::open(file, store::Access::read);
  std::vector<double> pools;
  std::vector<double> tables;
  for (int round = 0; round < 7; ++round) {
    pools.push_back(ms_of([&] { store::read_pool(record, spec, far_day); }));
    tables.push_back(ms_of([&] { store::read_candidate_table(record, far_day); }));
  }
  show_times("the pool", pools);
  show_times("ids, names and stages", tables);
  fmt::print("{:40} {:8.2f} ms\n", "the pool before the newest rating",
             ms_of([&] { store::read_pool(record, spec, Date::parse("2026-03-01")); }));
  fmt::print("peak {:.0f} MB\n", peak_mb());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const std::string_view what = argv[1];
  try {
    if (what == "capture") capture(argv[2], std::strtoul(argv[3], nullptr, 10));
    if (what == "pool") pool(argv[2], std::strtoul(argv[3], nullptr, 10));
    if (what == "find") {
      const auto record = store::Record::open(argv[2], store::Access::read);
      for (int at = 3; at < argc; ++at) find(record, argv[at]);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
