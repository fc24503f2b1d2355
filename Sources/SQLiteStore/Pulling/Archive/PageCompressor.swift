import CPlaidSyncZstd
import PlaidSyncLedger
import Synchronization

/// Compresses pages and expands them, byte for byte.
///
/// Plaid's JSON is repetitive: a page shrinks to a tenth or less, and compressing it takes less
/// time than writing it uncompressed would.
final class PageCompressor: Sendable {
  /// Kept from page to page: its tables are half a megabyte, which is expensive to allocate again.
  /// It is unsafe only in that the compiler cannot know that it is used under the lock alone.
  nonisolated(unsafe) private let context = makeContext()
  private let lock = Mutex(())

  /// The fastest level of the library, with fewer places to search, a table that fits the first
  /// cache of the processor, and data that does not repeat left as it is. On pages of transactions
  /// this takes a third less time and a third more space, a tenth of the page. Higher levels gain
  /// little.
  private static let parameters: [(ZSTD_cParameter, Int32)] = [
    (ZSTD_c_compressionLevel, 1), (ZSTD_c_targetLength, 4), (ZSTD_c_hashLog, 13),
  ]

  deinit {
    ZSTD_freeCCtx(context)
  }

  /// Compresses a page; throws if there is not enough memory.
  func compress(_ page: [UInt8]) throws(Failure) -> [UInt8] {
    let room = ZSTD_compressBound(page.count)
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
      count = page.withUnsafeBytes { source in
        lock.withLock { _ in
          ZSTD_compress2(context, buffer.baseAddress, room, source.baseAddress, source.count)
        }
      }
      filled = ZSTD_isError(count) == 0 ? count : 0
    }
    guard ZSTD_isError(count) == 0 else { throw PageCompressor.failure(count) }
    return bytes
  }

  /// Expands a compressed page; throws if the bytes are damaged or have another length.
  static func expand(_ bytes: [UInt8], toCount plainCount: Int) throws(Failure) -> [UInt8] {
    // Checked before memory is allocated: if the lengths differ, something else has written one of
    // them.
    guard ZSTD_getFrameContentSize(bytes, bytes.count) == UInt64(exactly: plainCount)
    else {
      throw damaged("its length does not match")
    }
    var count = 0
    // At least one byte is allocated: all threads share the empty array, and its count would be
    // written anyway.
    let page = [UInt8](unsafeUninitializedCapacity: max(1, plainCount)) { buffer, filled in
      count = ZSTD_decompress(buffer.baseAddress, plainCount, bytes, bytes.count)
      filled = ZSTD_isError(count) == 0 ? count : 0
    }
    guard ZSTD_isError(count) == 0 else { throw failure(count) }
    return page
  }

  private static func makeContext() -> OpaquePointer? {
    let context = ZSTD_createCCtx()
    for (parameter, value) in parameters { ZSTD_CCtx_setParameter(context, parameter, value) }
    return context
  }

  private static func failure(_ code: Int) -> Failure {
    damaged(String(cString: ZSTD_getErrorName(code)))
  }

  static func damaged(_ reason: String) -> Failure {
    Failure(
      .damagedPage, "A stored page of the bank's answers cannot be read: \(reason).",
      remedy: .restoreBackup)
  }
}
