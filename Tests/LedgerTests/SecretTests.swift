import PlaidSyncLedger
import Testing

@Suite("Secret")
struct SecretTests {
  @Test("a secret is hidden in every kind of text and revealed only on request")
  func hidden() {
    let secret = Secret("access-sandbox-1")
    var dumped = ""
    dump([secret], to: &dumped)
    let texts = ["\(secret)", String(reflecting: secret), String(describing: [secret]), dumped]
    #expect(texts.allSatisfy { !$0.contains("sandbox") })
    #expect("\(secret)" == "<secret>")
    #expect(secret.reveal() == "access-sandbox-1")
  }
}
