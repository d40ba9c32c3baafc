/// Names of transfer syntaxes (PS3.6, annex A).
enum TransferSyntaxName {
    /// The name of a UID in the standard; no other UID is repeated.
    static func of(_ identifier: String) -> String {
        guard identifier.hasPrefix(root) else { return "one that is not in the standard, or absent" }
        return names[String(identifier.dropFirst(root.count))] ?? "one that is not known"
    }

    private static let root = "1.2.840.10008.1.2"

    private static let names: [String: String] = [
        "": "Implicit VR Little Endian",
        ".1": "Explicit VR Little Endian",
        ".1.98": "Encapsulated Uncompressed Explicit VR Little Endian",
        ".1.99": "Deflated Explicit VR Little Endian",
        ".2": "Explicit VR Big Endian",
        ".4.50": "JPEG Baseline (Process 1)",
        ".4.51": "JPEG Extended (Process 2 and 4)",
        ".4.57": "JPEG Lossless, Non-Hierarchical (Process 14)",
        ".4.70": "JPEG Lossless, Non-Hierarchical, First-Order Prediction (Process 14, Selection Value 1)",
        ".4.80": "JPEG-LS Lossless",
        ".4.81": "JPEG-LS Lossy (Near-Lossless)",
        ".4.90": "JPEG 2000 (Lossless Only)",
        ".4.91": "JPEG 2000",
        ".4.92": "JPEG 2000 Part 2 Multi-component (Lossless Only)",
        ".4.93": "JPEG 2000 Part 2 Multi-component",
        ".4.94": "JPIP Referenced",
        ".4.95": "JPIP Referenced Deflate",
        ".4.100": "MPEG2 Main Profile / Main Level",
        ".4.101": "MPEG2 Main Profile / High Level",
        ".4.102": "MPEG-4 AVC/H.264 High Profile / Level 4.1",
        ".4.103": "MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1",
        ".4.110": "JPEG XL Lossless",
        ".4.111": "JPEG XL JPEG Recompression",
        ".4.112": "JPEG XL",
        ".4.201": "High-Throughput JPEG 2000 (Lossless Only)",
        ".4.202": "High-Throughput JPEG 2000 with RPCL Options (Lossless Only)",
        ".4.203": "High-Throughput JPEG 2000",
        ".5": "RLE Lossless",
    ]
}
