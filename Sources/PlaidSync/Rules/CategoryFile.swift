import JSON
import Ledger
import Vault

/// The user's own names for Plaid's categories in a file, as Docs/rules.md describes it.
enum CategoryFile {
  /// Own names by category, none where there is no file; every error names file, line and column.
  static func names(at path: String) throws(Failure) -> [String: String] {
    guard let content = try PrivateFile.read(path) else { return [:] }
    return try names(content.bytes, path: path)
  }

  /// The names in the bytes of a file.
  static func names(_ bytes: [UInt8], path: String) throws(Failure) -> [String: String] {
    let reader = try ConfigurationReader.rules(bytes, path: path, what: "A map of categories")
    var names: [String: String] = [:]
    for code in try reader.keys([]) {
      let isCode =
        !code.isEmpty
        && code.utf8.allSatisfy { byte in
          (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "_")
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
      guard isCode else {
        throw Failure(
          .configuration,
          "\(reader.located([.key(code)], atKey: true))\"\(code)\" is no category of Plaid's.",
          remedy: "write it as Plaid does, such as FOOD_AND_DRINK; see `plaid-sync categories`")
      }
      guard let name = try reader.text([.key(code)]) else {
        throw reader.wrongType([.key(code)], "a name")
      }
      names[code] = name
    }
    return names
  }
}
