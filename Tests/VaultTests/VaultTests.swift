import Glibc
import PlaidSyncLedger
import Testing

@testable import PlaidSyncVault

@Suite("Vault")
struct VaultTests {
  private let token = Secret("access-sandbox-8ab976e6")

  @Test("a sealed token can be opened for its own item")
  func roundTrip() throws {
    try withFolder { folder in
      let vault = Vault(keyFile: KeyFile(path: folder + "/state/token.key"))
      for text in ["access-sandbox-8ab976e6", "", "ünïcode 🔑"] {
        let sealed = try vault.seal(Secret(text), for: "item-1")
        try #expect(vault.open(sealed, for: "item-1").reveal() == text)
      }
    }
  }

  @Test("the same token is never sealed to the same bytes, and its text is not among them")
  func freshNonces() throws {
    try withFolder { folder in
      let vault = Vault(keyFile: KeyFile(path: folder + "/token.key"))
      let all = try (0..<50).map { _ in try vault.seal(token, for: "item-1") }
      #expect(Set(all).count == 50)
      let clear = Array("access".utf8)
      for sealed in all {
        #expect(sealed.count == 5 + 12 + token.reveal().utf8.count + 16)
        #expect(!sealed.indices.contains { sealed[$0...].starts(with: clear) })
      }
    }
  }

  @Test("a token cannot be opened for another item")
  func boundToItem() throws {
    try withFolder { folder in
      let vault = Vault(keyFile: KeyFile(path: folder + "/token.key"))
      let sealed = try vault.seal(token, for: "item-1")
      let failure = try #require(caught { try vault.open(sealed, for: "item-2") })
      #expect(failure.code == .wrongKey)
      #expect(failure.message.hasSuffix("it belongs to another item."))
    }
  }

  @Test("changed and truncated tokens are detected, at every byte")
  func tampering() throws {
    try withFolder { folder in
      let vault = Vault(keyFile: KeyFile(path: folder + "/token.key"))
      let sealed = try vault.seal(token, for: "item-1")
      for index in sealed.indices {
        var changed = sealed
        changed[index] ^= 1
        #expect(caught { try vault.open(changed, for: "item-1") }?.code == .wrongKey, "\(index)")
      }
      for count in 0..<sealed.count {
        let cut = Array(sealed.prefix(count))
        #expect(caught { try vault.open(cut, for: "item-1") }?.code == .wrongKey, "\(count)")
      }
    }
  }

  @Test("a wrong key is distinguished from a damaged token, and has a remedy")
  func wrongKey() throws {
    try withFolder { folder in
      let sealed = try Vault(keyFile: KeyFile(path: folder + "/one.key")).seal(token, for: "item-1")
      let other = Vault(keyFile: KeyFile(path: folder + "/other.key"))
      _ = try other.seal(token, for: "item-1")
      let failure = try #require(caught { try other.open(sealed, for: "item-1") })
      #expect(failure.code == .wrongKey)
      #expect(
        failure.message
          == "the key in \(folder)/other.key is not the one that the access token was sealed with")
      #expect(
        failure.remedy
          == .either(
            "restore the key file \(folder)/other.key from a backup", or: .linkUnderNewKey))
    }
  }

  @Test("opening without the key file reports that it is missing and creates no new key")
  func lostKey() throws {
    try withFolder { folder in
      let path = folder + "/token.key"
      let vault = Vault(keyFile: KeyFile(path: path))
      let sealed = try vault.seal(token, for: "item-1")
      #expect(remove(path) == 0)
      #expect(caught { try vault.open(sealed, for: "item-1") }?.code == .wrongKey)
      try #expect(KeyFile(path: path).load() == nil)
    }
  }
}
