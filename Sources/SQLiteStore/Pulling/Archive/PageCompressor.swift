import CPlaidSyncZstd
import PlaidSyncLedger
import Synchronization

/// Makes pages small and turns them back, byte for byte.
///
/// Plaid's JSON repeats itself: a page comes to a tenth or less, and compressing it takes less time
/// than writing it would.
final class PageCompressor: Sendable {
  /// Kept from page to page: its tables are half a megabyte, which is dear to allocate anew. Unsafe
  /// only in that the compiler does not know that it is used under the lock alone.
  nonisolated(unsafe) private let context = makeContext()
  private let lock = Mutex(())

  /// The fastest of the library's levels, looking at fewer places, with a table that the
  /// processor's first cache holds, and leaving what does not repeat as it is: on pages of
  /// transactions that takes a third less time and a third more room, a tenth of the page. Higher
  /// levels gain little.
  private static let parameters: [(ZSTD_cParameter, Int32)] = [
    (ZSTD_c_compressionLevel, 1), (ZSTD_c_targetLength, 4), (ZSTD_c_hashLog, 13),
  ]

  deinit {
    ZSTD_freeCCtx(context)
  }

  /// The page in compressed form; throws when there is no memory for it.
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

  /// The page that was compressed; throws when the bytes are damaged or of another length.
  static func expand(_ bytes: [UInt8], toCount plainCount: Int) throws(Failure) -> [UInt8] {
    // Looked at before there is room for it: if the two differ, another hand has written one.
    guard ZSTD_getFrameContentSize(bytes, bytes.count) == UInt64(exactly: plainCount)
    else {
      throw damaged("its length is not the one that is noted")
    }
    var count = 0
    // Room for one byte at least: the empty array is one for all threads, and its count would be
    // written all the same.
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
