import JSON
import Testing

@Suite("JSONValue")
struct JSONValueTests {
  @Test("every kind of value is read and written back as it was")
  func roundTrip() throws {
    let text = #"{"a":null,"b":[true,false,0,-1.50,1e2,2E-3],"c":{"":"x"},"d":[],"e":{}}"#
    #expect(try JSONValue.parse(text).text() == text)
  }
}
