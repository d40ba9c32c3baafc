/// Takes an instance out of a WADO-RS answer into a file, while it arrives.
///
/// Not thread-safe: it belongs to the transfer.
final class InstanceReceiver {
    /// The most bytes that an instance may have.
    static let maximumBytes = 512 << 20

    private let name: String
    private let folder: String
    private var file: PartialFile?
    private var parser: MultipartParser?
    private var refusedBytes = 0

    init(name: String, folder: String) {
        self.name = name
        self.folder = folder
    }

    /// Takes a piece of the body.
    func receive(_ bytes: [UInt8], head: AnswerHead) throws(PACSError) {
        guard head.status == 200 else {
            // What a refusal says may name a patient; it is passed over, within bounds.
            refusedBytes += bytes.count
            if refusedBytes > 1 << 20 { throw .tooLarge(maximumBytes: 1 << 20) }
            return
        }
        if parser == nil { parser = try Self.parser(for: head) }
        let file = try openFile()
        try parser?.feed(bytes, onDefect: Self.error) { part throws(PACSError) in try file.write(part) }
    }

    private func openFile() throws(PACSError) -> PartialFile {
        if let file { return file }
        let opened = try PartialFile(name: name, folder: folder)
        file = opened
        return opened
    }

    /// Makes a whole instance's file appear under its name; its size.
    func finish() throws(PACSError) -> Int {
        guard let parser, let file else { throw Self.error(.endsEarly) }
        do { try parser.finish() } catch { throw Self.error(error) }
        guard file.isDICOM else {
            throw .unexpectedAnswer("The PACS delivered something that is no DICOM file.")
        }
        try file.complete()
        return file.byteCount
    }

    private static func parser(for head: AnswerHead) throws(PACSError) -> MultipartParser {
        guard let type = head.contentType, let boundary = MultipartBoundary(contentType: type) else {
            throw .unexpectedAnswer(
                "The PACS delivered an image in another wrapping than the standard's (multipart/related of "
                    + "application/dicom): is this a WADO-RS service?"
            )
        }
        return MultipartParser(boundary: boundary)
    }

    private static func error(_ defect: MultipartParser.Defect) -> PACSError {
        switch defect {
        case .secondPart: .unexpectedAnswer("The PACS delivered more than the one image that was asked for.")
        case .endsEarly: .unexpectedAnswer("The PACS delivered an image without its end.")
        case .partHasAnotherType: .unexpectedAnswer("The PACS delivered something else than a DICOM file.")
        case .preambleTooLong, .headersTooLong, .headerMalformed, .delimiterMalformed, .epilogueTooLong:
            .unexpectedAnswer("The PACS delivered an image in a broken multipart wrapping.")
        }
    }
}
