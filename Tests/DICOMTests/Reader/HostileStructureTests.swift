import DICOM
import Testing

/// Structures that a parser may trip over; each is refused for what it is.
@Suite struct HostileStructureTests {
    fileprivate typealias File = SyntheticFile

    private func refusal(_ dataSet: [UInt8], transferSyntax: String = File.explicitLittle) throws -> DICOMError? {
        let reader = try DICOMReader.built()
        return failure { () throws(DICOMError) in
            try reader.image(in: File.bytes(dataSet, transferSyntax: transferSyntax))
        }
    }

    private static func nested(_ depth: Int) -> [UInt8] {
        var inner: [UInt8] = []
        for _ in 0..<depth { inner = File.implicit(0x0008, 0x1140, File.item(inner)) }
        return inner
    }

    @Test(arguments: ["UN", "SQ"]) func `sequences of any kind are bounded in depth`(representation: String) throws {
        var inner = Self.nested(2000)
        if representation == "SQ" {
            inner = (0..<2000).reduce([]) { inner, _ in File.element(0x0008, 0x1140, "SQ", File.item(inner)) }
        } else {
            inner = File.element(0x0008, 0x1140, "UN", File.item(inner))
        }
        #expect(try refusal(inner) == .refused("its sequences stand too deep in each other"))
    }

    @Test func `sequences in implicit files are bounded in depth`() throws {
        let refused = try refusal(Self.nested(2000), transferSyntax: File.implicitLittle)
        #expect(refused == .refused("its sequences stand too deep in each other"))
    }

    @Test func `as many levels as are allowed are read`() throws {
        let reader = try DICOMReader.built()
        let file = File.bytes(Self.nested(DataSet.depthLimit), transferSyntax: File.implicitLittle)
        var dataSet = try reader.header(in: file).dataSet
        var depth = 0
        while let inner = dataSet.items(Tag(0x0008, 0x1140)).first { (dataSet, depth) = (inner, depth + 1) }
        #expect(depth == DataSet.depthLimit)
    }

    @Test(arguments: [SyntheticFile.explicitLittle, SyntheticFile.implicitLittle])
    func `a value of odd length is read if all that follows is in order`(transferSyntax: String) throws {
        let reader = try DICOMReader.built()
        let isExplicit = transferSyntax == File.explicitLittle
        let element = { (group: UInt16, number: UInt16, representation: String, value: [UInt8]) in
            isExplicit
                ? File.element(group, number, representation, value) : File.implicit(group, number, value)
        }
        let odd = element(0x0008, 0x103E, "LO", Array("ABC".utf8)) + element(0x0009, 0x1001, "UN", [1, 2, 3, 4, 5])
        let last = element(0x0020, 0x0013, "IS", Array("12".utf8))
        let dataSet = try reader.header(in: File.bytes(odd + last, transferSyntax: transferSyntax)).dataSet
        #expect(dataSet.text(Tag(0x0008, 0x103E)) == "ABC")
        #expect(dataSet.bytes(Tag(0x0009, 0x1001))?.prefix(5) == [1, 2, 3, 4, 5])
        #expect(dataSet.integer(Tag(0x0020, 0x0013)) == 12)
        let oddLength = DICOMError.refused("an element has an odd length")
        // A length that is one too short or too long, and tags that do not rise.
        let lying = element(0x0008, 0x103E, "LO", Array("ABC".utf8))
        for rubbish in [lying + [0] + last, lying.dropLast() + last, last + lying + lying] {
            #expect(try refusal(Array(rubbish) + last, transferSyntax: transferSyntax) == oddLength)
        }
        if isExplicit { #expect(try refusal(File.element(0x0008, 0x1140, "SQ", [1, 2, 3])) == oddLength) }
    }

    @Test(arguments: [0xFFFF_FFFE, 0x7FFF_FFFE, 0x1000] as [UInt32])
    func `an element cannot claim what the file does not have`(length: UInt32) throws {
        for (group, number, representation) in [(0x7FE0, 0x0010, "OW"), (0x0009, 0x1001, "UN"), (0x0008, 0x1140, "SQ")]
        {
            let header = File.header(UInt16(group), UInt16(number), representation, length: length)
            let refused = try refusal(File.description(rows: 4, columns: 4) + header + File.item([]))
            #expect(refused == .refused("it is cut off, or an element claims more bytes than the file has"))
        }
    }

    /// Found by the campaign: DCMTK asked for 3.5 GiB here.
    @Test(arguments: [File.implicitLittle, File.explicitLittle])
    func `an element cannot claim more than its item, in a sequence that only the dictionary knows`(
        transferSyntax: String
    ) throws {
        let claim = File.little(UInt16(0x0008)) + File.little(UInt16(0x1155)) + File.little(UInt32(0xE000_FFFE))
        let items = File.item(claim + [0, 0]) + File.item([])
        let isImplicit = transferSyntax == File.implicitLittle
        let sequence =
            isImplicit ? File.implicit(0x0008, 0x1140, items) : File.element(0x0008, 0x1140, "UN", items)
        #expect(
            try refusal(sequence, transferSyntax: transferSyntax)
                == .refused("it is cut off, or an element claims more bytes than the file has")
        )
    }

    @Test func `lengths without end are for sequences and compressed pixels only`() throws {
        let refused = try refusal(File.header(0x0008, 0x0104, "UT", length: 0xFFFF_FFFF) + File.item([]))
        #expect(refused == .refused("its sequences or items do not begin or end as they should"))
    }

    @Test(
        arguments: [
            (16, 17), (0, 0), (16, 0), (24, 24), (64, 64), (12, 12),
        ] as [(UInt16, UInt16)]
    )
    func `bits that cannot be are refused`(allocated: UInt16, stored: UInt16) throws {
        let description = File.description(rows: 4, columns: 4, bits: allocated, stored: stored)
        let refused = try refusal(description + File.element(0x7FE0, 0x0010, "OW", .init(repeating: 0, count: 256)))
        #expect(refused == .refused("its numbers of bits cannot be"))
    }

    @Test(arguments: ["0", "-3", "x", "2147483648"]) func `frames that cannot be are refused`(count: String) throws {
        let refused = try refusal(
            File.element(0x0028, 0x0008, "IS", File.text(count)) + File.description(rows: 4, columns: 4)
                + File.element(0x7FE0, 0x0010, "OW", .init(repeating: 0, count: 32))
        )
        #expect(refused == .refused("its number of frames cannot be"))
    }

    @Test(arguments: ["1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.999", "1.2.3.4711"])
    func `a transfer syntax that is not read is named only if the standard does`(identifier: String) throws {
        let message = try #require(try refusal(File.image, transferSyntax: identifier)).description
        #expect(message.contains("High-Throughput JPEG 2000") == identifier.hasSuffix(".201"))
        #expect(!message.contains("4711") && !message.contains("999"))
    }

    @Test(arguments: ["4.90", "4.70", "4.80", "4.50", "5"])
    func `rubbish in place of compressed pixels is refused`(syntax: String) throws {
        let rubbish: [UInt8] = [0xFF, 0x4F, 0xFF, 0x51, 0, 41] + (0..<90).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        let pixels =
            File.header(0x7FE0, 0x0010, "OB", length: 0xFFFF_FFFF) + File.item([]) + File.item(rubbish)
            + File.little(UInt16(0xFFFE)) + File.little(UInt16(0xE0DD)) + [0, 0, 0, 0]
        let description = File.description(rows: 4, columns: 4, bits: syntax == "4.50" ? 8 : 16)
        let refused = try refusal(description + pixels, transferSyntax: "1.2.840.10008.1.2." + syntax)
        #expect(refused == .refused("its pixel data cannot be decompressed"))
    }
}
