import CanonicalEncoding

/// The log of 300 entries that an independent Python program writes: own code over the RFC's recursion and Python's
/// `cryptography`, accepted by torchwood and Tessera's fsck.
enum ReferenceLog {
    static let secretKey = [UInt8](repeating: 1, count: 32)
    static let rootHash = "f1846dc5d14a152d6ce35b10a9eb5b17221c53ba443a76390f0c5d1a1fcafa5b"
    static let rootHashOf100 = "c2376c1d6373355b83c7bddd63092bbdf673532cb8a0b5c7c28ec51b78959003"

    static let entries: [[UInt8]] = (0..<300).map { index in
        let aggregate = SHA256Digest(hashing: Array("agg\(index)".utf8))
        return JSONValue.object([
            "k": .string("round"), "r": .integer(Int64(index)), "sites": .integer(4), "v": .integer(1),
            "agg": .string(aggregate.hex),
        ]).canonicalBytes
    }

    /// SHA-256 of every file it writes, but for the checkpoint, which has a cosignature besides.
    static let digests = [
        "tile/0/000": "91c8091f44300cab4a4fdbfb9a64ed629fb8c8736d3246a7ea7c435f9ce4331c",
        "tile/0/001.p/44": "fdf3f65e843e5da66aefe33350d162018f6af53dfe6dbc62e09d17c65264e82b",
        "tile/1/000.p/1": "a682663e167e6265449c7a60f747c985939b7c66e360fd59631a4f19e5bf6857",
        "tile/entries/000": "1082f52a0573961ba094e3155754346dfadb777e2f163988c48262bce5089ce1",
        "tile/entries/001.p/44": "392b1ee6da2379a309ce5209d8ac080223f46ab33db4a44b8d920c3a16cc2bc3",
    ]

    /// The consistency proof from 100 to 300.
    static let consistency = [
        "fe5ff7d32ed28a023158f27851d9f38c2f62531dc356adb211e41dd31f1d0a47",
        "ac04e4c1ed50b10075e564061d9f024b7a8aa3496e817b287a56f6f72594364e",
        "56bb36a4b8765748402fadbc71152fcfb0dc2ac4f4749b441630492d92456c07",
        "bbe17068f31b02834aebd699bac5bcf6394b7921710cbd12968d18ff220779e7",
        "94059c3d0fb069bc479c42771cc913a68c586cbb76d6fd6ea8116588bc460fbd",
        "ff13f8ed4d2a9935d83a34d462748207a28a2ab9a772b96c827f8e8ae30be135",
        "76ac53903d9433c386a3bd307cf5341fd3f713db0cdf8d84d30c9ea251b4c4a7",
        "adee10c28af008a21b271fd4189d28c2a6d4f24572a19a19aba2dd7ecfba5ca4",
    ]

    /// The inclusion proof of entry 150.
    static let inclusion = [
        "e78f35769feeb6a29d7c4e2445142e13d0b30a6a60831207fd1e555e0e69fb67",
        "4464d1cc117995804a7b99a7a92a0a9f9f21b515eab1ca3ae8fd1c901b30303a",
        "136ff0b53fc42a2fb8a8952bff0ee71fa2f92d884fc38748c74f23e8201ef82e",
        "c22078ed3a4c76cb8929fa40a9d6e2f97a39daedef01016bd4372ac61343321f",
        "be561d3f0912e6d930f8c8aa105a68b444c9676163b220e5c920fc6ed557b5d7",
        "b09abe28b7ec5c60c32793554b93755513d09d23f65cdc77601a074fc87c3080",
        "f2b87670fe0a15da58175f7ceddd909017f229dda840c908bedeb79587e046f6",
        "74d4f5019b9edf452715f1849584553cb1dc2c8395ab21847271187a161350b3",
        "adee10c28af008a21b271fd4189d28c2a6d4f24572a19a19aba2dd7ecfba5ca4",
    ]
}
