import Glibc
import PlaidSyncLedger

/// Reads and writes files that only their owner may access: keys, and configurations with secrets.
///
/// A file is written completely or not at all, and survives a power failure once a call has
/// returned.
package enum PrivateFile {
  /// The content of a file and its permissions.
  package struct Content: Hashable, Sendable {
    /// The bytes of the file.
    package let bytes: [UInt8]
    /// The permission bits, such as `0o600`.
    package let mode: UInt32

    /// Whether its group or others have any access to it.
    package var isOpenToOthers: Bool { mode & 0o077 != 0 }
    /// The permission bits as `chmod` writes them.
    package var modeText: String { String(mode, radix: 8) }
  }

  /// The maximum size of a file that is read; key files and configurations are far smaller.
  private static let bytesMax = 1 << 20

  /// Reads a regular file; `nil` if it does not exist.
  package static func read(_ path: String) throws(Failure) -> Content? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw failure(.inputOutput, "The file \(path) cannot be opened", errno)
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else {
      throw failure(.inputOutput, "The file \(path) cannot be examined", errno)
    }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      throw Failure(.inputOutput, "\(path) is not a regular file.")
    }
    guard facts.st_size <= bytesMax else {
      throw Failure(.inputOutput, "The file \(path) is too large: \(facts.st_size) bytes.")
    }
    return Content(
      bytes: try bytes(of: descriptor, path), mode: UInt32(facts.st_mode & 0o7777))
  }

  /// The permission bits of a file; `nil` if it does not exist.
  package static func mode(_ path: String) throws(Failure) -> UInt32? {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      if errno == ENOENT { return nil }
      throw failure(.inputOutput, "The file \(path) cannot be examined", errno)
    }
    return UInt32(facts.st_mode & 0o7777)
  }

  /// Writes a new file with mode 0600; if its folder is missing, creates it with mode 0700.
  ///
  /// Without `isReplacing` an existing file stays as it is and the result is `false`; of several
  /// processes that try at the same time, exactly one gets `true`.
  package static func write(
    _ bytes: [UInt8], to path: String, isReplacing: Bool = false
  ) throws(Failure) -> Bool {
    let folder = folder(of: path)
    try makeFolder(folder)
    let (descriptor, temporary) = try temporaryFile(nextTo: path)
    var isMoved = false
    defer { if !isMoved { unlink(temporary) } }
    do {
      defer { close(descriptor) }
      try write(bytes, descriptor, path)
    }
    if isReplacing {
      guard rename(temporary, path) == 0 else {
        throw failure(.cannotCreate, "The file \(path) cannot be written", errno)
      }
      isMoved = true
    } else if link(temporary, path) != 0 {
      guard errno == EEXIST else {
        throw failure(.cannotCreate, "The file \(path) cannot be created", errno)
      }
      return false
    }
    try syncFolder(folder)
    return true
  }

  /// Creates a folder that only its owner may access, and missing ones above it; existing folders
  /// stay as they are.
  package static func makeFolder(_ path: String) throws(Failure) {
    guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
    guard errno == ENOENT, folder(of: path) != path else {
      throw failure(.cannotCreate, "The folder \(path) cannot be created", errno)
    }
    try makeFolder(folder(of: path))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw failure(.cannotCreate, "The folder \(path) cannot be created", errno)
    }
  }

  /// The folder part of a path; `.` if it has none.
  package static func folder(of path: String) -> String {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? path.dropLast() : path[...]
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }
}

extension PrivateFile {
  private static func bytes(of descriptor: Int32, _ path: String) throws(Failure) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while result.count <= bytesMax {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw failure(.inputOutput, "The file \(path) cannot be read", errno)
      }
      result += buffer[..<count]
    }
    return result
  }

  private static func write(
    _ bytes: [UInt8], _ descriptor: Int32, _ path: String
  ) throws(Failure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        throw failure(.cannotCreate, "The file \(path) cannot be written", errno)
      }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else {
      throw failure(.cannotCreate, "The file \(path) cannot be written", errno)
    }
  }

  /// Creates an empty file and opens it for writing; its name begins with `path`.
  private static func temporaryFile(
    nextTo path: String
  ) throws(Failure) -> (descriptor: Int32, path: String) {
    var generator = SystemRandomNumberGenerator()
    while true {
      let temporary = path + "." + String(generator.next(), radix: 36)
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor >= 0 { return (descriptor, temporary) }
      guard errno == EEXIST else {
        throw failure(.cannotCreate, "The file \(path) cannot be created", errno)
      }
    }
  }

  /// Syncs the folder's new entry to disk; a folder that cannot be opened is skipped.
  private static func syncFolder(_ path: String) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // Some file systems cannot sync a folder and return EINVAL; nothing more can be done then.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw failure(.cannotCreate, "The folder \(path) cannot be written", errno)
    }
  }

  private static func failure(_ code: FailureCode, _ what: String, _ error: Int32) -> Failure {
    let reason = String(cString: strerror(error))
    return Failure(
      code, "\(what): \(reason).",
      remedy: .advice(
        "check the folder's owner and permissions, and that the disk is neither full nor "
          + "read-only"))
  }
}
