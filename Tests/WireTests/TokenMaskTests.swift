import Testing

@testable import PlaidSyncWire

@Suite("Token mask")
struct TokenMaskTests {
  @Test("a masked token keeps its kind and length, and JSON stays valid")
  func tokens() {
    let text = #"{"access_token": "access-sandbox-12ab-cd", "cursor": "a-sandbox-b"}"#
    let masked = TokenMask.masked(text)
    #expect(masked == #"{"access_token": "access-sandbox-xxxx-xx", "cursor": "a-sandbox-b"}"#)
  }

  @Test("a secret is masked wherever it occurs")
  func secret() {
    let secret = "0123456789abcdef0123456789abcd"
    let bytes = Array("secret \(secret) is wrong".utf8)
    let masked = String(
      decoding: TokenMask.masked(bytes, secret: Array(secret.utf8)), as: UTF8.self)
    #expect(masked == "secret \(String(repeating: "x", count: 30)) is wrong")
  }

  @Test("a sandbox's one-letter secret is not masked, so that messages stay legible")
  func shortSecret() {
    let bytes = Array("cursor not associated with access_token".utf8)
    #expect(TokenMask.masked(bytes, secret: Array("s".utf8)) == bytes)
  }
}
