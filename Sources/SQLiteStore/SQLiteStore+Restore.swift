import GRDB
import PlaidSyncLedger

extension SQLiteStore {
  /// Replaces all that the file holds with the content of another one, in one transaction.
  ///
  /// Others that have the file open see the old content before and the new one afterwards. Content
  /// of an older version is brought up to date at once, since nobody opens the file anew for it.
  public func replaceContent(with path: String) async throws {
    do {
      let source = try DatabaseQueue(
        path: path, configuration: DatabaseFile.configuration(path: path, schema))
      defer {
        // Nothing was written to it: a connection that will not close is dropped anyway.
        try? source.close()
      }
      try await withConnection { [schema] target in
        try source.writeWithoutTransaction { try $0.backup(to: target) }
        try schema.migrate(target, copying: nil)
      }
    } catch {
      throw Failure.reading(error, path: path)
    }
  }
}
