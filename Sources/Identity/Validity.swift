/// The time in which a certificate is valid, both ends included, in seconds since 1970.
public struct Validity: Hashable, Sendable {
    /// The first second.
    public let notBefore: Int

    /// The last second.
    public let notAfter: Int

    /// Creates a validity from its ends.
    public init(notBefore: Int, notAfter: Int) {
        self.notBefore = notBefore
        self.notAfter = notAfter
    }

    /// So many days from a time on, and an hour before it: clocks in hospitals differ.
    public init(from start: Int, days: Int) {
        self.init(notBefore: start - 3600, notAfter: start + days * 86_400)
    }

    /// Whether a time lies within it.
    public func contains(_ time: Int) -> Bool { (notBefore...max(notBefore, notAfter)).contains(time) }

    /// Whether another validity lies within it.
    func encloses(_ other: Validity) -> Bool {
        notBefore <= other.notBefore && other.notBefore <= other.notAfter && other.notAfter <= notAfter
    }
}
