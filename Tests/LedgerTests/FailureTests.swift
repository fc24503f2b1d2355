import PlaidSyncLedger
import Testing

@Suite("Failures")
struct FailureTests {
  private let failure = Failure(
    .provider, "the bank is down", remedy: .retryLater, retryAfterSeconds: 60, cause: "why",
    providerCode: "INSTITUTION_DOWN", requestID: "abc")

  @Test("get another remedy or another sentence and keep everything else")
  func with() {
    #expect(
      failure.with(remedy: .relink(item: ItemID(3)))
        == Failure(
          .provider, "the bank is down", remedy: .relink(item: ItemID(3)), retryAfterSeconds: 60,
          cause: "why", providerCode: "INSTITUTION_DOWN", requestID: "abc"))
    #expect(
      failure.during("pulling First Platypus Bank")
        == Failure(
          .provider, "pulling First Platypus Bank failed: the bank is down", remedy: .retryLater,
          retryAfterSeconds: 60, cause: "why", providerCode: "INSTITUTION_DOWN", requestID: "abc"))
    #expect(failure.with(remedy: nil).remedy == nil)
  }

  @Test("describe their remedies in plain words, for programs without a command line")
  func plainWords() {
    let remedy = Remedy.trying(
      .either("check the network", or: .startSandbox),
      otherwise: .first(.unlink(item: ItemID(3), byForce: true), then: .link))
    #expect(
      remedy.description
        == "check the network, or start the local sandbox, then try again; failing that, "
        + "unlink item 3 by force, then link the bank")
  }
}
