import Ledger
import PlaidAPI

extension Configuration {
  /// Client id and secret, fetched from where they are kept at the first call.
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
