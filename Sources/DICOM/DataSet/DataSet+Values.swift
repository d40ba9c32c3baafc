extension DataSet {
    /// The bytes of a value, padding included; `nil` if it is absent or a sequence.
    public func bytes(_ tag: Tag) -> ArraySlice<UInt8>? {
        guard case .bytes(let bytes) = self[tag]?.content else { return nil }
        return bytes
    }

    /// The items of a sequence; none if it is absent.
    public func items(_ tag: Tag) -> [DataSet] {
        guard case .items(let items) = self[tag]?.content else { return [] }
        return items
    }

    /// A text value as a whole, without padding; `nil` if it is absent or empty.
    ///
    /// Bytes that are not UTF-8 are replaced.
    public func text(_ tag: Tag) -> String? {
        guard let bytes = bytes(tag) else { return nil }
        let trimmed = Self.trimmed(bytes)
        return trimmed.isEmpty ? nil : String(decoding: trimmed, as: UTF8.self)
    }

    /// The values of a text element that stand between backslashes, each without padding; none if it is absent.
    public func texts(_ tag: Tag) -> [String] {
        guard let bytes = bytes(tag), !Self.trimmed(bytes).isEmpty else { return [] }
        return bytes.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
            .map { String(decoding: Self.trimmed($0), as: UTF8.self) }
    }

    /// The numbers of an element, text or binary; `nil` if it is absent, empty or holds something else.
    ///
    /// Numbers may be NaN or infinite: the caller says what it can use.
    public func numbers(_ tag: Tag) -> [Double]? {
        guard let element = self[tag], case .bytes(let bytes) = element.content, !bytes.isEmpty else { return nil }
        switch element.representation {
        case .decimalString, .integerString: return Self.decimals(bytes)
        // Text that is too long for the length field of its representation (PS3.5, section 6.2.2).
        case .unknown where bytes.count > 0xFFFE: return Self.decimals(bytes)
        case .float, .otherFloat: return Self.words(bytes, UInt32.self) { Double(Float(bitPattern: $0)) }
        case .double, .otherDouble: return Self.words(bytes, UInt64.self) { Double(bitPattern: $0) }
        case .unsignedShort: return Self.words(bytes, UInt16.self) { Double($0) }
        case .signedShort: return Self.words(bytes, UInt16.self) { Double(Int16(bitPattern: $0)) }
        case .unsignedLong, .otherLong: return Self.words(bytes, UInt32.self) { Double($0) }
        case .signedLong: return Self.words(bytes, UInt32.self) { Double(Int32(bitPattern: $0)) }
        default: return nil
        }
    }

    /// The first number of an element.
    public func number(_ tag: Tag) -> Double? { numbers(tag)?.first }

    /// The first number of an element, if it is whole.
    public func integer(_ tag: Tag) -> Int? { number(tag).flatMap { Int(exactly: $0) } }

    /// The tag of a private element, found by its creator's block (PS3.5, section 7.8.1); `nil` if the creator has no
    /// block in the group.
    ///
    /// Archives write some creators in capitals.
    public func privateTag(_ group: UInt16, _ element: UInt8, creator: String) -> Tag? {
        for (tag, _) in elements[firstIndex(from: Tag(group, 0x10))...] {
            guard tag <= Tag(group, 0xFF) else { return nil }
            if text(tag)?.lowercased() == creator.lowercased() { return Tag(group, tag.element << 8 | UInt16(element)) }
        }
        return nil
    }

    // MARK: - Values of bytes

    /// Without spaces and zeros at either end.
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isPadding = { (byte: UInt8) in byte == 0 || byte == UInt8(ascii: " ") }
        guard let first = bytes.firstIndex(where: { !isPadding($0) }),
            let last = bytes.lastIndex(where: { !isPadding($0) })
        else { return [] }
        return bytes[first...last]
    }

    /// Decimal numbers between backslashes; `nil` if one is no number.
    static func decimals(_ bytes: ArraySlice<UInt8>) -> [Double]? {
        var numbers: [Double] = []
        for field in bytes.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false) {
            let digits = trimmed(field)
            // Swift's own parser takes "nan", "inf" and hexadecimal numbers too; PS3.5 has none of these.
            guard digits.allSatisfy({ Self.decimalBytes.contains($0) }),
                let number = Double(String(decoding: digits, as: UTF8.self))
            else { return nil }
            numbers.append(number)
        }
        return numbers
    }

    private static let decimalBytes = Set("0123456789+-.eE".utf8)

    private static func words<Word: FixedWidthInteger & UnsignedInteger>(
        _ bytes: ArraySlice<UInt8>,
        _ type: Word.Type,
        _ value: (Word) -> Double
    ) -> [Double]? {
        let size = MemoryLayout<Word>.size
        guard bytes.count.isMultiple(of: size) else { return nil }
        return stride(from: bytes.startIndex, to: bytes.endIndex, by: size).map { start in
            value(bytes[start..<start + size].reversed().reduce(0) { $0 << 8 | Word($1) })
        }
    }
}
