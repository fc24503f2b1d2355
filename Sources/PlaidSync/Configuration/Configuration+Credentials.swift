import PlaidSyncAPI
import PlaidSyncLedger

extension Configuration {
  /// Returns client id and secret; the first call fetches them from their sources.
  func credentials() throws(Failure) -> PlaidCredentials {
    guard let clientID, let secret else {
      let missing = clientID == nil ? "client id" : "secret"
      throw Failure(
        .configuration, "Plaid's \(missing) is not configured.",
        remedy: .either(.initialize, or: "set PLAID_CLIENT_ID and PLAID_SECRET"))
    }
    return PlaidCredentials(
      clientID: try secrets.read(clientID, as: "Plaid's client id").reveal(),
      secret: try secrets.read(secret, as: "Plaid's secret"))
  }
}
