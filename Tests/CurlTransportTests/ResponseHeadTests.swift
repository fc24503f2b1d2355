import PlaidSyncPorts
import Testing

@testable import PlaidSyncCurlTransport

@Suite("ResponseHead")
struct ResponseHeadTests {
  private func head(of lines: [String]) -> ResponseHead? {
    var head = ResponseHead()
    for line in lines {
      let isTaken = Array(line.utf8).withUnsafeBytes { head.take($0) }
      guard isTaken else { return nil }
    }
    return head
  }

  @Test("fields are trimmed and kept in order, and folded lines are joined")
  func fields() {
    let head = head(of: [
      "HTTP/1.1 200 OK\r\n", "A:1\r\n", "B: \t two words \r\n", "\tand more \r\n", "C:\r\n", "\r\n",
    ])
    #expect(head?.headers == ["A": "1", "B": "two words and more", "C": ""])
    #expect(head?.hasBegun == true)
  }

  @Test("an interim answer's fields are discarded, and trailers are dropped")
  func interim() {
    let head = head(of: [
      "HTTP/1.1 103 Early Hints\r\n", "A: 1\r\n", "\r\n", "HTTP/1.1 200 OK\r\n", "B: 2\r\n", "\r\n",
      "Trailer: 3\r\n",
    ])
    #expect(head?.headers == ["B": "2"])
  }

  @Test("a line without a name, and a continuation without a field, are refused")
  func malformed() {
    #expect(head(of: ["HTTP/1.1 200 OK\r\n", "no colon\r\n"]) == nil)
    #expect(head(of: ["HTTP/1.1 200 OK\r\n", " folded\r\n"]) == nil)
  }

  @Test("as many fields and bytes as allowed are accepted, and not one more")
  func limits() {
    let line = "A: b\r\n"
    let fields = ["HTTP/1.1 200 OK\r\n"] + Array(repeating: line, count: ResponseHead.fieldsMax)
    #expect(head(of: fields) != nil)
    #expect(head(of: fields + [line]) == nil)
    let folded = Array(repeating: " b\r\n", count: ResponseHead.fieldsMax - 1)
    #expect(head(of: ["HTTP/1.1 200 OK\r\n", line] + folded) != nil)
    #expect(head(of: ["HTTP/1.1 200 OK\r\n", line] + folded + folded.prefix(1)) == nil)
    let long = "A: " + String(repeating: "b", count: ResponseHead.bytesMax - 3)
    #expect(head(of: [long]) != nil)
    #expect(head(of: [long, "\n"]) == nil)
  }

  @Test("capacity is reserved for the announced length or an estimate, within the limit")
  func room() {
    let cases: [(lines: [String], expected: Int)] = [
      ([], 1 << 20), (["Content-Length: 5\r\n"], 5), (["Content-Length: x\r\n"], 1 << 20),
      (["Content-Length: -1\r\n"], 1 << 20), (["Content-Length: 9223372036854775807\r\n"], 9 << 20),
      (["Content-Length: 100\r\n", "Content-Encoding: gzip\r\n"], 1_600),
      (["Content-Length: 9223372036854775807\r\n", "Content-Encoding: gzip\r\n"], 1 << 20),
    ]
    for (lines, expected) in cases {
      let head = head(of: ["HTTP/1.1 200 OK\r\n"] + lines)
      #expect(head?.bodyBytesExpected(bodyBytesMax: 9 << 20) == expected, "\(lines)")
    }
  }
}
