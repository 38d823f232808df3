#include <winloop/base/parallel.hpp>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace winloop {

namespace {

/// Hands out ranges one after another, and keeps what was thrown first.
class Ranges {
 public:
  Ranges(std::size_t count, std::size_t block) : count_(count), block_(block) {}

  /// Calls `one(range, its number)` on all cores.
  void each(const std::function<void(IndexRange, std::size_t)>& one) {
    const auto take_all = [&] {
      IndexRange range;
      std::size_t number = 0;
      while (next(range, number)) {
        try {
          one(range, number);
        } catch (...) {
          fail(std::current_exception());
        }
      }
    };
    {
      const std::size_t ranges = (count_ + block_ - 1) / block_;
      const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
      std::vector<std::jthread> beside;
      for (std::size_t i = 1; i < std::min(cores, ranges); ++i) beside.emplace_back(take_all);
      take_all();
    }
    if (thrown_) std::rethrow_exception(thrown_);
  }

  /// Waits until it is the turn of the range of that number; false when something was thrown.
  bool wait_for_turn(std::size_t number) {
    std::unique_lock lock(mutex_);
    turn_changed_.wait(lock, [&] { return turn_ == number || thrown_; });
    return !thrown_;
  }

  void end_turn() {
    {
      const std::scoped_lock lock(mutex_);
      ++turn_;
    }
    turn_changed_.notify_all();
  }

 private:
  bool next(IndexRange& range, std::size_t& number) {
    const std::scoped_lock lock(mutex_);
    if (thrown_ || number_ * block_ >= count_) return false;
    number = number_++;
    range = {number * block_, std::min(count_, (number + 1) * block_)};
    return true;
  }

  void fail(std::exception_ptr thrown) {
    {
      const std::scoped_lock lock(mutex_);
      if (!thrown_) thrown_ = std::move(thrown);
    }
    turn_changed_.notify_all();
  }

  const std::size_t count_;
  const std::size_t block_;
  std::mutex mutex_;
  std::condition_variable turn_changed_;
  std::size_t number_ = 0;  ///< of the range to hand out next
  std::size_t turn_ = 0;    ///< number of the range whose turn it is
  std::exception_ptr thrown_;
};

}  // namespace

void for_ranges(std::size_t count, std::size_t block, const std::function<void(IndexRange)>& work) {
  Ranges(count, block).each([&](IndexRange range, std::size_t) { work(range); });
}

void for_ranges_in_order(std::size_t count, std::size_t block,
                         const std::function<std::string(IndexRange)>& make,
                         const std::function<void(std::string_view)>& take) {
  Ranges ranges(count, block);
  ranges.each([&](IndexRange range, std::size_t number) {
    const std::string made = make(range);
    if (!ranges.wait_for_turn(number)) return;
    take(made);
    ranges.end_turn();
  });
}

}  // namespace winloop
