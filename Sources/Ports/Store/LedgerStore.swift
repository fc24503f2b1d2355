/// The books: everything that a store of them has to do.
///
/// Each call is one transaction that keeps one invariant. All throw `Failure`.
public protocol LedgerStore:
  LedgerReader, LedgerEditor, PullStore, QuarantineStore, SyncStore, UsageStore, LinkSessionStore,
  RejoinStore, NoticeStore, TransferStore, SplitStore, DriftStore, InvestmentStore,
  ReportStore, ConversionStore, RuleStore, StoreMaintenance
{}
