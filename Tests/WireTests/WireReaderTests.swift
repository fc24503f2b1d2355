import PlaidSyncJSON
import Testing

@testable import PlaidSyncWire

@Suite("WireReader")
struct WireReaderTests {
  private let body: JSONValue = [
    "text": "x", "number": 1, "flag": true, "none": nil, "list": ["a", 2], "object": ["in": "y"],
  ]
  private var reader: WireReader { WireReader(body, from: .itemGet) }

  @Test("fields of the right kind are read, and missing or null ones are nil")
  func reads() throws {
    #expect(try reader.string("text") == "x")
    #expect(try reader.optionalInt("number") == 1)
    #expect(try reader.bool("flag"))
    #expect(try reader.object("object").string("in") == "y")
    #expect(try reader.optionalString("none") == nil)
    #expect(try reader.optionalArray("missing") == nil)
    #expect(try reader.strings("none") == [])
  }

  @Test("errors name endpoint, path and reason, but no value")
  func errors() {
    func message(_ body: (WireReader) throws(WireError) -> Void) -> String {
      do throws(WireError) {
        try body(reader)
        return "no error"
      } catch {
        return error.description
      }
    }
    let messages = [
      message { reader throws(WireError) in _ = try reader.string("none") },
      message { reader throws(WireError) in _ = try reader.bool("text") },
      message { reader throws(WireError) in _ = try reader.strings("list") },
      message { reader throws(WireError) in _ = try reader.object("object").object("in") },
      message { reader throws(WireError) in _ = try reader.array("list")[0].string("in") },
      message { _ throws(WireError) in _ = try WireReader(Array("{".utf8), from: nil) },
      message { _ throws(WireError) in _ = try WireReader(Array("[]".utf8), from: .accountsGet) },
    ]
    #expect(
      messages == [
        "/item/get: none is missing",
        "/item/get: text is string where bool was expected",
        "/item/get: list[1] is number where string was expected",
        "/item/get: object.in is string where object was expected",
        "/item/get: list[0] is string where object was expected",
        "body: The text ends before the value is complete. (byte 1)",
        "/accounts/get: (root) is array where object was expected",
      ])
  }
}
