/// How far an extraction has come.
public struct ExtractionProgress: Sendable, Hashable {
    /// All cases.
    public let total: Int

    /// Cases whose features were computed.
    public internal(set) var extracted = 0

    /// Cases that had not changed.
    public internal(set) var reused = 0

    /// Cases that were excluded.
    public internal(set) var excluded = 0

    /// Cases that are done.
    public var done: Int { extracted + reused + excluded }

    init(total: Int) {
        self.total = total
    }
}
