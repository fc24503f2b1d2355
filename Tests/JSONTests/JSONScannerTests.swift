import PlaidSyncJSON
import TestSupport
import Testing

@Suite("JSONScanner")
struct JSONScannerTests {
  @Test("known keys are read, unknown values are skipped and their ranges returned")
  func pull() throws {
    let text = #"{"x":[1,{"y":"\n"}], "long_key_name":"v\t", "n":-1.5e3,"t":true,"z":null}"#
    var seen: [String] = []
    try scan(text) { scanner throws(JSONError) in
      try scanner.enterObject()
      while let key = try scanner.nextKey() {
        if scanner.text(key, equals: "long_key_name") {
          seen.append("string " + scanner.string(try scanner.string()))
        } else if scanner.text(key, equals: "n") {
          seen.append("number \(scanner.number(try scanner.number()))")
        } else if scanner.text(key, equals: "t") {
          seen.append("bool \(try scanner.bool())")
        } else if scanner.text(key, equals: "z") {
          try scanner.null()
          seen.append("null")
        } else {
          let place = try scanner.skipValue()
          seen.append(String(decoding: scanner.bytes[place], as: UTF8.self))
        }
      }
      try scanner.finish()
    }
    #expect(
      seen == [#"[1,{"y":"\n"}]"#, "string v\t", "number -1.5e3", "bool true", "null"])
  }

  @Test("a key written with escapes equals the same key without them")
  func escapedKey() throws {
    try scan(#"{"\u006eame":1}"#) { scanner throws(JSONError) in
      try scanner.enterObject()
      let key = try scanner.nextKey()
      #expect(key.map { scanner.text($0, equals: "name") } == true)
      #expect(key.map { scanner.text($0, equals: "nam") } == false)
    }
  }

  @Test("the wrong kind of value is rejected at its position")
  func wrongKind() {
    func check(
      _ expected: JSONError.Expectation, _ body: (inout JSONScanner) throws(JSONError) -> Void
    ) {
      let byte = UInt8(ascii: expected == .string ? "1" : "\"")
      let text = expected == .string ? " 1" : " \"1\""
      #expect(throws: JSONError(.unexpectedByte(byte, expected: expected), at: 1)) {
        try scan(text, body)
      }
    }
    check(.object) { scanner throws(JSONError) in try scanner.enterObject() }
    check(.array) { scanner throws(JSONError) in try scanner.enterArray() }
    check(.string) { scanner throws(JSONError) in _ = try scanner.string() }
    check(.number) { scanner throws(JSONError) in _ = try scanner.number() }
    check(.bool) { scanner throws(JSONError) in _ = try scanner.bool() }
    check(.null) { scanner throws(JSONError) in try scanner.null() }
  }

  @Test("strings end correctly at every length and alignment")
  func alignment() throws {
    for lead in 0..<9 {
      for count in 0..<20 {
        let content = String("abcdefghijklmnopqrstuvwxyz".prefix(count))
        let text = String(repeating: " ", count: lead) + "\"\(content)\""
        #expect(try JSONValue.parse(text).string == content)
        #expect(try JSONValue.parse(text + " ").string == content)
      }
    }
  }

  private func scan(
    _ text: String, _ body: (inout JSONScanner) throws(JSONError) -> Void
  ) throws {
    try Array(text.utf8).withUnsafeBytes { buffer in
      var scanner = JSONScanner(buffer)
      try body(&scanner)
    }
  }

  @Test("skipping without validation ends where skipping with validation does, for any content")
  func skippedUnvalidated() throws {
    for seed in 0..<3_000 {
      var random = RandomJSON(seed: seed)
      let value = random.text()
      let bytes = Array("\(value),\"after\"".utf8)
      let ends = try bytes.withUnsafeBytes { buffer in
        var validating = JSONScanner(buffer)
        try validating.skipValue()
        var skipping = JSONScanner(buffer)
        try skipping.skipUnread()
        return (validating.position, skipping.position)
      }
      #expect(ends.0 == ends.1, "seed \(seed): \(value)")
    }
  }

  @Test(
    "a value skipped without validation must still have an end",
    arguments: ["[", "{\"a\":1", "[\"", "[\"a\\\"]", "[\"a\\", "[[]", "[\"12345678901234567890"])
  func unended(_ text: String) {
    #expect(throws: JSONError.self) {
      try Array(text.utf8).withUnsafeBytes { buffer in
        var scanner = JSONScanner(buffer)
        try scanner.skipUnread()
      }
    }
  }

  @Test("bytes are equal only if all of them are, for any count")
  func equalBytes() {
    for count in 0...40 {
      let bytes = (0..<count).map { UInt8($0) }
      // Preceded by another byte, so that the offset matters.
      let page = [0xFF] + bytes
      func isEqual(_ other: [UInt8], _ otherCount: Int) -> Bool {
        page.withUnsafeBytes { page in
          (other + [0]).withUnsafeBytes { other in
            other.baseAddress.map { page.hasEqualBytes(at: 1, as: $0, count, otherCount) } ?? false
          }
        }
      }
      #expect(isEqual(bytes, count), "\(count)")
      #expect(!isEqual(bytes, count + 1), "\(count)")
      for place in 0..<count {
        var other = bytes
        other[place] ^= 0x80
        #expect(!isEqual(other, count), "byte \(place) of \(count)")
      }
    }
  }
}
