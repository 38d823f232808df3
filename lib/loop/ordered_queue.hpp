#pragma once

#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace winloop::loop {

/// Hands numbered values from several threads to one, in the order of their numbers. Who is too far
/// ahead of the taker waits, so that memory does not grow with the number of values.
template <typename T>
class OrderedQueue {
 public:
  /// Values 0..count-1, at most `ahead` of them waiting to be taken.
  OrderedQueue(std::size_t count, std::size_t ahead) : count_(count), ahead_(ahead) {}

  /// The number of the value to be made next; nothing when there is no more use in making one.
  std::optional<std::size_t> claim() {
    const std::lock_guard lock(mutex_);
    if (closed_ || claimed_ == count_) return std::nullopt;
    return claimed_++;
  }

  void give(std::size_t number, T value) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return number < taken_ + ahead_ || closed_; });
    if (closed_) return;
    waiting_.emplace(number, std::move(value));
    changed_.notify_all();
  }

  /// The next value in order; nothing after the last one.
  std::optional<T> take() {
    std::unique_lock lock(mutex_);
    if (taken_ == count_) return std::nullopt;
    changed_.wait(lock, [&] { return waiting_.contains(taken_); });
    auto node = waiting_.extract(taken_++);
    changed_.notify_all();
    return std::move(node.mapped());
  }

  /// The taker gives up: those who make values stop.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  const std::size_t count_;
  const std::size_t ahead_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, T> waiting_;
  std::size_t claimed_ = 0;
  std::size_t taken_ = 0;
  bool closed_ = false;
};

}  // namespace winloop::loop
