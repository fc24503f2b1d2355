import Synchronization
import Testing

@testable import PlaidSyncCLI

@Suite("ProgressBar and ProgressLine")
struct ProgressTests {
  @Test("a known total is shown as a bar, an unknown one as a number only")
  func forms() {
    let screen = Terminal.screen(60)
    let bars = [
      ProgressBar("Items", done: 0, of: 8), ProgressBar("Items", done: 3, of: 8, unit: "item"),
      ProgressBar("Items", done: 9, of: 8), ProgressBar("Items", done: 0, of: 0),
      ProgressBar("First Platypus Bank", done: 12_500, unit: "change"),
    ]
    let text = bars.map { $0.text(on: screen) }.joined(separator: "\n")
    #expect(
      text == """
        Items  [░░░░░░░░░░░░░░░░░░░░] 0/8
        Items  [███████░░░░░░░░░░░░░] 3/8 items
        Items  [████████████████████] 9/8
        Items  [████████████████████] 0/0
        First Platypus Bank  12500 changes
        """)
    let plain = ProgressBar("Items", done: 3, of: 8).text(on: .screen(60, isUTF8: false))
    #expect(plain == "Items  [#######.............] 3/8")
  }

  @Test("the last column stays free at any width")
  func narrow() {
    for width in 2...60 {
      for bar in [ProgressBar("A bank", done: 3, of: 8), ProgressBar("A bank", done: 3)] {
        let text = bar.text(on: .screen(width))
        #expect(TextWidth.width(of: text) < width, "\(width)")
      }
    }
  }

  @Test("the line overwrites the previous one, and disappears when it is cleared")
  func line() {
    let log = Log()
    let line = ProgressLine(on: .screen(40)) { log.add($0) }
    line.clear()
    line.show(ProgressBar("Bank", done: 100))
    line.show(ProgressBar("Bank", done: 100))
    line.show(ProgressBar("B", done: 1))
    line.clear()
    line.clear()
    #expect(log.lines == ["\rBank  100", "\rB  1     ", "\r    \r"])
  }

  @Test("nothing is written to files and pipes")
  func quiet() {
    let log = Log()
    let line = ProgressLine(on: .file) { log.add($0) }
    line.show(ProgressBar("Bank", done: 1, of: 2))
    line.clear()
    #expect(log.lines.isEmpty)
  }
}

/// Collects what was written.
private final class Log: Sendable {
  private let written = Mutex<[String]>([])
  var lines: [String] { written.withLock { $0 } }
  func add(_ text: String) { written.withLock { $0.append(text) } }
}
