import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// A page read back as XML: what a test may ask of it.
final class PageDocument: NSObject, XMLParserDelegate {
    final class Element {
        let name: String
        let attributes: [String: String]
        var children: [Element] = []
        var pieces: [String] = []

        init(name: String, attributes: [String: String]) {
            self.name = name
            self.attributes = attributes
        }

        /// All text inside, white space folded.
        var text: String { pieces.joined().split(whereSeparator: \.isWhitespace).joined(separator: " ") }

        /// All elements of a name inside, in order.
        func all(_ name: String) -> [Element] {
            children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
        }
    }

    struct NotWellFormed: Error {
        let line: Int
        let column: Int
    }

    let root = Element(name: "", attributes: [:])
    private var open: [Element] = []

    init(_ bytes: [UInt8]) throws {
        super.init()
        open = [root]
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        guard parser.parse() else { throw NotWellFormed(line: parser.lineNumber, column: parser.columnNumber) }
    }

    /// The texts of a table's row that begins with a name; `table` counts from 0.
    func row(_ name: String, table: Int) -> [String]? {
        let tables = root.all("table")
        guard tables.indices.contains(table) else { return nil }
        let rows = tables[table].all("tr").map { row in row.children.map(\.text) }
        return rows.first { $0.first?.split(separator: " ").first.map(String.init) == name }
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = Element(name: name, attributes: attributes)
        open.last?.children.append(element)
        open.append(element)
        for ancestor in open { ancestor.pieces.append(" ") }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        for ancestor in open { ancestor.pieces.append(text) }
    }
}

extension [(path: String, bytes: [UInt8])] {
    /// The bytes of a file; empty if there is none.
    subscript(path: String) -> [UInt8] { first { $0.path == path }?.bytes ?? [] }
}
