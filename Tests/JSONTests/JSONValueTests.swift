import PlaidSyncJSON
import Testing

@Suite("JSONValue")
struct JSONValueTests {
  @Test("every kind of value is parsed and written back unchanged")
  func roundTrip() throws {
    let text = #"{"a":null,"b":[true,false,0,-1.50,1e2,2E-3],"c":{"":"x"},"d":[],"e":{}}"#
    #expect(try JSONValue.parse(text).text() == text)
  }

  @Test(
    "texts that conform to the grammar are accepted",
    arguments: [
      "0", "-0", "-0.0e-0", " \t\r\n[ 1 , 2 ] \n", "\"\"", "null", "{ \"a\" : { } }",
      "1E+2", "123456789012345678901234567890.10", #""\u0000""#, "[\"\u{10FFFF}\u{7FF}\u{FFFF}\"]",
    ])
  func accepts(_ text: String) throws {
    _ = try JSONValue.parse(text)
  }

  @Test(
    "an invalid text is rejected at its first wrong byte",
    arguments: [
      ("", 0, JSONError.Reason.unexpectedEnd),
      ("  ", 2, .unexpectedEnd),
      ("[1,]", 3, .unexpectedByte(0x5D, expected: .value)),
      ("[,1]", 1, .unexpectedByte(0x2C, expected: .value)),
      ("[1 2]", 3, .unexpectedByte(0x32, expected: .commaOrBracket)),
      ("[1}", 2, .unexpectedByte(0x7D, expected: .commaOrBracket)),
      ("{\"a\":1,}", 7, .unexpectedByte(0x7D, expected: .key)),
      ("{\"a\" 1}", 5, .unexpectedByte(0x31, expected: .colon)),
      ("{\"a\":1 \"b\":2}", 7, .unexpectedByte(0x22, expected: .commaOrBrace)),
      ("{a:1}", 1, .unexpectedByte(0x61, expected: .key)),
      ("01", 0, .badNumber),
      ("[-01]", 2, .badNumber),
      ("-", 1, .unexpectedEnd),
      ("-a", 1, .badNumber),
      ("1.", 2, .unexpectedEnd),
      ("1.x", 2, .badNumber),
      ("1e+", 3, .unexpectedEnd),
      (".5", 0, .unexpectedByte(0x2E, expected: .value)),
      ("+1", 0, .unexpectedByte(0x2B, expected: .value)),
      ("tru", 3, .unexpectedEnd),
      ("trux", 0, .badLiteral),
      ("NaN", 0, .unexpectedByte(0x4E, expected: .value)),
      ("nulll", 4, .trailingBytes),
      ("1 1", 2, .trailingBytes),
      ("\"a\nb\"", 2, .controlCharacter(0x0A)),
      ("\"0123456789\u{1F}\"", 11, .controlCharacter(0x1F)),
      ("\"abc", 4, .unexpectedEnd),
      (#""\x""#, 1, .badEscape),
      (#""\u12g4""#, 5, .badEscape),
      (#""\ud800""#, 1, .loneSurrogate),
      (#""\ud800\u0041""#, 1, .loneSurrogate),
      (#""\udc00""#, 1, .loneSurrogate),
      (#""\udc00\udc00""#, 1, .loneSurrogate),
      ("\"\\", 2, .unexpectedEnd),
      ("\u{FEFF}1", 0, .unexpectedByte(0xEF, expected: .value)),
    ] as [(String, Int, JSONError.Reason)])
  func refuses(_ text: String, _ offset: Int, _ reason: JSONError.Reason) {
    #expect(throws: JSONError(reason, at: offset)) { try JSONValue.parse(text) }
  }

  @Test(
    "bytes that are not UTF-8 are rejected",
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x9F, 0x80],
      [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xF0, 0x8F, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x90, 0x80], [0xFF],
    ] as [[UInt8]])
  func refusesBadUTF8(_ bytes: [UInt8]) {
    for lead in [0, 6, 7, 9] {
      let text = [0x22] + [UInt8](repeating: 0x61, count: lead) + bytes + [0x22]
      #expect(throws: JSONError(.badUTF8, at: lead + 1)) { try JSONValue.parse(text) }
    }
  }

  @Test("escapes become the characters they represent")
  func escapes() throws {
    let text = #"["\"\\\/\b\f\n\r\t","\u0041\u00e9\u20AC\ud83d\ude00 end","caf\u00e9 👍"]"#
    let expected: JSONValue = ["\"\\/\u{8}\u{C}\n\r\t", "Aé€😀 end", "café 👍"]
    #expect(try JSONValue.parse(text) == expected)
  }

  @Test("a repeated key is rejected by name, in small and in large objects, escaped or not")
  func duplicateKeys() {
    #expect(throws: JSONError(.duplicateKey("a"), at: 7)) {
      try JSONValue.parse(#"{"a":1,"\u0061":2}"#)
    }
    let many = (0..<40).map { "\"k\($0)\":0" }.joined(separator: ",")
    for repeated in ["k0", "k15", "k16", "k39"] {
      #expect(throws: JSONError(.duplicateKey(repeated), at: many.utf8.count + 2)) {
        try JSONValue.parse("{\(many),\"\(repeated)\":1}")
      }
    }
    #expect(throws: Never.self) { try JSONValue.parse("{\(many)}") }
  }

  @Test("512 levels are parsed, the next one is rejected")
  func depth() {
    let open = String(repeating: "[{\"a\":", count: 256)
    let close = String(repeating: "}]", count: 256)
    #expect(throws: Never.self) { try JSONValue.parse(open + "1" + close) }
    #expect(throws: JSONError(.tooDeep, at: open.utf8.count)) {
      try JSONValue.parse(open + "[1]" + close)
    }
  }

  @Test("members keep their order when they are set, and are removed when set to nil")
  func objectOrder() {
    var object: JSONObject = ["b": 1, "a": 2, "c": 3]
    object["a"] = "two"
    object["d"] = nil
    object["b"] = nil
    object.set("e", [nil, true])
    #expect(JSONValue.object(object).text() == #"{"a":"two","c":3,"e":[null,true]}"#)
    #expect(object.keys == ["a", "c", "e"])
    #expect(object.setting("c", 4)["c"] == 4)
  }

  @Test("values are accessed by key, index and path, and missing ones do not trap")
  func access() throws {
    let value: JSONValue = ["list": [1, ["name": "x"]], "flag": false]
    #expect(value[path: ["list", 1, "name"]]?.string == "x")
    #expect(value["list"]?[0]?.int == 1)
    #expect(value["list"]?[7] == nil)
    #expect(value["flag"]?["x"] == nil)
    #expect(value["flag"]?.bool == false)
    #expect(JSONPath(["list", 1, "name"]).description == "list[1].name")
  }

  @Test("a number keeps its text, and only a plain integer converts to one")
  func numbers() throws {
    let texts = ["0.07", "89.4", "1234567.89", "1e2", "-0", "12345678901234567890.0123456789"]
    for text in texts { #expect(try JSONValue.parse(text).number?.text == text) }
    #expect(JSONNumber("12")?.int == 12)
    #expect(JSONNumber("1e2")?.int == nil)
    #expect(JSONNumber("99999999999999999999")?.int == nil)
    for text in ["", "x", "1 ", " 1", "1,5", "0x1", "1.", "--1", "∞"] {
      #expect(JSONNumber(text) == nil)
    }
  }

  @Test("the pretty form is indented by two spaces and escapes what it must")
  func pretty() throws {
    let value: JSONValue = [
      "name": "a\"b\\c\n\u{1}é/", "empty": [:], "none": [], "list": [1, ["x": nil]],
    ]
    #expect(
      value.text(pretty: true) == #"""
        {
          "name": "a\"b\\c\n\u0001é/",
          "empty": {},
          "none": [],
          "list": [
            1,
            {
              "x": null
            }
          ]
        }
        """#)
    #expect(try JSONValue.parse(value.text(pretty: true)) == value)
  }
}
