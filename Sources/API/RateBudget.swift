import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncWire
import Synchronization

/// Keeps requests within the published rate limits, per item and for the whole team.
///
/// It counts this process's requests only; if others use up a limit, Plaid answers 429. A request
/// that would exceed a limit waits for its slot, first come, first served.
package final class RateBudget: Sendable {
  private struct Key: Hashable {
    let endpoint: PlaidEndpoint
    /// The item's access token; `nil` for the limit of the whole team.
    let item: Secret?
  }

  private static let windowMilliseconds: Int64 = 60_000
  /// If the next slot is further away than this, the request fails instead of waiting.
  private static let waitMillisecondsMax: Int64 = 120_000

  /// The times of past and scheduled requests, ascending, as far back as they count.
  private let slots = Mutex<[Key: [Int64]]>([:])
  private let isProduction: Bool
  private let world: World

  /// Creates a budget without any requests counted.
  package init(isProduction: Bool, world: World) {
    self.isProduction = isProduction
    self.world = world
  }

  /// Reserves a slot and waits for it; throws without reserving if it is too far away.
  ///
  /// - Returns: How long it waited, in milliseconds.
  @discardableResult
  func pass(_ request: PlaidRequest) async throws(ProviderFailure) -> Int64 {
    let pause = try reserve(request)
    guard pause > 0 else { return 0 }
    do {
      try await world.sleep(pause)
    } catch {
      throw ProviderFailure(
        .fatal, Failure(.canceled, "the request was canceled"), mayHaveArrived: false)
    }
    return pause
  }

  private func reserve(_ request: PlaidRequest) throws(ProviderFailure) -> Int64 {
    let endpoint = request.endpoint
    guard let limit = endpoint.rateLimit(isProduction: isProduction) else { return 0 }
    let item = request.body["access_token"]?.string.map { Secret($0) }
    var limits: [(Key, Int)] = []
    if let count = limit.perClient { limits.append((Key(endpoint: endpoint, item: nil), count)) }
    if let count = limit.perItem, let item {
      limits.append((Key(endpoint: endpoint, item: item), count))
    }
    let now = world.now().milliseconds
    let slot = slots.withLock { slots -> Int64? in
      var slot = now
      for (key, count) in limits {
        let used = slots[key, default: []].filter { $0 > now - Self.windowMilliseconds }
        slots[key] = used
        // At most `count` in any minute: the request `count` slots earlier must be a minute old.
        if used.count >= count {
          slot = max(slot, used[used.count - count] + Self.windowMilliseconds)
        }
      }
      guard slot - now <= Self.waitMillisecondsMax else { return nil }
      for (key, _) in limits {
        let index = slots[key]?.lastIndex { $0 <= slot }.map { $0 + 1 } ?? 0
        slots[key]?.insert(slot, at: index)
      }
      return slot
    }
    guard let slot else {
      throw ProviderFailure(
        .wait,
        Failure(
          .rateLimited, "\(endpoint.path) was called too often in a minute",
          remedy: .retryLater,
          retryAfterSeconds: Int(Self.windowMilliseconds / 1000)), mayHaveArrived: false)
    }
    return slot - now
  }
}
