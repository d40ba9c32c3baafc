/// What `dicom-reader` answers, as `Sources/DICOMReader/README.md` has it.
enum ReaderAnswer {
    case refused(RefusalCode, transferSyntax: String)
    case dataSet([UInt8], transferSyntax: String)

    /// Receives one answer, of which no more than `limit` bytes may be a data set.
    ///
    /// Room is made for as many bytes as are expected, so that a long answer need not grow through copies of itself.
    init(from channel: ReaderChannel, limit: Int, expected: Int = 0) throws(ReaderFailure) {
        let header = try channel.receive(72)
        guard header.starts(with: "DCMa".utf8) else { throw .damaged }
        guard let transferSyntax = Self.identifier(header[8...]) else { throw .damaged }
        guard header[4] == 0 else {
            self = .refused(RefusalCode(header[4]), transferSyntax: transferSyntax)
            return
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(expected, limit))
        while case let length = Self.length(try channel.receive(4)), length > 0 {
            guard length <= Self.chunkLimit else { throw .damaged }
            guard length <= limit - bytes.count else { throw .answerTooLong }
            bytes += try channel.receive(length)
        }
        let end = try channel.receive(1)[0]
        self =
            end == 0
            ? .dataSet(bytes, transferSyntax: transferSyntax)
            : .refused(RefusalCode(end), transferSyntax: transferSyntax)
    }

    /// The most bytes of one piece.
    private static let chunkLimit = 1 << 20

    private static func length(_ bytes: [UInt8]) -> Int {
        bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// Digits and dots, then zeros.
    private static func identifier(_ bytes: ArraySlice<UInt8>) -> String? {
        let digits = bytes.prefix { $0 != 0 }
        let isIdentifier = digits.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        guard isIdentifier, bytes.dropFirst(digits.count).allSatisfy({ $0 == 0 }) else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }

    /// The file, or why it was refused.
    func file() throws(DICOMError) -> DICOMFile {
        switch self {
        case .refused(let code, let transferSyntax):
            throw code.error(transferSyntax: transferSyntax)
        case .dataSet(let bytes, let transferSyntax):
            return DICOMFile(
                transferSyntax: transferSyntax,
                dataSet: try DataSet(explicitLittleEndian: bytes[...])
            )
        }
    }
}
