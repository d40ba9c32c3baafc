import DICOM

extension FuzzTarget {
    static let dicomDataSet = FuzzTarget(
        "dicom-data-set",
        words: ValueRepresentation.allCases.map(\.rawValue) + ["\u{FE}\u{FF}", "1\\2\\3", "SIEMENS MR HEADER"],
        seeds: DICOMSeeds.dataSets
    ) { bytes in
        guard let dataSet = try? DataSet(explicitLittleEndian: bytes[...]) else { return }
        let count = ask(dataSet, depth: 0)
        mustHold(count <= bytes.count / 8, "an element takes at least eight bytes")
        mustHold((try? DataSet(explicitLittleEndian: bytes[...])) == dataSet, "the same bytes are the same data set")
    }

    /// Asks for every element in every way; the number of elements.
    private static func ask(_ dataSet: DataSet, depth: Int) -> Int {
        mustHold(depth <= DataSet.depthLimit, "depth is bounded")
        var count = dataSet.elements.count
        for (tag, _) in dataSet.elements {
            _ = dataSet.text(tag)
            _ = dataSet.integer(tag)
            let numbers = dataSet.numbers(tag)
            mustHold((numbers?.count ?? 0) <= max(1, dataSet.bytes(tag)?.count ?? 0), "numbers take bytes")
            _ = dataSet.texts(tag)
            for item in dataSet.items(tag) { count += ask(item, depth: depth + 1) }
        }
        _ = dataSet.privateTag(0x0019, 0x0C, creator: "SIEMENS MR HEADER")
        return count
    }
}
