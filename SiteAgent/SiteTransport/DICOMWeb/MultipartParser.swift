/// Takes the one part out of a multipart body (RFC 2046) while it arrives, however it is cut into pieces.
///
/// It keeps a few bytes at most: a part is handed on as it comes. Preamble, headers and epilogue are bounded; a second
/// part is refused.
struct MultipartParser: Sendable {
    static let maximumPreambleBytes = 4 << 10
    static let maximumHeaderBytes = 8 << 10
    static let maximumEpilogueBytes = 16 << 10

    /// Why a body is refused.
    enum Defect: Error, Hashable {
        case preambleTooLong
        case headersTooLong
        case headerMalformed
        case partHasAnotherType
        case delimiterMalformed
        case secondPart
        case epilogueTooLong
        case endsEarly
    }

    private enum State {
        case preamble
        case delimiterTail(isFirst: Bool)
        case headers
        case part
        case epilogue
    }

    /// CR LF `--` and the boundary: the line end before a delimiter belongs to it.
    private let delimiter: [UInt8]
    private var state = State.preamble

    /// How much of the delimiter has matched; in the preamble the start counts as a line's.
    private var matched = 2

    /// How many bytes the present state has taken, where it is bounded.
    private var taken = 0

    /// The line of a header or the rest of a delimiter's.
    private var line: [UInt8] = []

    init(boundary: MultipartBoundary) {
        delimiter = [13, 10, 45, 45] + boundary.bytes
    }

    /// Takes the next piece of the body and hands the part's bytes on.
    mutating func feed<Failure: Error>(
        _ piece: [UInt8],
        onDefect failure: (Defect) -> Failure,
        receive: (ArraySlice<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        var rest = piece[...]
        while !rest.isEmpty {
            switch state {
            case .part: try feedPart(&rest, receive)
            case .preamble: if let defect = feedPreamble(&rest) { throw failure(defect) }
            case .headers, .delimiterTail: if let defect = feedLine(&rest) { throw failure(defect) }
            case .epilogue:
                taken += rest.count
                if taken > Self.maximumEpilogueBytes { throw failure(.epilogueTooLong) }
                rest = []
            }
        }
    }

    /// Checks at the body's end that the part had an end.
    func finish() throws(Defect) {
        guard case .epilogue = state else { throw .endsEarly }
    }
}

// MARK: - States

extension MultipartParser {
    private mutating func enter(_ next: State) {
        state = next
        taken = 0
        matched = 0
        line = []
    }

    private mutating func feedPreamble(_ rest: inout ArraySlice<UInt8>) -> Defect? {
        while let byte = rest.popFirst() {
            taken += 1
            if taken > Self.maximumPreambleBytes { return .preambleTooLong }
            match(byte)
            if matched == delimiter.count {
                enter(.delimiterTail(isFirst: true))
                return nil
            }
        }
        return nil
    }

    /// Goes on matching the delimiter; CR is at its beginning alone, so that no other restart is possible.
    private mutating func match(_ byte: UInt8) {
        matched = byte == delimiter[matched] ? matched + 1 : byte == 13 ? 1 : 0
    }

    private mutating func feedPart<Failure: Error>(
        _ rest: inout ArraySlice<UInt8>,
        _ receive: (ArraySlice<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        while !rest.isEmpty {
            if matched == 0 {
                let plain = rest.firstIndex(of: 13) ?? rest.endIndex
                if plain > rest.startIndex { try receive(rest[..<plain]) }
                rest = rest[plain...]
            }
            guard let byte = rest.popFirst() else { return }
            let before = matched
            match(byte)
            if matched == delimiter.count { return enter(.delimiterTail(isFirst: false)) }
            // What looked like a delimiter was the part's own.
            if matched <= before, before > 0 { try receive(delimiter[..<before]) }
            if matched == 0 { try receive([byte]) }
        }
    }

    /// A line up to LF, its CR taken off: of the headers, or what follows a delimiter.
    private mutating func feedLine(_ rest: inout ArraySlice<UInt8>) -> Defect? {
        while let byte = rest.popFirst() {
            taken += 1
            if taken > Self.maximumHeaderBytes { return .headersTooLong }
            line.append(byte)
            if case .delimiterTail(let isFirst) = state, line == [45, 45] {
                // A body without any part has nothing to keep.
                if isFirst { return .endsEarly }
                enter(.epilogue)
                return nil
            }
            guard byte == 10 else { continue }
            guard line.count >= 2, line[line.count - 2] == 13 else {
                if case .headers = state { return .headerMalformed }
                return .delimiterMalformed
            }
            return endLine()
        }
        return nil
    }

    private mutating func endLine() -> Defect? {
        let text = line.dropLast(2)
        line = []
        switch state {
        case .delimiterTail(let isFirst):
            guard text.allSatisfy({ $0 == 32 || $0 == 9 }) else { return .delimiterMalformed }
            guard isFirst else { return .secondPart }
            enter(.headers)
        default:
            guard !text.isEmpty else {
                enter(.part)
                // The part may be empty: then the line end before the delimiter is that of the headers.
                return nil
            }
            guard let colon = text.firstIndex(of: 58), colon > text.startIndex else { return .headerMalformed }
            let name = String(decoding: text[..<colon], as: UTF8.self).lowercased()
            let value = String(decoding: text[(colon + 1)...], as: UTF8.self)
            if name == "content-type", MediaType(value)?.type != "application/dicom" { return .partHasAnotherType }
        }
        return nil
    }
}
