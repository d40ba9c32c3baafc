import CanonicalEncoding

extension FuzzTarget {
    static let json = FuzzTarget(
        "json",
        words: [
            "true", "false", "null", "\\u0000", "\\ud83d\\ude00", "\\ud800", "9007199254740991", "-9007199254740991",
            "9007199254740992", "-0", "{}", "[]", "\":", ",\"", "[[[[[[[[", "\u{E9}", "e\u{301}", "\u{FEFF}",
        ],
        seeds: {
            [
                "{\"a\":[1,-2,true,null],\"b\":{\"\":\"x\\n\\u00e9\"}}", "[]", " { } ", "\"\\ud83d\\ude00 \u{1F600}\"",
                "-9007199254740991", String(repeating: "[", count: 64) + String(repeating: "]", count: 64),
            ].map { Array($0.utf8) }
        },
        run: { bytes in
            guard let value = try? JSONValue(parsing: bytes, maximumBytes: 1 << 20) else {
                return mustHold((try? JSONValue(canonical: bytes)) == nil, "what is canonical can be read")
            }
            let canonical = value.canonicalBytes
            mustHold((try? JSONValue(canonical: canonical)) == value, "the canonical form is read back as the value")
            mustHold((try? JSONValue(canonical: bytes)) != nil || canonical != bytes, "only one form is canonical")
        }
    )

    static let safetensors = FuzzTarget(
        "safetensors",
        words: [
            "\"dtype\":\"I64\"", "\"data_offsets\":[0,8]", "\"shape\":[]", "\"shape\":[0]", "__metadata__", "{}  ",
        ],
        seeds: {
            [
                try TensorFile([]).bytes,
                try TensorFile([.init(name: "a", shape: [2], words: [1, -1])]).bytes,
                try TensorFile(
                    [.init(name: "a", shape: [], words: [7]), .init(name: "b", shape: [1, 0], words: [])],
                    metadata: ["k": "v"]
                ).bytes,
                try TensorFile([.init(name: "w", shape: [2, 2], words: [1, 2, 3, .min])]).bytes,
            ]
        },
        run: { bytes in
            guard let file = try? TensorFile(bytes: bytes, maximumBytes: 1 << 20) else { return }
            mustHold(file.bytes == bytes, "a file is written as it was read")
            mustHold(file.tensors.reduce(0) { $0 + 8 * $1.words.count } < bytes.count, "a word is there once")
            mustHold(file.tensors.allSatisfy { file[$0.name] == $0 }, "a tensor is found by its name")
        }
    )
}
