extension SQLiteStore {
  /// The version of the tables that this program writes; it opens none that is newer.
  package static var schemaVersion: Int64 { Schema.current.version }
}
