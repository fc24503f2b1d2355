import GRDB
import PlaidSyncLedger

extension Failure {
  /// Translates an error of SQLite into what it means for the owner of the database.
  static func sqlite(_ error: any Error, path: String) -> Failure {
    if let failure = error as? Failure { return failure }
    if error is CancellationError {
      return Failure(.canceled, "The work on the database was canceled and rolled back.")
    }
    guard let error = error as? DatabaseError else {
      return Failure(.broken, "The database \(path) failed.", cause: "\(error)")
    }
    let cause = "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "")"
    let (code, what, remedy) = meaning(of: error)
    return Failure(code, "The database \(path) \(what).", remedy: remedy, cause: cause)
  }

  private static func meaning(
    of error: DatabaseError
  ) -> (code: FailureCode, what: String, remedy: Remedy?) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      (.busy, "is in use by another program", "try again when the other program is done")
    case .SQLITE_FULL:
      (.inputOutput, "cannot grow: the disk is full", "free some space and try again")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      (
        .inputOutput, "cannot be written",
        "check who owns the file and its folder, their permissions, and whether the disk is read-only"
      )
    case .SQLITE_CANTOPEN:
      (
        .inputOutput, "cannot be opened",
        "check that the file exists and that the folder can be read and written"
      )
    case .SQLITE_NOTADB:
      (.damaged, "is not a database", .either(.choose(.database), or: .restoreBackup))
    case .SQLITE_CORRUPT:
      (.damaged, "is damaged", .restoreBackup)
    case .SQLITE_IOERR:
      (.inputOutput, "cannot be read or written", "check the disk, then try again")
    case .SQLITE_INTERRUPT, .SQLITE_ABORT:
      (.canceled, "was not changed: the operation was canceled", nil)
    default:
      (.broken, "refused a change that should be possible", "please report this as a bug")
    }
  }
}
