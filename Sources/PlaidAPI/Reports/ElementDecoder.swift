import JSON
import Ledger
import PlaidWire

/// Reads one element of a list: what has to be there throws when it is damaged, what need not be
/// there is a warning then.
struct ElementDecoder {
  /// What the element is called in warnings.
  let name: String
  /// The element.
  let object: WireReader
  /// What was odd so far.
  private(set) var warnings: [String] = []

  /// Begins to read an element.
  init(_ object: WireReader, as name: String) {
    self.object = object
    self.name = name
  }

  /// The element as it was sent.
  var rawJSON: String { String(decoding: object.value.encoded(), as: UTF8.self) }

  /// Notes something odd.
  mutating func warn(_ sentence: String) { warnings.append("\(name): \(sentence)") }

  /// Notes what a part of the element was odd about.
  mutating func adopt(_ part: ElementDecoder) { warnings += part.warnings }

  /// An id that must be there and not be empty.
  func id(_ key: String) throws(WireError) -> String {
    let text = try object.string(key)
    guard !text.isEmpty else { throw wrong(key, "is empty") }
    return text
  }

  /// An exact amount that must be there.
  mutating func amount(_ key: String) throws(WireError) -> Amount {
    guard let amount = try readAmount(key) else { throw missing(key) }
    return amount
  }

  /// An exact quantity that must be there.
  mutating func quantity(_ key: String) throws(WireError) -> Quantity {
    guard let quantity = try readQuantity(key) else { throw missing(key) }
    return quantity
  }

  /// A date that must be there.
  func date(_ key: String) throws(WireError) -> LocalDate {
    guard let date = try readDate(key) else { throw missing(key) }
    return date
  }

  /// An exact amount, or nothing.
  mutating func optionalAmount(_ key: String) -> Amount? {
    do throws(WireError) { return try readAmount(key) } catch { return leave(error) }
  }

  /// An exact quantity, or nothing.
  mutating func optionalQuantity(_ key: String) -> Quantity? {
    do throws(WireError) { return try readQuantity(key) } catch { return leave(error) }
  }

  /// A date, or nothing. A time behind it does not matter.
  mutating func optionalDate(_ key: String) -> LocalDate? {
    do throws(WireError) { return try readDate(key) } catch { return leave(error) }
  }

  /// An instant, or nothing.
  mutating func optionalTime(_ key: String) -> Timestamp? {
    guard let text = optionalText(key) else { return nil }
    guard let time = Timestamp(text) else { return leave(wrong(key, "is no time")) }
    return time
  }

  /// A text that is not empty, or nothing.
  mutating func optionalText(_ key: String) -> String? {
    do throws(WireError) {
      return try object.optionalString(key).flatMap { $0.isEmpty ? nil : $0 }
    } catch {
      return leave(error)
    }
  }

  /// A truth, or nothing.
  mutating func optionalFlag(_ key: String) -> Bool? {
    do throws(WireError) { return try object.optionalBool(key) } catch { return leave(error) }
  }

  /// An object in the element, or nothing.
  mutating func optionalPart(_ key: String) -> ElementDecoder? {
    do throws(WireError) {
      return try object.optionalObject(key).map { ElementDecoder($0, as: name) }
    } catch {
      return leave(error)
    }
  }

  /// The elements of a list in the element; none when it is missing.
  mutating func optionalParts(_ key: String) -> [ElementDecoder] {
    do throws(WireError) {
      return (try object.optionalArray(key) ?? []).map { ElementDecoder($0, as: name) }
    } catch {
      return leave(error) ?? []
    }
  }

  /// The ISO currency, else the unofficial one, else nothing.
  mutating func currency() -> Currency? {
    (optionalText("iso_currency_code") ?? optionalText("unofficial_currency_code"))
      .map { Currency($0) }
  }

  /// Goes on without what is damaged.
  mutating func leave<Value>(_ error: WireError) -> Value? {
    warn("\(error)")
    return nil
  }
}

extension ElementDecoder {
  private mutating func readAmount(_ key: String) throws(WireError) -> Amount? {
    guard let text = try object.optionalNumber(key)?.text else { return nil }
    do throws(AmountError) {
      let reading = try Amount.reading(text)
      if reading.isRounded { warn("\(key) \(text) was rounded to eight decimals") }
      return reading.amount
    } catch {
      throw wrong(key, "\(text) is beyond what can be stored")
    }
  }

  private mutating func readQuantity(_ key: String) throws(WireError) -> Quantity? {
    guard let text = try object.optionalNumber(key)?.text else { return nil }
    do throws(AmountError) {
      let reading = try Quantity.reading(text)
      if reading.isRounded { warn("\(key) \(text) was rounded to eighteen digits") }
      return reading.quantity
    } catch {
      throw wrong(key, "\(text) is beyond what can be stored")
    }
  }

  private func readDate(_ key: String) throws(WireError) -> LocalDate? {
    guard let text = try object.optionalString(key) else { return nil }
    guard let date = LocalDate(text) ?? Timestamp(text).flatMap({ _ in LocalDate(text.prefix(10)) })
    else { throw wrong(key, "is not a date written as YYYY-MM-DD") }
    return date
  }

  private func missing(_ key: String) -> WireError {
    WireError(object.endpoint, object.path.appending(.key(key)), .missing)
  }

  private func wrong(_ key: String, _ reason: String) -> WireError {
    WireError(object.endpoint, object.path.appending(.key(key)), .wrongValue(reason))
  }
}
