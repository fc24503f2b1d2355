import CFuzzer
import FuzzTargets
import Glibc

/// `plaid-sync-fuzz <target> [options of libFuzzer] [folders]`.
@main
enum Driver {
  private static let target: FuzzTarget = {
    guard let name = CommandLine.arguments.dropFirst().first,
      let target = FuzzTarget(rawValue: name)
    else {
      let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
      fatalError("plaid-sync-fuzz needs a target: one of \(names)")
    }
    return target
  }()

  static func main() {
    var arguments = CommandLine.arguments
    arguments.remove(at: arguments.index(after: arguments.startIndex))
    _ = target
    var count = Int32(arguments.count)
    var pointers = arguments.map { strdup($0) } + [nil]
    let status = pointers.withUnsafeMutableBufferPointer { buffer in
      var first = buffer.baseAddress
      return LLVMFuzzerRunDriver(&count, &first) { bytes, count in
        Driver.check(UnsafeBufferPointer(start: bytes, count: count))
      }
    }
    exit(status)
  }

  private static func check(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    do throws(Finding) {
      try target.check(Array(bytes))
    } catch {
      fatalError("\(target.rawValue): \(error)")
    }
    return 0
  }
}
