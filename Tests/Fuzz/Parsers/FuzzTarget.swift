/// A parser, what may be fed to it, and what to begin with.
struct FuzzTarget: Sendable {
    /// Its name on the command line.
    let name: String

    /// Words of the format that chance would not find.
    let words: [String]

    /// Small valid inputs, made by our own writers where there are any.
    let seeds: @Sendable () throws -> [[UInt8]]

    /// Reads an input; refusing is fine, ending the process is a finding.
    let run: @Sendable ([UInt8]) -> Void

    init(
        _ name: String,
        words: [String] = [],
        seeds: @escaping @Sendable () throws -> [[UInt8]],
        run: @escaping @Sendable ([UInt8]) -> Void
    ) {
        (self.name, self.words, self.seeds, self.run) = (name, words, seeds, run)
    }

    /// All parsers that read what others wrote.
    static let all: [FuzzTarget] = [
        .nifti, .nrrd, .gzip, .dicomDataSet, .dicomSeries, .dicomMasks, .tables, .json, .messages, .safetensors,
        .studyYAML, .settingsYAML,
        .pyRadiomicsParameters, .signedNotes, .proofs, .certificates,
    ]

    /// The target of a name.
    static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }

    /// The words as a dictionary of libFuzzer.
    var dictionary: String {
        words.map { word in
            let text = word.utf8.map { byte in
                let isPlain = (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
                guard !isPlain else { return String(UnicodeScalar(byte)) }
                return (byte < 16 ? "\\x0" : "\\x") + String(byte, radix: 16)
            }
            return "\"\(text.joined())\"\n"
        }.joined()
    }
}

/// Ends the process, which the fuzzer takes for a finding, if something that must hold of every accepted input does not.
func mustHold(_ condition: Bool, _ rule: String) {
    if !condition { fatalError(rule) }
}
