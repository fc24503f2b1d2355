/// An answer of one of Plaid's small endpoints.
package protocol WireResponse: Sendable {
  /// Reads the answer from its root object.
  init(_ body: WireReader) throws(WireError)
}

extension WireResponse {
  /// Parses and reads an answer.
  package static func decode(
    _ bytes: [UInt8], from endpoint: PlaidEndpoint
  ) throws(WireError) -> Self {
    try Self(WireReader(bytes, from: endpoint))
  }
}
