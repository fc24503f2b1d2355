import Ledger
import PlaidWire
import Ports
import Synchronization

/// Keeps requests below the published limits: those of an item and those of the whole team.
///
/// It knows of this process only; what others use up is told by Plaid's 429. A request that comes
/// too early waits for its place, in the order of asking.
public final class RateBudget: Sendable {
  private struct Key: Hashable {
    let endpoint: PlaidEndpoint
    /// `nil` is the whole team.
    let item: Secret?
  }

  private static let windowMilliseconds: Int64 = 60_000
  /// A place that is further away than this is not waited for.
  private static let waitMillisecondsMax: Int64 = 120_000

  /// When requests were or will be made, ascending, as far back as they count.
  private let places = Mutex<[Key: [Int64]]>([:])
  private let isProduction: Bool
  private let world: World

  /// Makes a budget with nothing used up.
  public init(isProduction: Bool, world: World) {
    self.isProduction = isProduction
    self.world = world
  }

  /// Takes a place and waits for it; throws without taking one when it is too far away.
  ///
  /// - Returns: how long it waited, in milliseconds.
  @discardableResult
  func pass(_ request: PlaidRequest) async throws(ProviderFailure) -> Int64 {
    let pause = try reserve(request)
    guard pause > 0 else { return 0 }
    do {
      try await world.sleep(pause)
    } catch {
      throw ProviderFailure(
        .fatal, Failure(.cancelled, "the request was cancelled"), mayHaveArrived: false)
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
    let place = places.withLock { places -> Int64? in
      var place = now
      for (key, count) in limits {
        let used = places[key, default: []].filter { $0 > now - Self.windowMilliseconds }
        places[key] = used
        // At most `count` in any minute: the one so many places before has to be a minute old.
        if used.count >= count {
          place = max(place, used[used.count - count] + Self.windowMilliseconds)
        }
      }
      guard place - now <= Self.waitMillisecondsMax else { return nil }
      for (key, _) in limits {
        let index = places[key]?.lastIndex { $0 <= place }.map { $0 + 1 } ?? 0
        places[key]?.insert(place, at: index)
      }
      return place
    }
    guard let place else {
      throw ProviderFailure(
        .wait,
        Failure(
          .rateLimited, "\(endpoint.path) is asked too often in a minute",
          remedy: .retryLater,
          retryAfterSeconds: Int(Self.windowMilliseconds / 1000)), mayHaveArrived: false)
    }
    return place - now
  }
}
