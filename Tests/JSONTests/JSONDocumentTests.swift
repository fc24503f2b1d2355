import PlaidSyncJSON
import Testing

@Suite("JSONDocument")
struct JSONDocumentTests {
  private let text = """
    {
      "items": [
        {"name": "ä", "id": 1},
        {"name": "b", "\\u0069d": 2}
      ],
      "zone":
        "Europe/Berlin"
    }
    """

  @Test("the line and column of a value and of its key are found")
  func positions() throws {
    let document = try JSONDocument(text)
    #expect(document.position(of: [])?.description == "1:1")
    #expect(document.position(of: ["zone"])?.description == "7:5")
    #expect(document.keyPosition(of: ["zone"])?.description == "6:3")
    #expect(document.position(of: ["items", 0, "id"])?.description == "3:25")
    #expect(document.position(of: ["items", 1, "id"])?.description == "4:30")
    #expect(document.keyPosition(of: ["items", 1, "id"])?.description == "4:19")
    #expect(document.keyPosition(of: ["items", 1])?.description == "4:5")
  }

  @Test("a path without a value has no position")
  func nowhere() throws {
    let document = try JSONDocument(text)
    for path: JSONPath in [["x"], ["items", 2], ["items", -1], ["items", "a"], ["zone", 0]] {
      #expect(document.position(of: path) == nil)
    }
  }

  @Test("an error is reported with line and column")
  func errorPosition() throws {
    let bytes = Array("{\n  \"ä\": tru\n}".utf8)
    do throws(JSONError) {
      _ = try JSONDocument(bytes)
      Issue.record("the text is broken")
    } catch {
      #expect(error.position(in: bytes) == JSONPosition(line: 2, column: 8))
      #expect(error.message == "Found a word other than true, false and null.")
      #expect(error.description == "\(error.message) (byte 10)")
    }
  }
}
