import Ledger

/// An item that a link session made, before its token is exchanged.
package struct LinkedWireItem: Hashable, Sendable {
  /// One of its accounts, as the session names it.
  package struct Account: Hashable, Sendable {
    package let id: String?
    package let name: String
    package let mask: String?
    package let type: String?
    package let subtype: String?

    init(_ object: WireReader) throws(WireError) {
      id = try object.optionalString("id")
      name = try object.optionalString("name") ?? ""
      mask = try object.optionalString("mask")
      type = try object.optionalString("type")
      subtype = try object.optionalString("subtype")
    }
  }

  package let publicToken: Secret
  package let institutionID: String?
  package let institutionName: String?
  package let accounts: [Account]

  /// Reads the token from one object and what it is for from another, which may be the same.
  init(_ object: WireReader, detail: WireReader) throws(WireError) {
    publicToken = Secret(try object.string("public_token"))
    let institution = try detail.optionalObject("institution")
    institutionID = try institution?.optionalString("institution_id")
    institutionName = try institution?.optionalString("name")
    var accounts: [Account] = []
    for element in try detail.optionalArray("accounts") ?? [] {
      accounts.append(try Account(element))
    }
    self.accounts = accounts
  }
}
