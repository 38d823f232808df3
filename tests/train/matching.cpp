#include "matching.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>

namespace winloop::train {

namespace {

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::size_t shared_run(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1, 0);
  std::size_t best = 0;
  for (const char c : a) {
    for (std::size_t j = b.size(); j > 0; --j) {
      row[j] = b[j - 1] == c ? row[j - 1] + 1 : 0;
      best = std::max(best, row[j]);
    }
  }
  return best;
}

std::string quote_of(const Conversation& one, std::size_t utterance, ByteRange words) {
  return one.transcript.utterances.at(utterance).text.substr(words.from, words.size);
}

std::int32_t speaker_of(const Conversation& one, std::size_t utterance) {
  return one.transcript.utterances.at(utterance).speaker;
}

}  // namespace

Count& Count::operator+=(const Count& other) {
  labelled += other.labelled;
  found += other.found;
  matched += other.matched;
  category_right += other.category_right;
  return *this;
}

Count total(const Counts& counts) {
  Count all;
  for (const Count& one : counts) all += one;
  return all;
}

void score(const Conversation& one, const std::vector<Noticed>& noticed, Counts& counts,
           std::vector<Miss>* misses) {
  std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> pairs;
  for (std::size_t l = 0; l < one.labels.size(); ++l) {
    const Label& label = one.labels[l];
    const std::string want = folded(quote_of(one, label.utterance, label.words));
    for (std::size_t n = 0; n < noticed.size(); ++n) {
      const Noticed& found = noticed[n];
      if (label.kind != found.kind ||
          speaker_of(one, label.utterance) != speaker_of(one, found.utterance)) {
        continue;
      }
      const std::string got = folded(quote_of(one, found.utterance, found.words));
      if (got.size() > 4 * want.size() + 60) continue;
      const std::size_t run = shared_run(want, got);
      if (run * 2 >= want.size()) pairs.emplace_back(run, l, n);
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
    return std::get<0>(a) != std::get<0>(b) ? std::get<0>(a) > std::get<0>(b) : a < b;
  });
  std::vector<bool> label_taken(one.labels.size());
  std::vector<bool> found_taken(noticed.size());
  std::vector<bool> neither(noticed.size());
  for (const auto& [run, l, n] : pairs) {
    if (label_taken[l] || found_taken[n]) continue;
    label_taken[l] = found_taken[n] = true;
    const Label& label = one.labels[l];
    if (label.unsure) {
      neither[n] = true;
      continue;
    }
    Count& count = counts.at(static_cast<std::size_t>(label.kind));
    ++count.matched;
    if (label.category == noticed[n].category) {
      ++count.category_right;
    } else if (misses != nullptr) {
      misses->push_back({one.name, std::string(name(label.kind)), label.category,
                         quote_of(one, label.utterance, label.words), noticed[n].cue,
                         noticed[n].category});
    }
  }
  for (std::size_t l = 0; l < one.labels.size(); ++l) {
    const Label& label = one.labels[l];
    if (label.unsure) continue;
    ++counts.at(static_cast<std::size_t>(label.kind)).labelled;
    if (misses != nullptr && !label_taken[l]) {
      misses->push_back({one.name, std::string(name(label.kind)), label.category,
                         quote_of(one, label.utterance, label.words)});
    }
  }
  for (std::size_t n = 0; n < noticed.size(); ++n) {
    if (neither[n]) continue;
    ++counts.at(static_cast<std::size_t>(noticed[n].kind)).found;
    if (misses != nullptr && !found_taken[n]) {
      misses->push_back({one.name, std::string(name(noticed[n].kind)), noticed[n].category,
                         quote_of(one, noticed[n].utterance, noticed[n].words), noticed[n].cue});
    }
  }
}

}  // namespace winloop::train
