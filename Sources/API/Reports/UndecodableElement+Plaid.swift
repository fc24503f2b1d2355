import PlaidSyncPorts
import PlaidSyncWire

extension UndecodableElement {
  /// Decodes the elements of a list; those that cannot be decoded are added to `undecodable`.
  static func sorting<Report>(
    _ elements: [WireReader], of list: List, id: String? = nil,
    into undecodable: inout [UndecodableElement],
    _ read: (WireReader) throws(WireError) -> Report
  ) -> [Report] {
    var reports: [Report] = []
    for element in elements {
      do throws(WireError) {
        guard element.value.kind == .object else { throw element.wrong(.object) }
        reports.append(try read(element))
      } catch {
        undecodable.append(
          UndecodableElement(
            list: list, providerID: id.flatMap { element.value[$0]?.string },
            reason: "\(error).", raw: element.value.encoded()))
      }
    }
    return reports
  }

  /// Decodes a list of accounts.
  static func accounts(
    _ elements: [WireReader], into undecodable: inout [UndecodableElement]
  ) -> [AccountReport] {
    sorting(elements, of: .accounts, id: "account_id", into: &undecodable) {
      element throws(WireError) in AccountReport(try WireAccount(element))
    }
  }

  /// Decodes a list of securities.
  static func securities(
    _ elements: [WireReader], into undecodable: inout [UndecodableElement]
  ) -> [SecurityReport] {
    sorting(elements, of: .securities, id: "security_id", into: &undecodable) {
      element throws(WireError) in try SecurityReport(element)
    }
  }
}
