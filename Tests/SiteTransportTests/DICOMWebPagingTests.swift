import Testing

@testable import SiteTransport

@Suite struct DICOMWebPagingTests {
    /// A server with a number of items, which may cap its pages, all of a list, or not know offsets or limits.
    private struct Server {
        var items: Int
        var pageCap = Int.max
        var listCap = Int.max
        var knowsOffset = true
        var knowsLimit = true

        func page(_ page: QIDOPath.Page) throws -> [UniqueIdentifier] {
            let all = (0..<min(items, listCap)).dropFirst(knowsOffset ? page.offset : 0)
            return try all.prefix(min(pageCap, knowsLimit ? page.limit : .max)).map {
                try #require(UniqueIdentifier("1.\($0)"))
            }
        }
    }

    private func ask(
        _ server: Server,
        limit: Int,
        announced: Int? = nil
    ) throws -> (count: Int, whole: Bool, pages: Int) {
        var paging = QIDOPaging(limit: limit, announced: announced)
        var (count, pages) = (0, 0)
        while let page = paging.next {
            count += paging.take(try server.page(page)).count
            pages += 1
        }
        return (count, paging.isComplete, pages)
    }

    @Test(arguments: [0, 1, 9, 10, 11, 20, 25])
    func `a list is whole, whatever the server makes of limits`(items: Int) throws {
        for server in [
            Server(items: items), Server(items: items, pageCap: 3), Server(items: items, knowsLimit: false),
            Server(items: items, knowsOffset: false, knowsLimit: false),
        ] {
            let isAmbiguous = !server.knowsOffset && items == 10
            let asked = try ask(server, limit: 10)
            #expect(asked.count == items && asked.whole == !isAmbiguous)
            let announced = try ask(server, limit: 10, announced: items)
            #expect(announced.count == items && announced.whole && announced.pages <= asked.pages)
        }
        #expect(try ask(Server(items: 25), limit: 10, announced: 25).pages == 3)
        // A count of none, or of too few, is not believed.
        let uncounted = try ask(Server(items: 25), limit: 10, announced: 0)
        #expect(uncounted.count == 25 && uncounted.whole)
        let miscounted = try ask(Server(items: 25), limit: 10, announced: 7)
        #expect(miscounted.count == 25 && miscounted.whole)
    }

    @Test func `a server that ignores the offset of full pages is found out`() throws {
        let asked = try ask(Server(items: 25, knowsOffset: false), limit: 10)
        #expect(asked.count == 10 && !asked.whole && asked.pages == 2)
    }

    @Test func `a list that ends before the number that was announced is not whole`() throws {
        let asked = try ask(Server(items: 25, listCap: 4), limit: 10, announced: 25)
        #expect(asked.count == 4 && !asked.whole && asked.pages == 2)
    }

    @Test func `a list without end has one`() throws {
        let asked = try ask(Server(items: .max, pageCap: 10), limit: 10)
        #expect(asked.pages == QIDOPaging.maximumPages && !asked.whole)
        let large = try ask(Server(items: 300_000, knowsLimit: false), limit: 10)
        #expect(large.count == QIDOPaging.maximumItems && !large.whole)
    }
}
