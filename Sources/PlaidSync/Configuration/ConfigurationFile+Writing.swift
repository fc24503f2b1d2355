import JSON
import Ledger
import Vault

extension ConfigurationFile {
  /// Writes the file for its owner only, whole or not at all.
  ///
  /// An existing file is replaced only on request, because it may hold the only copy of a secret.
  public func write(to path: String, isReplacing: Bool = false) throws(Failure) {
    var writer = JSONWriter(pretty: true)
    writer.write(json)
    writer.endLine()
    guard try PrivateFile.write(writer.bytes, to: path, isReplacing: isReplacing) else {
      throw Failure(
        .cannotCreate, "The configuration \(path) exists already.",
        remedy: "edit it, or replace it with --force")
    }
  }
}
