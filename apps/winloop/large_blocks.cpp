/// Blocks of several megabytes ask for large pages. A ranking of a million people holds some 350 MB
/// in a few dozen vectors; on a machine that takes microseconds to bring in a page of 4 KB,
/// bringing them in cost as much as the ranking.
#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t large_page = std::size_t{2} << 20U;
constexpr std::size_t large_block = 2 * large_page;

/// Only a whole page can be large; what is left of the last stays in small ones.
void* allocate(std::size_t size) {
  if (size < large_block) return std::malloc(std::max<std::size_t>(size, 1));
  void* block = std::aligned_alloc(large_page, size);
  // Advice: where the kernel has no large pages to give, the block is as any other.
  if (block != nullptr) ::madvise(block, size / large_page * large_page, MADV_HUGEPAGE);
  return block;
}

}  // namespace

void* operator new(std::size_t size) {
  for (;;) {
    if (void* block = allocate(size)) return block;
    const auto handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

void operator delete(void* block) noexcept {
  std::free(block);
}

void operator delete(void* block, std::size_t /*size*/) noexcept {
  std::free(block);
}
