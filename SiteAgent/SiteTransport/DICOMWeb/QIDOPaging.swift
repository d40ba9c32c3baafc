/// How a list is asked for page by page until there is no more.
///
/// A short page is not the end: some servers cap the page size below the limit that was asked for. The end is an empty
/// page, a page that has nothing new (the server ignores the offset), or the number that was announced.
struct QIDOPaging: Sendable {
    /// The most items of one list, and the most pages.
    static let maximumItems = 200_000
    static let maximumPages = 4000

    private enum State { case asking, complete, incomplete }

    private let limit: Int
    private let announced: Int?
    private var state = State.asking
    private var received = 0
    private var pages = 0
    private var seen: Set<UniqueIdentifier> = []

    /// Begins a list; `announced` is how many items the server said that it has.
    init(limit: Int, announced: Int? = nil) {
        self.limit = limit
        // Nobody would list what is empty: 0 is from a server that does not count.
        self.announced = announced == 0 ? nil : announced
    }

    /// The page to ask for next; `nil` at the end.
    var next: QIDOPath.Page? {
        guard case .asking = state else { return nil }
        return QIDOPath.Page(offset: received, limit: limit)
    }

    /// Whether the list has ended and everything is in it, as far as one can tell.
    var isComplete: Bool {
        guard case .complete = state else { return false }
        return true
    }

    /// Takes a page; the positions of what is new on it.
    mutating func take(_ page: [UniqueIdentifier]) -> [Int] {
        received += page.count
        pages += 1
        let new = page.indices.filter { seen.count < Self.maximumItems && seen.insert(page[$0]).inserted }
        if seen.count >= Self.maximumItems || pages >= Self.maximumPages {
            state = .incomplete
        } else if seen.count == announced {
            state = .complete
        } else if new.isEmpty {
            // The same full page again says that the offset is ignored, and that there may be more than one page.
            let isRepeated = !page.isEmpty && page.count == limit
            let isShort = announced.map { seen.count < $0 } ?? false
            state = isRepeated || isShort ? .incomplete : .complete
        }
        return new
    }
}
