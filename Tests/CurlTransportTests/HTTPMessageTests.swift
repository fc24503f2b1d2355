import PlaidSyncPorts
import Testing

@Suite("HTTP messages")
struct HTTPMessageTests {
  @Test("path and query are found in complete and partial URLs")
  func path() {
    let cases: [(url: String, path: String, query: String?)] = [
      ("https://a.example/b/c?d=e#f", "/b/c", "d=e"), ("https://a.example", "/", nil),
      ("https://a.example?x", "/", "x"), ("http://[::1]:8080/a", "/a", nil),
      ("/b/c?d=http://e/f", "/b/c", "d=http://e/f"), ("/a:b//c", "/a:b//c", nil),
      ("/b?", "/b", ""), ("", "/", nil), ("/#a?b", "/", nil),
    ]
    for (url, path, query) in cases {
      let request = HTTPRequest(url: url)
      #expect(request.path == path, "\(url)")
      #expect(request.query == query, "\(url)")
    }
  }

  @Test("headers are found in any case, replaced as a whole and removed")
  func headers() {
    var headers = HTTPHeaders()
    headers.append("Set-Cookie", "a")
    headers.append("X-Other", "o")
    headers.append("set-cookie", "b")
    #expect(headers["SET-COOKIE"] == "a")
    #expect(headers.values(of: "Set-Cookie") == ["a", "b"])
    headers["SET-cookie"] = "c"
    #expect(headers == ["set-cookie": "c", "X-Other": "o"])
    headers["x-other"] = nil
    headers["New"] = "n"
    #expect(headers == ["Set-Cookie": "c", "new": "n"])
    #expect(headers["missing"] == nil)
    #expect(headers != ["Set-Cookie": "C", "new": "n"])
  }

  @Test("a printed message shows neither headers, query nor body")
  func printed() {
    let request = HTTPRequest(
      method: .post, url: "https://a.example/b?token=secret", headers: ["Secret": "secret"],
      body: Array("secret".utf8))
    #expect("\(request)" == "POST /b (6 bytes)")
    #expect("\([request])" == "[POST /b (6 bytes)]")
    let response = HTTPResponse(status: 200, headers: ["A": "secret"], body: [1, 2])
    #expect("\(response)" == "200 (2 bytes)")
  }
}
