import PlaidSyncLedger

/// Returns the sum in raw units; a sum out of an amount's range is an error that names the day.
@inline(__always)
func sum(
  _ left: Int64, _ right: Int64, on date: LocalDate
) throws(BalanceError) -> Int64 {
  let (result, isOverflow) = left.addingReportingOverflow(right)
  guard !isOverflow, result.magnitude <= Amount.rawValueMax.magnitude else {
    throw .overflow(date)
  }
  return result
}

/// Returns `end` − `start` − `net`; only the result has to be in range.
@inline(__always)
func remainder(
  of end: Int64, after start: Int64, and net: Int64, on date: LocalDate
) throws(BalanceError) -> Int64 {
  let result = Int128(end) - Int128(start) - Int128(net)
  guard result.magnitude <= UInt128(Amount.rawValueMax) else { throw .overflow(date) }
  return Int64(result)
}

/// Returns a calculation's result; a value out of range becomes an error that names the day.
@inline(__always)
func checked<Value>(
  on date: LocalDate, _ calculation: () throws(AmountError) -> Value
) throws(BalanceError) -> Value {
  do throws(AmountError) { return try calculation() } catch { throw .overflow(date) }
}
